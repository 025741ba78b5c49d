/** What is known at a position, and which asset a name means then: the ground that the naive model stands on. */
import type { AssetReference } from '@suyuan/domain';
import type {
  AcceptanceFact,
  AssetFact,
  CertificateFact,
  ConfirmationFact,
  DesignationFact,
  DisputeFact,
  EntrustmentFact,
  ExaminationFact,
  GraphFact,
  OrganizationEndFact,
  MeasuresFact,
  OrganizationFact,
  OwnershipFact,
  RevocationFact,
  ScopeFact,
  SuspensionFact,
  TraceLink,
} from '@suyuan/traceability';

/** A node of the graph: one result of one certificate. */
export interface ResultNode {
  certificate: CertificateFact;
  result: number;
}

/** A link with what the walk needs: the results it goes on with (none where the walk ends). */
export interface WalkLink extends Omit<TraceLink, 'selected'> {
  next: ResultNode[];
}

/** The facts whose position is at most k, each once, by kind. */
export interface Known {
  k: number;
  assets: AssetFact[];
  certificates: CertificateFact[];
  revocations: RevocationFact[];
  examinations: ExaminationFact[];
  organizations: OrganizationFact[];
  ends: OrganizationEndFact[];
  ownerships: OwnershipFact[];
  scopes: ScopeFact[];
  entrustments: EntrustmentFact[];
  designations: DesignationFact[];
  acceptances: AcceptanceFact[];
  confirmations: ConfirmationFact[];
  disputes: DisputeFact[];
  suspensions: SuspensionFact[];
  measures: MeasuresFact[];
  /** Links already resolved, so that hundreds of worlds can be asked; they depend on nothing but these facts. */
  links: Map<string, WalkLink[]>;
}

export function codeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const remembered = new WeakMap<readonly GraphFact[], Map<number, Known>>();

/** The array must not change afterwards. */
export function knownAt(facts: readonly GraphFact[], k: number): Known {
  const ofFacts = remembered.get(facts) ?? new Map<number, Known>();
  remembered.set(facts, ofFacts);
  const known = ofFacts.get(k) ?? factsUpTo(facts, k);
  ofFacts.set(k, known);
  return known;
}

function factsUpTo(facts: readonly GraphFact[], k: number): Known {
  const once = facts.filter(
    (fact, i) => fact.position <= k && facts.findIndex((other) => other.position === fact.position) === i,
  );
  return {
    k,
    assets: once.filter((fact) => fact.kind === 'ASSET'),
    certificates: once.filter((fact) => fact.kind === 'CERTIFICATE'),
    revocations: once.filter((fact) => fact.kind === 'REVOCATION'),
    examinations: once.filter((fact) => fact.kind === 'EXAMINATION'),
    organizations: once.filter((fact) => fact.kind === 'ORGANIZATION'),
    ends: once.filter((fact) => fact.kind === 'ORGANIZATION_END'),
    ownerships: once.filter((fact) => fact.kind === 'OWNERSHIP'),
    scopes: once.filter((fact) => fact.kind === 'SCOPE'),
    entrustments: once.filter((fact) => fact.kind === 'ENTRUSTMENT'),
    designations: once.filter((fact) => fact.kind === 'DESIGNATION'),
    acceptances: once.filter((fact) => fact.kind === 'ACCEPTANCE'),
    confirmations: once.filter((fact) => fact.kind === 'CONFIRMATION'),
    disputes: once.filter((fact) => fact.kind === 'DISPUTE'),
    suspensions: once.filter((fact) => fact.kind === 'SUSPENSION'),
    measures: once.filter((fact) => fact.kind === 'MEASURES'),
    links: new Map(),
  };
}

export function certificateById(known: Known, id: string): CertificateFact | undefined {
  return known.certificates.find((certificate) => certificate.id === id);
}

/** The registered asset that a reference means: by its id, else by the one registration with that nameplate. */
export function resolveAsset(known: Known, named: AssetReference): AssetFact | null {
  const matches = known.assets.filter((asset) =>
    typeof named === 'string'
      ? asset.id === named
      : asset.identity !== null &&
        asset.identity.manufacturer === named.manufacturer &&
        asset.identity.model === named.model &&
        asset.identity.serialNumber === named.serialNumber,
  );
  return matches.length === 1 ? matches[0]! : null;
}

/** Two names mean one asset: both resolve to it, or neither resolves and they say the same. */
export function sameAsset(known: Known, a: AssetReference, b: AssetReference): boolean {
  const [assetA, assetB] = [resolveAsset(known, a), resolveAsset(known, b)];
  if (assetA !== null || assetB !== null) return assetA?.id === assetB?.id;
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.manufacturer === b.manufacturer && a.model === b.model && a.serialNumber === b.serialNumber;
}
