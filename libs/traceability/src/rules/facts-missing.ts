import { InvariantViolation } from '@suyuan/domain';
import type { Trace } from '../answers';
import { STEP_ITEMS, type Steps } from '../steps';
import type { Dossier } from './dossier';

/** The graph knows something whose facts are not there: what a judgement would rest on is missing. */
export class FactsMissing extends InvariantViolation {
  constructor(
    /** What they are about, as `certificate c-1`. */
    readonly missing: readonly string[],
  ) {
    super(`facts are missing: ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ', …' : ''}`);
  }
}

/** The value, which has to be there. @throws FactsMissing */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new FactsMissing([what]);
  return value;
}

/** What the graph knows to be registered at a position. A name that nobody registered has no facts. */
export interface Registrations {
  knowsAsset(id: string, knownAt: number): boolean;
  knowsOrganization(id: string, knownAt: number): boolean;
}

/**
 * Everything a walk came through must be in the dossier: silence about what is not there would be a pass. Of a trace
 * alone it is known for every certificate and its asset; whether an issuer, or an asset that is only named, was ever
 * registered is told by the graph.
 *
 * @throws FactsMissing
 */
export function* requireFactsInSteps(trace: Trace, dossier: Dossier, known?: Registrations): Steps<void> {
  let looked = 0;
  const missing = new Set<string>();
  const assets = new Set<string>();
  const organizations = new Set<string>();
  for (const { id, asset, issuer } of trace.walked) {
    if (dossier.certificate(id) === null) missing.add(`certificate ${id}`);
    if (asset !== null) assets.add(asset);
    organizations.add(issuer);
    if ((looked += 1) % STEP_ITEMS === 0) yield;
  }
  for (const { asset, to, how } of trace.links) {
    if ((looked += 1) % STEP_ITEMS === 0) yield;
    if (typeof asset !== 'string' || assets.has(asset)) continue;
    // In force nowhere: the walk looked for a certificate of an asset that it knew.
    const isRegistered = known?.knowsAsset(asset, trace.knownAt) ?? (to === null && how === 'IN_FORCE');
    if (isRegistered) assets.add(asset);
  }
  for (const id of assets) {
    if ((looked += 1) % STEP_ITEMS === 0) yield;
    if (dossier.asset(id) === null) missing.add(`asset ${id}`);
  }
  for (const id of organizations) {
    if (known?.knowsOrganization(id, trace.knownAt) && dossier.laboratory(id).status === 'UNKNOWN') {
      missing.add(`organization ${id}`);
    }
  }
  if (missing.size > 0) throw new FactsMissing([...missing].sort());
}
