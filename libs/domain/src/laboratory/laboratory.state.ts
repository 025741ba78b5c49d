import { InvariantViolation } from '../invariant';
import type { CivilDate } from '../vocabulary';
import type {
  ClearanceGranted,
  LaboratoryEvent,
  OrganizationAmended,
  OrganizationDissolved,
  OrganizationEntrusted,
  ScopeGranted,
  ScopeRevoked,
  ScopeSuspended,
} from './laboratory.events';
import { organizationOn, type OrganizationEnd, type OrganizationFacts } from './organization-in-time';

export interface ScopeState {
  granted: ScopeGranted['data'];
  suspensions: readonly ScopeSuspended['data'][];
  revocations: readonly ScopeRevoked['data'][];
}

/** An organization and what it may certify, folded from its stream. */
export type LaboratoryState =
  | { status: 'UNKNOWN' }
  | {
      status: 'REGISTERED';
      /** As it is now: with every amendment that is known. By the day: `organizationOn`. */
      organization: OrganizationFacts;
      registered: OrganizationFacts;
      amendments: readonly OrganizationAmended['data'][];
      /** null: it is there still. */
      end: OrganizationEnd | null;
      scopes: ReadonlyMap<string, ScopeState>;
      entrustments: readonly OrganizationEntrusted['data'][];
      clearances: readonly ClearanceGranted['data'][];
    };

export const initialLaboratoryState: LaboratoryState = { status: 'UNKNOWN' };

export function evolveLaboratory(state: LaboratoryState, event: LaboratoryEvent): LaboratoryState {
  if (event.type === 'OrganizationRegistered') {
    return {
      status: 'REGISTERED',
      organization: event.data,
      registered: event.data,
      amendments: [],
      end: null,
      scopes: new Map(),
      entrustments: [],
      clearances: [],
    };
  }
  if (state.status === 'UNKNOWN') throw new InvariantViolation(`${event.type} before OrganizationRegistered`);
  const scopes = new Map(state.scopes);
  switch (event.type) {
    case 'OrganizationAmended':
      return amended(state, event.data);
    case 'OrganizationMerged':
      return { ...state, end: state.end ?? endOf(event.data, event.data.into) };
    case 'OrganizationDissolved':
      return { ...state, end: state.end ?? endOf(event.data, null) };
    case 'OrganizationEntrusted':
      return { ...state, entrustments: [...state.entrustments, event.data] };
    case 'ClearanceGranted':
      return { ...state, clearances: [...state.clearances, event.data] };
    case 'ScopeGranted':
      scopes.set(event.data.id, { granted: event.data, suspensions: [], revocations: [] });
      break;
    case 'ScopeSuspended':
      change(scopes, event.data.scope, (scope) => ({
        ...scope,
        suspensions: [...scope.suspensions, event.data],
      }));
      break;
    case 'ScopeRevoked':
      change(scopes, event.data.scope, (scope) => ({
        ...scope,
        revocations: [...scope.revocations, event.data],
      }));
      break;
  }
  return { ...state, scopes };
}

type Registered = Extract<LaboratoryState, { status: 'REGISTERED' }>;

function amended(state: Registered, amendment: OrganizationAmended['data']): Registered {
  const { registered } = state;
  const amendments = [...state.amendments, amendment];
  return { ...state, amendments, organization: organizationOn({ registered, amendments }, null) };
}

function endOf({ id, on, reason }: OrganizationDissolved['data'], into: string | null): OrganizationEnd {
  return { id, on, into, reason };
}

/** Whether an organization is no more on a day. */
export function isEndedOn(state: LaboratoryState, on: CivilDate): boolean {
  return state.status === 'REGISTERED' && state.end !== null && state.end.on <= on;
}

/** Whether it holds a scope that is in force on a day or comes into force later. */
export function holdsScopeFrom(state: LaboratoryState, on: CivilDate): boolean {
  if (state.status === 'UNKNOWN') return false;
  return [...state.scopes.values()].some(
    ({ granted, revocations }) =>
      (granted.validTo === null || on <= granted.validTo) && !revocations.some(({ from }) => from <= on),
  );
}

function change(scopes: Map<string, ScopeState>, id: string, by: (scope: ScopeState) => ScopeState): void {
  const scope = scopes.get(id);
  if (!scope) throw new InvariantViolation(`scope ${id} is changed before it is granted`);
  scopes.set(id, by(scope));
}

/** In force: within its validity and not revoked by then. Suspension is told apart (isSuspended). */
export function isInForce(scope: ScopeState, on: CivilDate): boolean {
  const { validFrom, validTo } = scope.granted;
  if (on < validFrom || (validTo !== null && on > validTo)) return false;
  return !scope.revocations.some((revocation) => revocation.from <= on);
}

/** Suspended on the day, both ends included; without an end, from then on. */
export function isSuspended(scope: ScopeState, on: CivilDate): boolean {
  return scope.suspensions.some(({ from, to }) => from <= on && (to === null || on <= to));
}
