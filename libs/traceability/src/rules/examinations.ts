import type { CivilDate, Tier } from '@suyuan/domain';
import { isInForceOn, type Examination } from './assets-in-time';
import type { RegisteredAsset } from './dossier';
import { endsOfOwners, endsWithItsHolder, type EndOf } from './owners-in-time';
import { hitBy, SILENT, type LinkCase, type LinkRule } from './rule';

/**
 * Standards that government examines: public ones (Law, article 6) and the highest of an organization (articles 7
 * and 8). A primary standard is examined where a chain ends in it, which the walk judges; working standards inside
 * an organization are not examined.
 */
export const EXAMINED_TIERS: readonly Tier[] = ['PUBLIC', 'ENTERPRISE_HIGHEST'];

function examinationsOf({ parentAsset }: LinkCase) {
  if (parentAsset === null || !EXAMINED_TIERS.includes(parentAsset.asset.tier)) return null;
  return parentAsset.examinations.filter(({ kind }) => kind !== 'PRIMARY');
}

/** Of a primary standard the walk sees to the days of its certificate; what ended with whom it was given to is seen here. */
function primaryInForceOf({ parent, parentAsset, usedOn }: LinkCase) {
  if (parent?.kind !== 'REALIZATION' || parentAsset?.asset.tier !== 'PRIMARY') return [];
  return parentAsset.examinations.filter((one) => one.kind === 'PRIMARY' && isInForceOn(one, usedOn));
}

/** Examinations that hold on a day: in their term, and given to whom it still belongs. */
export function examinationsHeldOn(asset: RegisteredAsset, day: CivilDate, endOf: EndOf): Examination[] {
  const inForce = asset.examinations.filter((one) => isInForceOn(one, day));
  if (inForce.length === 0) return inForce;
  const ends = endsOfOwners(asset, endOf);
  return ends.length === 0 ? inForce : inForce.filter((one) => !endsWithItsHolder(one, ends, day));
}

export const standardMustBeExamined: LinkRule = {
  code: 'STANDARD_EXAM_MISSING',
  ancillary: false,
  judge: (c) => {
    const examinations = examinationsOf(c);
    if (examinations === null || examinations.length > 0) return SILENT;
    return [{ evidence: [] }];
  },
};

export const examinationMustBeInForce: LinkRule = {
  code: 'STANDARD_EXAM_LAPSED',
  ancillary: false,
  judge: (c) => {
    if (c.parentAsset === null) return SILENT;
    const held = examinationsHeldOn(c.parentAsset, c.usedOn, c.dossier.endOf);
    const examinations = examinationsOf(c) ?? primaryInForceOf(c);
    if (examinations.some((examination) => held.includes(examination))) return SILENT;
    return hitBy(examinations.map(({ id }) => id).sort());
  },
};
