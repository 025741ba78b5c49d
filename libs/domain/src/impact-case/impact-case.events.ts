import type { CivilDate, QuantityValue } from '../vocabulary';

/** Stream `impactcase-<id>`: the work that follows a standard found out of tolerance. */
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
  };
}

export type ImpactCaseEvent = ImpactCaseOpened;
