import type { ShiftAtValue } from '../asset/asset.events';
import type { CivilDate, QuantityValue } from '../vocabulary';
import type { ImpactGrade } from './impact-grade';

/** Stream `impactcase-<id>`: the work that follows a standard found out of tolerance (ISO/IEC 17025:2017, 7.10). */
export interface ImpactCaseOpened {
  type: 'ImpactCaseOpened';
  data: {
    id: string;
    nonconformity: string;
    asset: string;
    quantity: string;
    from: CivilDate;
    to: CivilDate;
    shift: QuantityValue | null;
    reason: string;
    /** The part that was found; left out: the asset as a whole. */
    part?: string;
    /** By value, with their signs; left out where none were stated. */
    shifts?: ShiftAtValue[];
  };
}

/** What the finding means for earlier results: 7.10.1 c. */
export interface ImpactCaseAssessed {
  type: 'ImpactCaseAssessed';
  data: {
    id: string;
    impactCase: string;
    note: string;
    /** How bad somebody judged it as a whole; null: not stated. */
    grade: ImpactGrade | null;
  };
}

/** Whom one told: 7.10.1 e. */
export interface ImpactCaseNotified {
  type: 'ImpactCaseNotified';
  data: {
    id: string;
    impactCase: string;
    /** Ids of organizations, known already or not. */
    notified: string[];
    on: CivilDate;
    note: string | null;
  };
}

/** Nothing more is to be done: 7.10.1 f. */
export interface ImpactCaseClosed {
  type: 'ImpactCaseClosed';
  data: { id: string; impactCase: string; on: CivilDate; reason: string };
}

export type ImpactCaseEvent = ImpactCaseOpened | ImpactCaseAssessed | ImpactCaseNotified | ImpactCaseClosed;
