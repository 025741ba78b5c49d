import { pointOf } from '../certificate/calibration-data';
import { checkNotCompared, checkPoint, checkPointUncertainty } from '../certificate/point-requirements';
import { sameContent } from '../content';
import { decideBy, idTaken, refused, repeated, type Decision, type Requirement } from '../decision';
import { checkQuantity } from '../metrology/checks';
import { checkParameters, parametersOf } from '../metrology/stated-parameters';
import { checkNotInFuture } from '../time-order';
import type { CheckAsset } from './asset.commands';
import type { AssetChecked } from './asset.events';
import type { AssetState } from './asset.state';

const checkMustHaveHappened: Requirement<CheckAsset> = ({ body, today }) =>
  checkNotInFuture(today, { pointer: '/on', on: body.on });

const checkMustBeMeasurable: Requirement<CheckAsset> = ({ body }) => [
  ...checkQuantity(body.quantity, '/quantity'),
  ...checkParameters(body.parameters, '/parameters'),
  ...(body.points ?? []).flatMap((point, at) => [
    ...checkPoint(point, body.quantity, `/points/${at}`),
    ...checkNotCompared(point, `/points/${at}`),
    ...checkPointUncertainty(point, body.quantity, `/points/${at}`, 'NOTHING'),
  ]),
];

/** What is asked of an intermediate check (期间核查) before it is recorded. */
export const checkAssetRequirements = [checkMustHaveHappened, checkMustBeMeasurable];

/** Records an intermediate check as it is told; what it says is judged when asked (`judgedChecks`). */
export function checkAsset(state: AssetState, command: CheckAsset): Decision<AssetChecked> {
  const { id } = command;
  const data = checkedData(command);
  const known = state.status === 'REGISTERED' ? state.checks.find((one) => one.id === id) : undefined;
  if (known) return sameContent(data, known) ? repeated(id) : refused([idTaken('check', id)]);
  return decideBy(checkAssetRequirements, command, () => [{ type: 'AssetChecked' as const, data }]);
}

function checkedData({ id, asset, body }: CheckAsset): AssetChecked['data'] {
  const { on, quantity, passed, part, method, parameters, points } = body;
  return {
    id,
    asset,
    on,
    quantity,
    passed,
    ...(part ? { part } : {}),
    ...(method ? { method } : {}),
    ...parametersOf(parameters),
    ...(points?.length ? { points: points.map(pointOf) } : {}),
  };
}
