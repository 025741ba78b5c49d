/** What a scenario is once its YAML has been read: facts as API requests, questions, and what must be answered. */

export type Json = { [key: string]: unknown };

/** Each kind of step is one POST of API.md; `of` is the id in its path, where it has one. */
export const STEP_PATHS = {
  organization: () => '/v1/organizations',
  scope: (of) => `/v1/organizations/${of}/scopes`,
  suspension: (of) => `/v1/scopes/${of}/suspensions`,
  'scope-revocation': (of) => `/v1/scopes/${of}/revocations`,
  scheme: () => '/v1/schemes',
  method: () => '/v1/methods',
  asset: () => '/v1/assets',
  examination: (of) => `/v1/assets/${of}/examinations`,
  lifecycle: (of) => `/v1/assets/${of}/lifecycle`,
  nonconformity: (of) => `/v1/assets/${of}/nonconformities`,
  restatement: (of) => `/v1/assets/${of}/restatements`,
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

/** One fact as it is posted. */
export interface Request {
  kind: StepKind;
  /** The id in the path; empty where the path has none. */
  of: string;
  body: Json & { id: string };
}

export interface Step {
  /** By which variants and `knownAt` name it: the id of the body, unless the step says another. */
  label: string;
  request: Request;
  /** Codes with which it must be refused; null: it must be accepted. */
  refused: string[] | null;
}

/** What may be asked, in the words of the API; `knownAt` is a position of the target. */
export type Question =
  | { ask: 'trace'; certificate: string; knownAt: number | null }
  | { ask: 'trace'; asset: string; on: string; quantity?: string; value?: string; knownAt: number | null }
  | {
      ask: 'validity';
      asset: string;
      on: string;
      quantity?: string;
      value?: string;
      purpose?: string;
      knownAt: number | null;
    }
  | { ask: 'impact'; certificate: string; knownAt: number | null }
  | { ask: 'impact'; asset: string; from?: string; to?: string; quantity?: string; knownAt: number | null };

/** A code that an answer tells, with its place. */
export interface ToldCode {
  code: string;
  severity: string;
  at: { from: string | null; to: string | null } | null;
  evidence: string[];
  /** Indices of points; null where it is about the whole. */
  points?: number[] | null;
}

/** Of what a model or a reply tells, only what all tell alike. */
export function toldCode({ code, severity, at, evidence, points }: ToldCode): ToldCode {
  return {
    code,
    severity,
    at: at && { from: at.from, to: at.to },
    evidence: [...evidence],
    points: points ?? null,
  };
}

/**
 * An answer reduced to what every target tells alike. Lists without an order of their own are sorted; `first` is the
 * code that leads: of a trace the failing link nearest to the start, of validity the first reason.
 */
export type Answer =
  | {
      ask: 'trace';
      verdict: string;
      start: string | null;
      roots: string[];
      first: string | null;
      codes: ToldCode[];
    }
  | {
      ask: 'validity';
      verdict: string;
      until: string | null;
      certificate: string | null;
      traceVerdict: string;
      first: string | null;
      codes: ToldCode[];
    }
  | {
      ask: 'impact';
      items: { certificate: string; class: string; exposure: string | null; grade: string | null }[];
    };

/** What must hold of the answer; what is left out is not looked at. */
export interface Expected {
  verdict?: string;
  traceVerdict?: string;
  start?: string | null;
  roots?: string[];
  until?: string | null;
  /** The codes of the answer, each once. */
  codes?: string[];
  present?: string[];
  absent?: string[];
  /** The code that leads. */
  first?: string | null;
  /** Single codes with severity, place and evidence, as far as each is stated. */
  found?: {
    code: string;
    severity?: string;
    at?: [string | null, string | null];
    evidence?: string[];
    points?: string[];
  }[];
  affected?: string[];
  cannotSay?: string[];
  ended?: string[];
  /** Void certificates of an impact. */
  voided?: string[];
  grades?: { [certificate: string]: string | null };
}

export interface Asked {
  /** As the YAML puts it, for the name of the failure. */
  text: string;
  question: Question;
  /** The label of the step after which it is asked; null: after all. */
  knownAt: string | null;
  expected: Expected;
}

/** A story as told, or one of its near misses. */
export interface Variant {
  name: string;
  steps: Step[];
  asked: Asked[];
}

export interface Story {
  /** The file without folder and ending. */
  file: string;
  title: { zh: string; en: string };
  source: string;
  /** The first is the story as told. */
  variants: Variant[];
}
