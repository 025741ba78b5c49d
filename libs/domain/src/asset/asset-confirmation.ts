import { CONFORMITY_RULES } from '../conformity/decision-rules';
import { sameContent } from '../content';
import { decideBy, idTaken, refused, repeated, type Decision, type Requirement } from '../decision';
import { checkDecimal, checkQuantity } from '../metrology/checks';
import { checkDemandedLimits } from '../metrology/stated-checks';
import { checkParameters, parametersOf } from '../metrology/stated-parameters';
import { checkNotInFuture, checkSequence } from '../time-order';
import type { ReferenceUse } from '../vocabulary';
import type { AssetFacts } from './amended';
import type { ConfirmAsset } from './asset.commands';
import type { AssetConfirmed } from './asset.events';
import type { AssetState } from './asset.state';

const confirmationMustHaveHappened: Requirement<ConfirmAsset> = ({ body, today }) => [
  ...checkNotInFuture(today, { pointer: '/on', on: body.on }),
  ...checkSequence({ pointer: '/on', on: body.on }, { pointer: '/validUntil', on: body.validUntil }),
];

const requirementMustBeMeasurable: Requirement<ConfirmAsset> = ({ body: { requirement, rule } }) => [
  ...checkQuantity(requirement.quantity, '/requirement/quantity'),
  ...checkDemandedLimits(requirement.limits, requirement.quantity, '/requirement/limits'),
  ...checkParameters(requirement.parameters, '/requirement/parameters'),
  ...(rule?.guardFactor ? checkDecimal(rule.guardFactor, '/rule/guardFactor') : []),
];

/** What is asked of a confirmation (计量确认) before it is recorded. */
export const confirmAssetRequirements = [confirmationMustHaveHappened, requirementMustBeMeasurable];

/** Records a confirmation by the owner; it is recomputed from the certificate's points when asked. */
export function confirmAsset(state: AssetState, command: ConfirmAsset): Decision<AssetConfirmed> {
  const { id } = command;
  const data = confirmedData(command);
  const known = state.status === 'REGISTERED' ? state.confirmations.find((one) => one.id === id) : undefined;
  if (known) {
    const same = sameContent(stated(data), stated(known));
    return same ? repeated(id) : refused([idTaken('confirmation', id)]);
  }
  return decideBy(confirmAssetRequirements, command, () => [{ type: 'AssetConfirmed' as const, data }]);
}

function confirmedData({ id, asset, body }: ConfirmAsset): AssetConfirmed['data'] {
  const { certificate, on, purpose, requirement, conclusion, rule, validUntil } = body;
  const { quantity, limits, parameters } = requirement;
  return {
    id,
    asset,
    certificate,
    on,
    purpose,
    requirement: { quantity, limits, ...parametersOf(parameters) },
    conclusion,
    ...(rule
      ? {
          decisionRule: {
            id: rule.id,
            guardFactor: rule.guardFactor ?? null,
            version: CONFORMITY_RULES[rule.id].version,
          },
        }
      : {}),
    ...(validUntil ? { validUntil } : {}),
  };
}

/** Without the version of the rule, which is added when it is recorded. */
function stated({ decisionRule, ...rest }: AssetConfirmed['data']): object {
  return { ...rest, rule: decisionRule && [decisionRule.id, decisionRule.guardFactor] };
}

/**
 * How an asset is used where its owner does not say: instruments, and what bears a class named 级, by their nominal value;
 * other standards and reference materials by their value with its uncertainty.
 */
export function useOf({ use, kind, measurands }: AssetFacts): ReferenceUse {
  if (use !== undefined) return use;
  const graded = measurands.some(({ accuracyClass }) => accuracyClass?.includes('级') ?? false);
  return kind === 'INSTRUMENT' || graded ? 'BY_GRADE' : 'BY_ORDER';
}
