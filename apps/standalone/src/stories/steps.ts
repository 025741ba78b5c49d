/** What a step of a story is once it has been read: one POST of API.md. */

export type Json = { [key: string]: unknown };

/** Each kind of step is one POST of API.md; `of` is the id in its path, where it has one. */
export const STEP_PATHS = {
  organization: () => '/v1/organizations',
  'organization-amendment': (of) => `/v1/organizations/${of}/amendments`,
  merger: (of) => `/v1/organizations/${of}/mergers`,
  dissolution: (of) => `/v1/organizations/${of}/dissolutions`,
  scope: (of) => `/v1/organizations/${of}/scopes`,
  suspension: (of) => `/v1/scopes/${of}/suspensions`,
  'scope-revocation': (of) => `/v1/scopes/${of}/revocations`,
  scheme: () => '/v1/schemes',
  method: () => '/v1/methods',
  quantity: () => '/v1/quantities',
  asset: () => '/v1/assets',
  examination: (of) => `/v1/assets/${of}/examinations`,
  lifecycle: (of) => `/v1/assets/${of}/lifecycle`,
  nonconformity: (of) => `/v1/assets/${of}/nonconformities`,
  restatement: (of) => `/v1/assets/${of}/restatements`,
  amendment: (of) => `/v1/assets/${of}/amendments`,
  'asset-confirmation': (of) => `/v1/assets/${of}/confirmations`,
  dismissal: (of) => `/v1/assets/${of}/dismissals`,
  check: (of) => `/v1/assets/${of}/checks`,
  assessment: (of) => `/v1/impact-cases/${of}/assessments`,
  notification: (of) => `/v1/impact-cases/${of}/notifications`,
  closure: (of) => `/v1/impact-cases/${of}/closures`,
  calibration: () => '/v1/calibrations',
  revocation: (of) => `/v1/certificates/${of}/revocations`,
  entrustment: (of) => `/v1/assets/${of}/entrustments`,
  'organization-entrustment': (of) => `/v1/organizations/${of}/entrustments`,
  designation: (of) => `/v1/assets/${of}/designations`,
  acceptance: (of) => `/v1/certificates/${of}/acceptances`,
  dispute: (of) => `/v1/certificates/${of}/disputes`,
  confirmation: (of) => `/v1/certificates/${of}/confirmations`,
  'certificate-suspension': (of) => `/v1/certificates/${of}/suspensions`,
} as const satisfies Record<string, (of: string) => string>;

export type StepKind = keyof typeof STEP_PATHS;

/** What is posted: the code of a quantity is its id, which labels the step alone. */
export function postedBody({ kind, body }: Pick<Request, 'kind' | 'body'>): Json {
  if (kind !== 'quantity') return body;
  const { id: _, ...posted } = body;
  return posted;
}

/** One fact as it is posted. */
export interface Request {
  kind: StepKind;
  /** The id in the path; empty where the path has none. */
  of: string;
  body: Json & { id: string };
}
