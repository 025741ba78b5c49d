import { sameContent } from '../content';
import { decideBy, idTaken, refused, repeated, type Decision, type Requirement } from '../decision';
import type { ImpactCaseOpened } from '../impact-case/impact-case.events';
import { checkDifference, checkQuantity, checkValue } from '../metrology/checks';
import { checkParameters, parameterOf } from '../metrology/stated-parameters';
import { checkNotInFuture, checkSequence } from '../time-order';
import type { DismissSuspicion, ReportNonconformity, ShiftBody } from './asset.commands';
import type { NonconformityFound, ShiftAtValue, SuspicionDismissed } from './asset.events';
import type { AssetState } from './asset.state';

const nonconformityMustHaveHappened: Requirement<ReportNonconformity> = ({ body, today }) => [
  ...checkSequence({ pointer: '/from', on: body.from }, { pointer: '/to', on: body.to }),
  ...checkNotInFuture(today, { pointer: '/from', on: body.from }, { pointer: '/to', on: body.to }),
];

const shiftMustBeMeasurable: Requirement<ReportNonconformity> = ({ body }) => [
  ...checkQuantity(body.quantity, '/quantity'),
  ...(body.shift ? checkDifference(body.shift, body.quantity, '/shift') : []),
  ...(body.shifts ?? []).flatMap(({ value, parameters, shift }, index) => [
    ...checkValue(value, body.quantity, `/shifts/${index}/value`),
    ...checkParameters(parameters, `/shifts/${index}/parameters`),
    ...checkDifference(shift, body.quantity, `/shifts/${index}/shift`),
  ]),
];

export const reportNonconformityRules = [nonconformityMustHaveHappened, shiftMustBeMeasurable];

/** Found out of tolerance: opens the case that its impact is worked through in. */
export function reportNonconformity(
  state: AssetState,
  command: ReportNonconformity,
): Decision<NonconformityFound | ImpactCaseOpened> {
  const { id, asset, body, impactCase } = command;
  const finding = {
    asset,
    quantity: body.quantity,
    from: body.from,
    to: body.to,
    shift: body.shift ?? null,
    reason: body.reason,
    ...(body.part ? { part: body.part } : {}),
    ...(body.shifts?.length ? { shifts: body.shifts.map(shiftOf) } : {}),
  };
  const known =
    state.status === 'REGISTERED' ? state.nonconformities.find((one) => one.id === id) : undefined;
  if (known) {
    const same = sameContent({ id, ...finding }, known, ['impactCase', 'byAuthority']);
    return same ? repeated(id) : refused([idTaken('nonconformity', id)]);
  }
  return decideBy(reportNonconformityRules, command, () => [
    { type: 'NonconformityFound', data: { id, ...finding, impactCase, ...authorityOf(command) } },
    { type: 'ImpactCaseOpened', data: { id: impactCase, nonconformity: id, ...finding } },
  ]);
}

function shiftOf({ value, parameters, part, shift }: ShiftBody): ShiftAtValue {
  return {
    value,
    ...(parameters?.length ? { parameters: parameters.map(parameterOf) } : {}),
    ...(part ? { part } : {}),
    shift,
  };
}

/** That it is competent is seen to before. */
function authorityOf({ actor }: Pick<DismissSuspicion, 'actor'>): { byAuthority?: true } {
  return actor.role === 'regulator' || actor.role === 'admin' ? { byAuthority: true } : {};
}

const quantityMustBeKnown: Requirement<DismissSuspicion> = ({ body }) =>
  checkQuantity(body.quantity, '/quantity');

export const dismissSuspicionRules = [quantityMustBeKnown];

/** Says, with a reason, that what a certificate or a check found is nothing; the finding need not be known yet. */
export function dismissSuspicion(state: AssetState, command: DismissSuspicion): Decision<SuspicionDismissed> {
  const { id, asset, body } = command;
  const { quantity, finding, part, reason } = body;
  const said = { id, asset, quantity, finding, ...(part ? { part } : {}), reason };
  const known = state.status === 'REGISTERED' ? state.dismissals.find((one) => one.id === id) : undefined;
  if (known) {
    return sameContent(said, known, ['byAuthority']) ? repeated(id) : refused([idTaken('dismissal', id)]);
  }
  return decideBy(dismissSuspicionRules, command, () => [
    { type: 'SuspicionDismissed', data: { ...said, ...authorityOf(command) } },
  ]);
}
