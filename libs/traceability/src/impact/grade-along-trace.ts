import { assetOn, coversOf, natureOf, type NonconformityFound } from '@suyuan/domain';
import type { Trace, TraceLink } from '../answers';
import type { BaseRange } from '../facts';
import type { Dossier } from '../rules/dossier';
import { present } from '../rules/facts-missing';
import { shiftsOf } from '../found-out/effects';
import { gradeImpact, type ImpactGrading, type SignedShifts } from './grade-impact';

/**
 * How bad a finding about a reference is for the certificate a trace starts from: the same grading as that of an
 * impact, found from the other end. Null where the shift is not stated, or nobody can say how much of it arrives.
 */
export function gradeAlongTrace(
  trace: Trace,
  finding: NonconformityFound['data'],
  dossier: Dossier,
): ImpactGrading | null {
  if (trace.start === null || (finding.shift === null && finding.shifts === undefined)) return null;
  const start = present(dossier.certificate(trace.start), `certificate ${trace.start}`);
  const suspected = trace.links.filter((link) => isSuspected(link, finding));
  const carried = carriedDown(trace, suspected, finding.quantity, dossier);
  const results = start.results.map((_, index) => index).filter((index) => carried.has(key(start.id, index)));
  if (results.length === 0) return null;
  const asset = trace.walked[0]?.asset ?? null;
  return gradeImpact({
    shift: finding.shift,
    ...signedOf(finding, asset, dossier),
    quantity: finding.quantity,
    certificate: start,
    measurands:
      asset === null
        ? []
        : assetOn(present(dossier.asset(asset), `asset ${asset}`), start.performedOn).measurands,
    results,
    ranges: suspected.flatMap((link) => rangesOf(link, dossier)),
  });
}

/** Its shifts by value, with the sign with which they arrive at the asset that the trace starts from. */
function signedOf(
  { asset, quantity, to, shifts }: NonconformityFound['data'],
  item: string | null,
  dossier: Dossier,
): { shifts?: SignedShifts } {
  if (shifts === undefined) return {};
  const natureOfAsset = (id: string | null) => {
    const state = id === null ? null : dossier.asset(id);
    return state && natureOf(assetOn(state, to), quantity);
  };
  const passage = { quantity, reference: natureOfAsset(asset), item: natureOfAsset(item) };
  return { shifts: { asset, stated: shiftsOf(shifts, quantity), passage } };
}

/** Links on which the walk met the finding. One for the certificate as a whole cannot say which result it serves. */
function isSuspected(link: TraceLink, { id, quantity }: NonconformityFound['data']): boolean {
  return (
    link.role === 'MAIN' &&
    !link.documentLevel &&
    link.quantity === quantity &&
    link.findings.some(({ code, evidence }) => code === 'REFERENCE_NONCONFORMING' && evidence.includes(id))
  );
}

const key = (certificate: string, result: number): string => `${certificate}\n${result}`;

/** Results at which the error arrives by links of one quantity alone: from the suspected links down, each result once. */
function carriedDown(
  trace: Trace,
  suspected: readonly TraceLink[],
  quantity: string,
  dossier: Dossier,
): Set<string> {
  const isOfQuantity = ({ from, result }: TraceLink): boolean =>
    present(dossier.certificate(from), `certificate ${from}`).results[result]?.quantity === quantity;
  const users = usersOf(trace, quantity);
  const carried = new Set<string>();
  const arriving: TraceLink[] = [...suspected];
  for (const link of arriving) {
    const child = key(link.from, link.result);
    if (carried.has(child) || !isOfQuantity(link)) continue;
    carried.add(child);
    for (const user of users.get(child) ?? []) arriving.push(user);
  }
  return carried;
}

/** Links of a quantity, by each result that they lead to. */
function usersOf({ links }: Trace, quantity: string): Map<string, TraceLink[]> {
  const users = new Map<string, TraceLink[]>();
  for (const link of links) {
    if (link.role !== 'MAIN' || link.documentLevel || link.quantity !== quantity || link.to === null)
      continue;
    for (const index of link.selected) {
      const parent = key(link.to, index);
      const known = users.get(parent);
      if (known) known.push(link);
      else users.set(parent, [link]);
    }
  }
  return users;
}

/** What the suspected certificate covers. */
function rangesOf({ to, asset, selected }: TraceLink, dossier: Dossier): BaseRange[] {
  if (to === null) return [];
  const certificate = present(dossier.certificate(to), `certificate ${to}`);
  const state = typeof asset === 'string' ? dossier.asset(asset) : null;
  const measurands = state === null ? [] : assetOn(state, certificate.performedOn).measurands;
  return selected.flatMap((index) =>
    coversOf(
      present(certificate.results[index], `result ${index} of certificate ${to}`),
      certificate,
      measurands,
    ),
  );
}
