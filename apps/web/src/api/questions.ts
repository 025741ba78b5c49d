import { getCsv, getJson, type Answer, type Query } from './http';

/** What was known when, and what must be visible first: every question about records takes both. */
export interface Seen {
  knownAt: string | null;
  /** Waits, bounded, until this position is visible: after a write of one's own. */
  waitFor: string | null;
}

/** What a question is about: an asset on a day, or one certificate. */
export type Subject = { kind: 'assets' | 'certificates'; id: string };

/** One quantity, perhaps one value of it, on one day. */
export type MeasurementQuestion = Omit<Query<'/v1/assets/{id}/validity'>, keyof Seen | 'parameter'> & {
  /** As one text: `frequency:1 MHz; analyte:Pb`. */
  parameter?: string;
};

const asked = ({ parameter = '', ...question }: MeasurementQuestion) => ({
  ...question,
  parameter: parameter
    .split(/[;；]/u)
    .map((one) => one.trim())
    .filter((one) => one !== ''),
});

/** The window is `(from, to]`; a certificate's impact has none. */
export interface ImpactWindow {
  from: string | null;
  to: string | null;
  quantity: string | null;
}

/** The records, each by its id. */
type RecordPath =
  | '/v1/assets/{id}'
  | '/v1/assets/{id}/certificates'
  | '/v1/assets/{id}/suspicions'
  | '/v1/certificates/{id}'
  | '/v1/impact-cases/{id}'
  | '/v1/organizations/{id}'
  | '/v1/proposals/{id}'
  | '/v1/schemes/{id}';

const reads =
  <P extends RecordPath>(path: P) =>
  (id: string, seen: Seen, signal?: AbortSignal) =>
    getJson<RecordPath>(path, { id, query: { ...seen }, signal }) as Promise<Answer<P>>;

export const readAsset = reads('/v1/assets/{id}');
export const readCertificatesOf = reads('/v1/assets/{id}/certificates');
export const readSuspicions = reads('/v1/assets/{id}/suspicions');
export const readCertificate = reads('/v1/certificates/{id}');
export const readImpactCase = reads('/v1/impact-cases/{id}');
export const readProposal = reads('/v1/proposals/{id}');
export const readOrganization = reads('/v1/organizations/{id}');
export const readScheme = reads('/v1/schemes/{id}');

export const listAssets = (query: Query<'/v1/assets'>, signal?: AbortSignal) =>
  getJson('/v1/assets', { query, signal });

export const listProposals = (seen: Seen, signal?: AbortSignal) =>
  getJson('/v1/proposals', { query: { ...seen }, signal });

export function askTrace(
  { kind, id }: Subject,
  question: MeasurementQuestion,
  seen: Seen,
  signal?: AbortSignal,
) {
  // The cards show the state of each certificate.
  const query = { ...seen, status: 'true' };
  return kind === 'assets'
    ? getJson('/v1/assets/{id}/trace', { id, query: { ...asked(question), ...query }, signal })
    : getJson('/v1/certificates/{id}/trace', { id, query, signal });
}

export const askValidity = (id: string, question: MeasurementQuestion, seen: Seen, signal?: AbortSignal) =>
  getJson('/v1/assets/{id}/validity', { id, query: { ...asked(question), ...seen }, signal });

/** Enough rows to read, few enough to draw at once on a phone. */
const IMPACT_PAGE_ROWS = 100;

const impactPath = ({ kind }: Subject) => `/v1/${kind}/{id}/impact` as const;
const impactQuery = ({ kind }: Subject, window: ImpactWindow, seen: Seen) => ({
  ...(kind === 'assets' ? window : {}),
  ...seen,
});

export const askImpact = (
  subject: Subject,
  window: ImpactWindow,
  seen: Seen,
  cursor: string | null,
  signal?: AbortSignal,
) =>
  getJson(impactPath(subject), {
    id: subject.id,
    query: { ...impactQuery(subject, window, seen), limit: IMPACT_PAGE_ROWS, cursor },
    signal,
  });

export const downloadImpact = (subject: Subject, window: ImpactWindow, seen: Seen) =>
  getCsv(impactPath(subject), { id: subject.id, query: impactQuery(subject, window, seen) });

/** The newest certificate that was good before a day: a suspicion begins after it. */
export const askLastKnownGood = (
  id: string,
  question: { on: string; quantity: string | null },
  seen: Seen,
  signal?: AbortSignal,
) => getJson('/v1/assets/{id}/last-known-good', { id, query: { ...question, ...seen }, signal });
