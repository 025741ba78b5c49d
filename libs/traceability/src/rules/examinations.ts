import type { Tier } from '@suyuan/domain';
import { isInForceOn } from './assets-in-time';
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
    const examinations = examinationsOf(c) ?? [];
    if (examinations.some((examination) => isInForceOn(examination, c.usedOn))) return SILENT;
    return hitBy(examinations.map(({ id }) => id).sort());
  },
};
