import { installedBy } from '@suyuan/domain';
import { confirmedUntilOf, dueOn } from '../due-date';
import { isCompulsory } from '../validity/purpose';
import { lifecycleUpTo } from './assets-in-time';
import { bearsOnUse, failedInWhatWasUsed } from './parts-used';
import { hitBy, SILENT, type LinkRule } from './rule';

/** A reference that failed its own verification, or was later found out of tolerance for a time that holds the use. */
export const referenceMustConform: LinkRule = {
  code: 'REFERENCE_NONCONFORMING',
  ancillary: true,
  judge: (c) => {
    const { parent, parentAsset, reference, usedOn } = c;
    const failed = parent !== null && failedInWhatWasUsed(c) ? [parent.id] : [];
    const found = (parentAsset?.nonconformities ?? [])
      .filter(({ quantity, from, to }) => quantity === reference.quantity && from < usedOn && usedOn <= to)
      .filter(({ part }) => bearsOnUse(c, part))
      .map(({ id }) => id);
    return hitBy([...failed, ...found]);
  },
};

/** Isolated or retired by the day of use: the last of isolation and return decides. */
export const referenceMustBeInUse: LinkRule = {
  code: 'REFERENCE_ISOLATED',
  ancillary: true,
  judge: (c) => {
    const { parentAsset, usedOn } = c;
    if (parentAsset === null) return SILENT;
    const upTo = (types: Parameters<typeof lifecycleUpTo>[1]) =>
      lifecycleUpTo(parentAsset, types, usedOn).filter(({ data }) => bearsOnUse(c, data.part));
    const retired = upTo(['AssetRetired']).map(({ data }) => data.id);
    const moves = upTo(['AssetIsolated', 'AssetReturned']);
    const isolated = [...new Set(moves.map(({ data }) => data.part))].flatMap((part) => {
      const last = moves.findLast(({ data }) => data.part === part);
      return last?.type === 'AssetIsolated' ? [last.data.id] : [];
    });
    return hitBy([...isolated, ...retired]);
  },
};

/** Adjusting on the very day of a calibration belongs to it; later changes take its result away. */
export const referenceMustBeUnchanged: LinkRule = {
  code: 'REFERENCE_REPAIRED_SINCE',
  ancillary: true,
  judge: (c) => {
    const { parent, parentAsset, usedOn } = c;
    if (parent === null || parentAsset === null) return SILENT;
    const since = lifecycleUpTo(parentAsset, ['AssetRepaired', 'AssetAdjusted', 'AssetDamaged'], usedOn)
      .filter(({ data }) => data.on > parent.performedOn && bearsOnUse(c, data.part))
      .map(({ data }) => data.id);
    return since.length === 0 ? SILENT : hitBy([parent.id, ...since]);
  },
};

/**
 * A calibration certificate normally prints no date of expiry (ISO/IEC 17025:2017, 7.8.4.3): then the interval that
 * the owner of the reference set decides, and for a standard under compulsory verification whichever ends first. Where
 * the printed date alone has passed, the walk has told it.
 */
export const referenceIntervalMustNotHavePassed: LinkRule = {
  code: 'REFERENCE_EXPIRED_AT_USE',
  ancillary: true,
  judge: ({ parent, parentAsset, usedOn }) => {
    if (parent === null || (parent.validUntil !== null && parent.validUntil < usedOn)) return SILENT;
    const { usage = null, tier = 'WORKING' } = parentAsset?.asset ?? {};
    const compulsory = isCompulsory({ purpose: null, facts: { usage, tier } });
    const { performedOn, validUntil } = parent;
    const installedOn = installedBy(parentAsset?.lifecycle ?? [], usedOn);
    const confirmed = (parentAsset?.confirmations ?? []).filter(({ on }) => on <= usedOn);
    const confirmedUntil = confirmedUntilOf(confirmed, parent.id);
    const due = dueOn({ performedOn, validUntil, confirmedUntil, usage, compulsory, installedOn });
    return due !== null && due < usedOn ? hitBy([parent.id]) : SILENT;
  },
};

/** The value in use was restated later: no fault of the link, but its results carry the old value. */
export const restatedValueIsTold: LinkRule = {
  code: 'REFERENCE_VALUE_RESTATED',
  ancillary: false,
  judge: ({ parentAsset, reference, usedOn }) =>
    hitBy(
      (parentAsset?.restatements ?? [])
        .filter(({ quantity, effectiveFrom }) => quantity === reference.quantity && usedOn < effectiveFrom)
        .map(({ id }) => id),
    ),
};
