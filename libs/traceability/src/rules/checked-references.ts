import { judgedChecks, speaksOf, unmendedFailures } from '@suyuan/domain';
import { bearsOnUse, usedRange } from './parts-used';
import { SILENT, type LinkRule } from './rule';

/**
 * A reference that failed an intermediate check after its calibration was known to be bad on later days, at the values
 * where it failed. A later check with figures that passes there, or a calibration, ends it. What it says of uses before
 * the day of the check is found out, which is another matter. What later certificates say is found by the walk, which
 * knows them.
 */
export const referenceMustNotHaveFailed: LinkRule = {
  code: 'REFERENCE_FAILED_SINCE',
  ancillary: true,
  judge: (c) => {
    const { parent, parentAsset, reference, usedOn } = c;
    if (parent === null || parentAsset === null || parentAsset.checks.length === 0) return SILENT;
    const ofQuantity = judgedChecks(parentAsset).filter(({ quantity }) => quantity === reference.quantity);
    const range = usedRange(c);
    return unmendedFailures(ofQuantity, usedOn)
      .filter((check) => parent.performedOn < check.on && check.on < usedOn && speaksOf(check, range))
      .filter(({ part }) => bearsOnUse(c, part))
      .map(({ id, outcome }) => ({
        evidence: [parent.id, id],
        ...(outcome === 'FAILED_UNPROVEN' ? { severity: 'UNDECIDED' as const } : {}),
      }));
  },
};
