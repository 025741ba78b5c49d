import {
  judgedChecks,
  parametersOfPoint,
  unmendedFailures,
  whatItSaysOf,
  type StatedParameter,
} from '@suyuan/domain';
import { bearsOnUse, usedRange } from './parts-used';
import { SILENT, type LinkCase, type LinkRule } from './rule';

/**
 * A reference that failed an intermediate check after its calibration was known to be bad on later days, at the values
 * and parameters where it failed. A later check with figures that passes there, or a calibration, ends it. What it says of
 * uses before the day of the check is found out, which is another matter. What later certificates say is found by the walk,
 * which knows them.
 */
export const referenceMustNotHaveFailed: LinkRule = {
  code: 'REFERENCE_FAILED_SINCE',
  ancillary: true,
  judge: (c) => {
    const { parent, parentAsset, reference, usedOn } = c;
    if (parent === null || parentAsset === null || parentAsset.checks.length === 0) return SILENT;
    const ofQuantity = judgedChecks(parentAsset).filter(({ quantity }) => quantity === reference.quantity);
    const [range, uses] = [usedRange(c), parametersOfUses(c)];
    return unmendedFailures(ofQuantity, usedOn)
      .filter((check) => parent.performedOn < check.on && check.on < usedOn)
      .filter(({ part }) => bearsOnUse(c, part))
      .flatMap((check) => {
        const said = whatItSaysOf(check, range, uses);
        if (said === null) return [];
        const isOpen = said === 'MAY_SPEAK' || check.outcome === 'FAILED_UNPROVEN';
        return [{ evidence: [parent.id, check.id], ...(isOpen ? { severity: 'UNDECIDED' as const } : {}) }];
      });
  },
};

/** At which parameters the reference was used: as it says, else as each point of the result does. */
function parametersOfUses({ reference, result }: LinkCase): readonly (readonly StatedParameter[])[] {
  if (reference.parameters?.length) return [reference.parameters];
  if (result.points.length === 0) return [result.parameters ?? []];
  return result.points.map((point) => parametersOfPoint(point, result));
}
