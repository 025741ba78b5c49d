import type { ImpactAnswer } from './answers';
import type { Visibility } from './assets';
import { getJson, pathWith, postJson } from './http';
import type { Recorded } from './records';
import type { Completeness, HistoryEntry, QuantityValue } from './shapes';

/** The work that follows a standard found out of tolerance. */
export interface ImpactCaseRecord {
  id: string;
  position: number;
  state: string;
  nonconformity: string;
  asset: string;
  quantity: string;
  /** `(from, to]`. */
  window: { from: string; to: string };
  shift: QuantityValue | null;
  reason: string;
  lastKnownGood: {
    certificate: string;
    number: string | null;
    performedOn: string;
    conclusion: string;
  } | null;
  counts: ImpactAnswer['counts'];
  grading: ImpactAnswer['grading'];
  completeness: Completeness;
  history: HistoryEntry[];
}

export interface AssessmentBody {
  note?: string;
  grade?: string;
}

export interface NotificationBody {
  notified?: string[];
  on?: string;
  note?: string;
}

export interface ClosureBody {
  on?: string;
  reason?: string;
}

/** What may be recorded about a case, by the end of its path. */
export interface ImpactCaseSteps {
  assessments: AssessmentBody;
  notifications: NotificationBody;
  closures: ClosureBody;
}

const pathOf = (id: string) => `/v1/impact-cases/${encodeURIComponent(id)}`;

export const readImpactCase = (id: string, seen: Visibility, signal?: AbortSignal) =>
  getJson<ImpactCaseRecord>(pathWith(pathOf(id), { ...seen }), signal);

export const postImpactCaseStep = <Step extends keyof ImpactCaseSteps>(
  id: string,
  step: Step,
  body: ImpactCaseSteps[Step],
  key: string,
) => postJson<Recorded>(`${pathOf(id)}/${step}`, body, key);
