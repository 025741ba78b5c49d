import type { Count } from '../uncertainty/bodies';

export const INTERVAL_METHODS = ['A3', 'STAIRCASE', 'CONTROL_CHART', 'IN_USE_TIME'] as const;
export type IntervalMethod = (typeof INTERVAL_METHODS)[number];

/** An error found before adjustment, and what was permitted. */
export interface AsFoundBody {
  error: string;
  mpe: string;
}

/** One calibration on a control chart: the error found so many days after any fixed day. */
export interface ChartPointBody {
  /** Civil date, or `day` instead. */
  on?: string | null;
  day?: Count | null;
  error: string;
  /** What was permitted then; the last stated one stands for the chart where the body states none. */
  mpe?: string | null;
}

/** Flat on the wire: each method needs its own fields. */
export interface IntervalBody {
  method: IntervalMethod;
  intervalDays?: Count | null;
  /** A3. */
  reliabilityTarget?: string | null;
  inTolerance?: Count | null;
  tested?: Count | null;
  /** STAIRCASE, and IN_USE_TIME where it is to be adjusted too. */
  asFound?: AsFoundBody[] | null;
  /** CONTROL_CHART. */
  points?: ChartPointBody[] | null;
  mpe?: string | null;
  /** IN_USE_TIME. */
  intervalHours?: string | null;
  hoursPerDay?: string | null;
}

export interface IntervalReason {
  code: string;
  message: { zh: string; en: string };
}

export interface IntervalAnswer {
  /** Whole days, at least 1. */
  intervalDays: string;
  reasons: IntervalReason[];
}
