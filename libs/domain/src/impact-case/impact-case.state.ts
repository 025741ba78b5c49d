import { InvariantViolation } from '../invariant';
import type {
  ImpactCaseAssessed,
  ImpactCaseClosed,
  ImpactCaseEvent,
  ImpactCaseNotified,
  ImpactCaseOpened,
} from './impact-case.events';

/** How far the work has come. */
export const IMPACT_CASE_STATES = ['OPEN', 'ASSESSED', 'NOTIFIED', 'CLOSED'] as const;
export type ImpactCaseStatus = (typeof IMPACT_CASE_STATES)[number];

/** What was done about a case; opening it is not among it. */
export type ImpactCaseStep = ImpactCaseAssessed | ImpactCaseNotified | ImpactCaseClosed;

/** The work that follows a finding. It is opened by the finding itself (asset.decide.ts). */
export type ImpactCaseState =
  | { status: 'UNKNOWN' }
  | { status: ImpactCaseStatus; opened: ImpactCaseOpened['data']; steps: readonly ImpactCaseStep[] };

export const initialImpactCaseState: ImpactCaseState = { status: 'UNKNOWN' };

export function evolveImpactCase(state: ImpactCaseState, event: ImpactCaseEvent): ImpactCaseState {
  if (event.type === 'ImpactCaseOpened') return { status: 'OPEN', opened: event.data, steps: [] };
  if (state.status === 'UNKNOWN') throw new InvariantViolation(`${event.type} before ImpactCaseOpened`);
  return {
    ...state,
    status: furtherOf(state.status, statusAfter(event.type)),
    steps: [...state.steps, event],
  };
}

/** How far a case has come by the types of its events, in whatever order they are given. */
export function impactCaseStatus(types: Iterable<string>): ImpactCaseStatus {
  let status: ImpactCaseStatus = 'OPEN';
  for (const type of types) status = furtherOf(status, statusAfter(type));
  return status;
}

function statusAfter(type: string): ImpactCaseStatus {
  switch (type) {
    case 'ImpactCaseAssessed':
      return 'ASSESSED';
    case 'ImpactCaseNotified':
      return 'NOTIFIED';
    case 'ImpactCaseClosed':
      return 'CLOSED';
    default:
      return 'OPEN';
  }
}

/** A second assessment after somebody was told does not undo the telling. */
function furtherOf(one: ImpactCaseStatus, other: ImpactCaseStatus): ImpactCaseStatus {
  return IMPACT_CASE_STATES.indexOf(one) >= IMPACT_CASE_STATES.indexOf(other) ? one : other;
}
