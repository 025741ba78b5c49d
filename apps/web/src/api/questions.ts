import type { ImpactAnswer, LastKnownGoodAnswer, TraceAnswer, ValidityAnswer } from './answers';
import type { Visibility } from './assets';
import { getCsv, getJson, pathWith } from './http';

/** What a question is about: an asset on a day, or one certificate. */
export type Subject = { kind: 'assets' | 'certificates'; id: string };

/** One quantity, perhaps one value of it, on one day. */
export interface MeasurementQuestion {
  on: string | null;
  quantity: string | null;
  value?: string | null;
  unit?: string | null;
  purpose?: string | null;
}

const pathOf = (subject: Subject, question: string) =>
  `/v1/${subject.kind}/${encodeURIComponent(subject.id)}/${question}`;

export const askTrace = (
  subject: Subject,
  question: MeasurementQuestion,
  seen: Visibility,
  signal?: AbortSignal,
) =>
  getJson<TraceAnswer>(
    pathWith(pathOf(subject, 'trace'), subject.kind === 'assets' ? { ...question, ...seen } : { ...seen }),
    signal,
  );

export const askValidity = (
  asset: string,
  question: MeasurementQuestion,
  seen: Visibility,
  signal?: AbortSignal,
) =>
  getJson<ValidityAnswer>(
    pathWith(pathOf({ kind: 'assets', id: asset }, 'validity'), { ...question, ...seen }),
    signal,
  );

/** The window is `(from, to]`; a certificate's impact has none. */
export interface ImpactWindow {
  from: string | null;
  to: string | null;
  quantity: string | null;
}

/** Enough rows to read, few enough to draw at once on a phone. */
const IMPACT_PAGE_ROWS = 100;

const impactPath = (
  subject: Subject,
  window: ImpactWindow,
  seen: Visibility,
  page: Record<string, unknown>,
) =>
  pathWith(pathOf(subject, 'impact'), {
    ...(subject.kind === 'assets' ? window : {}),
    ...seen,
    ...(page as Record<string, string>),
  });

export const askImpact = (
  subject: Subject,
  window: ImpactWindow,
  seen: Visibility,
  cursor: string | null,
  signal?: AbortSignal,
) => getJson<ImpactAnswer>(impactPath(subject, window, seen, { limit: IMPACT_PAGE_ROWS, cursor }), signal);

export const downloadImpact = (subject: Subject, window: ImpactWindow, seen: Visibility) =>
  getCsv(impactPath(subject, window, seen, {}));

/** The newest certificate that was good before a day: a suspicion begins after it. */
export const askLastKnownGood = (
  asset: string,
  question: { on: string; quantity: string | null },
  seen: Visibility,
  signal?: AbortSignal,
) =>
  getJson<LastKnownGoodAnswer>(
    pathWith(pathOf({ kind: 'assets', id: asset }, 'last-known-good'), { ...question, ...seen }),
    signal,
  );
