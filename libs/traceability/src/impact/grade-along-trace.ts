import { baseRangeOf, type NonconformityFound } from '@suyuan/domain';
import type { Trace, TraceLink } from '../answers';
import type { BaseRange } from '../facts';
import type { Dossier } from '../rules/dossier';
import { gradeImpact, type ImpactGrading } from './grade-impact';

/**
 * How bad a finding about a reference is for the certificate a trace starts from: the same grading as that of an
 * impact, found from the other end. Null where the shift is not stated, or nobody can say how much of it arrives.
 */
export function gradeAlongTrace(
  trace: Trace,
  finding: NonconformityFound['data'],
  dossier: Dossier,
): ImpactGrading | null {
  const start = trace.start === null ? null : dossier.certificate(trace.start);
  if (start === null || finding.shift === null) return null;
  const suspected = trace.links.filter((link) => isSuspected(link, finding));
  const carried = carriedDown(trace, suspected, finding.quantity, dossier);
  const results = start.results.map((_, index) => index).filter((index) => carried.has(key(start.id, index)));
  if (results.length === 0) return null;
  const asset = trace.walked[0]?.asset ?? null;
  return gradeImpact({
    shift: finding.shift,
    quantity: finding.quantity,
    certificate: start,
    measurands: (asset === null ? null : dossier.asset(asset))?.asset.measurands ?? [],
    results,
    ranges: suspected.flatMap((link) => rangesOf(link, dossier)),
  });
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

/** Results at which the error arrives by links of one quantity alone. */
function carriedDown(
  trace: Trace,
  suspected: readonly TraceLink[],
  quantity: string,
  dossier: Dossier,
): Set<string> {
  const isOfQuantity = ({ from, result }: TraceLink): boolean =>
    dossier.certificate(from)?.results[result]?.quantity === quantity;
  const carried = new Set<string>();
  const arrives = (link: TraceLink): boolean =>
    suspected.includes(link) ||
    (link.role === 'MAIN' &&
      !link.documentLevel &&
      link.quantity === quantity &&
      link.to !== null &&
      link.selected.some((index) => carried.has(key(link.to!, index))));
  // Parents may come before or after their children where certificates stand on a circle: until nothing is added.
  for (let before = -1; before < carried.size;) {
    before = carried.size;
    for (const link of trace.links) {
      if (arrives(link) && isOfQuantity(link)) carried.add(key(link.from, link.result));
    }
  }
  return carried;
}

/** What the suspected certificate covers. */
function rangesOf({ to, selected }: TraceLink, dossier: Dossier): BaseRange[] {
  const results = (to === null ? null : dossier.certificate(to))?.results ?? [];
  return selected.flatMap((index) => (results[index] ? [baseRangeOf(results[index])] : []));
}
