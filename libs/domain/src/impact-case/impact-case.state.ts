import type { ImpactCaseEvent, ImpactCaseOpened } from './impact-case.events';

/** The work that follows a finding. It is opened by the finding itself (asset.decide.ts) and has no command yet. */
export type ImpactCaseState = { status: 'UNKNOWN' } | { status: 'OPEN'; opened: ImpactCaseOpened['data'] };

export const initialImpactCaseState: ImpactCaseState = { status: 'UNKNOWN' };

export function evolveImpactCase(_state: ImpactCaseState, event: ImpactCaseEvent): ImpactCaseState {
  return { status: 'OPEN', opened: event.data };
}
