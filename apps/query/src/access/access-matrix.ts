import type { Role } from '@suyuan/platform';

/**
 * How a reader stands to a record, the nearest relation first. HIDDEN: restricted, or under a supervision of its own, and
 * the reader neither owns it, is entrusted with it, nor is cleared for it.
 */
export const RELATIONS = [
  'OWN',
  'ENTRUSTED',
  /** It issued the certificate, or one of the asset that is admitted. */
  'ISSUED',
  'HIDDEN',
  'IN_REGION',
  'PUBLIC_STANDARD',
  /** It stands in a chain that starts in the region of the reader. */
  'IN_CHAIN',
  /** Something of the reader's is affected by it. */
  'AFFECTED',
  'FOREIGN',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** NOT_FOUND: answered as an id that nobody knows. PART: what a trace needs, or what is public of a standard. */
export type Level = 'FULL' | 'PART' | 'NOT_FOUND';

/** What is read of each relation; a relation that is left out is NOT_FOUND. */
export type Reads = Readonly<Partial<Record<Relation, Level>>>;

/** The roles that read records at all; `auditor` reads the access log and nothing else. */
export const READING_ROLES = ['lab', 'enterprise', 'inspector', 'regulator', 'admin'] as const;
export type ReadingRole = (typeof READING_ROLES)[number];

/** What a route is about: whether its rows are records with owners, lists of them, or open to all who are let in. */
export type Thing =
  'ASSET' | 'CERTIFICATE' | 'ORGANIZATION' | 'IMPACT_CASE' | 'PROPOSAL' | 'LIST' | 'OPEN' | 'ACCESS_LOG';

export interface AccessRow {
  /** Method and path as the router has them. */
  route: string;
  thing: Thing;
  reads: Readonly<Record<ReadingRole, Reads>>;
  /** Whether answers of it to those who oversee are recorded in the access log. */
  recorded: boolean;
}

const EVERYTHING: Reads = Object.fromEntries(RELATIONS.map((relation) => [relation, 'FULL']));

/** The three roles that oversee: their region, the chains that start in it, and the standards on top of them. */
const OVERSIGHT: Reads = {
  OWN: 'FULL',
  IN_REGION: 'FULL',
  PUBLIC_STANDARD: 'FULL',
  IN_CHAIN: 'FULL',
};

const row = (route: string, thing: Thing, organizations: Reads, oversight: Reads = OVERSIGHT): AccessRow => ({
  route,
  thing,
  reads: {
    lab: organizations,
    enterprise: organizations,
    inspector: oversight,
    regulator: oversight,
    admin: EVERYTHING,
  },
  recorded: thing !== 'OPEN' && thing !== 'ACCESS_LOG',
});

const ASSET: Reads = { OWN: 'FULL', ENTRUSTED: 'FULL', ISSUED: 'PART', PUBLIC_STANDARD: 'PART' };
const CERTIFICATE: Reads = { OWN: 'FULL', ENTRUSTED: 'FULL', ISSUED: 'FULL' };
const ORGANIZATION: Reads = { OWN: 'FULL', ENTRUSTED: 'PART' };
/** A case is the matter of the owner, of whom it was entrusted to, and of whoever owns or certified what it affects. */
const IMPACT_CASE: Reads = { OWN: 'FULL', ENTRUSTED: 'FULL', PUBLIC_STANDARD: 'PART', AFFECTED: 'PART' };
/** Whom a case affects is told by a walk for each: it is read by its id, which they were notified of, and not listed. */
const LISTED_CASE: Reads = { OWN: 'FULL', ENTRUSTED: 'FULL', PUBLIC_STANDARD: 'PART' };

/** A proposal is the matter of whoever proposed it or is asked, and of the authorities that may be its second person. */
const PROPOSAL: Reads = { OWN: 'FULL' };
const SECOND_PERSON: Reads = { OWN: 'FULL', IN_REGION: 'FULL' };

/** One row a route that answers about records (LAW.md section 9). A route without a row answers nobody. */
export const ACCESS_MATRIX: readonly AccessRow[] = [
  row('GET /v1/assets', 'LIST', ASSET),
  row('GET /v1/assets/:id', 'ASSET', ASSET),
  row('GET /v1/assets/:id/certificates', 'ASSET', ASSET),
  row('GET /v1/assets/:id/validity', 'ASSET', ASSET),
  row('GET /v1/assets/:id/trace', 'ASSET', ASSET),
  row('GET /v1/assets/:id/impact', 'ASSET', ASSET),
  row('GET /v1/assets/:id/last-known-good', 'ASSET', ASSET),
  row('GET /v1/assets/:id/suspicions', 'ASSET', { OWN: 'FULL', ENTRUSTED: 'FULL' }),
  row('GET /v1/certificates', 'LIST', CERTIFICATE),
  row('GET /v1/certificates/:id', 'CERTIFICATE', CERTIFICATE),
  row('GET /v1/certificates/:id/trace', 'CERTIFICATE', CERTIFICATE),
  row('GET /v1/certificates/:id/impact', 'CERTIFICATE', CERTIFICATE),
  row('GET /v1/organizations', 'LIST', ORGANIZATION),
  row('GET /v1/organizations/:id', 'ORGANIZATION', ORGANIZATION),
  row('GET /v1/impact-cases', 'LIST', LISTED_CASE),
  row('GET /v1/impact-cases/:id', 'IMPACT_CASE', IMPACT_CASE),
  row('GET /v1/proposals', 'LIST', PROPOSAL, SECOND_PERSON),
  row('GET /v1/proposals/:id', 'PROPOSAL', PROPOSAL, SECOND_PERSON),
  row('GET /v1/due-notices', 'LIST', { OWN: 'FULL' }),
  row('GET /v1/quantities', 'OPEN', {}),
  row('GET /v1/quantities/:id', 'OPEN', {}),
  row('GET /v1/schemes', 'OPEN', {}),
  row('GET /v1/schemes/:id', 'OPEN', {}),
  row('GET /v1/methods/:id', 'OPEN', {}),
  row('GET /v1/access-log', 'ACCESS_LOG', {}, {}),
];

/** Routes under `/v1` that hold no record: anybody may ask the check, anybody who is let in may calculate. */
export const ROUTES_WITHOUT_RECORDS: readonly string[] = [
  'GET /v1/public/verification',
  'POST /v1/uncertainty/budgets',
  'POST /v1/conformity/decisions',
  'POST /v1/conformity/risks',
  'POST /v1/conformity/comparisons',
  'POST /v1/intervals',
];

const BY_ROUTE = new Map(ACCESS_MATRIX.map((entry) => [entry.route, entry]));

export function accessRow(route: string): AccessRow | null {
  return BY_ROUTE.get(route) ?? null;
}

/** What a role reads by a route of a record that it stands to in some relation. */
export function levelOf({ reads }: AccessRow, role: Role, relation: Relation): Level {
  const ofRole = (READING_ROLES as readonly string[]).includes(role) ? reads[role as ReadingRole] : {};
  return ofRole[relation] ?? 'NOT_FOUND';
}
