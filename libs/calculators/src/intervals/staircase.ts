import {
  checkNumber,
  ExactDecimal,
  parseNumber,
  readPositive,
  type CalculationRefusal,
} from '@suyuan/domain';
import type { AsFoundBody, IntervalReason } from './bodies';
import {
  MAX_AS_FOUND,
  STAIRCASE_LENGTHEN_FACTOR,
  STAIRCASE_LENGTHEN_WITHIN,
  STAIRCASE_SHORTEN_FACTOR,
} from './interval-data';

/** A step of the staircase: what to multiply the interval with, and why. */
export interface StaircaseStep {
  factor: string;
  reason: IntervalReason;
}

/**
 * ILAC-G24 method 1 (JJF 1139 likewise): the interval grows while everything is found well within the MPE, shrinks
 * when something is found outside it, and stays between. The worst point decides; at a bound it still counts as within.
 */
export function staircaseStep(
  asFound: readonly AsFoundBody[] | null | undefined,
  refusals: CalculationRefusal[],
): StaircaseStep | null {
  const points = asFound ?? [];
  if (points.length === 0 || points.length > MAX_AS_FOUND) {
    const detail = `1 to ${MAX_AS_FOUND} errors found before adjustment are needed`;
    refusals.push({ code: 'REQUIRED', pointer: '/asFound', detail });
    return null;
  }
  const before = refusals.length;
  let worst = new ExactDecimal(0);
  points.forEach(({ error, mpe }, index) => {
    const faults = checkNumber(error, `/asFound/${index}/error`);
    refusals.push(...faults);
    const limit = readPositive(mpe, `/asFound/${index}/mpe`, refusals);
    if (faults.length > 0 || !limit) return;
    worst = ExactDecimal.max(worst, parseNumber(error).abs().div(limit));
  });
  if (refusals.length > before) return null;
  const percent = worst.mul(100).toSignificantDigits(3).toFixed();
  if (worst.gt(1)) {
    return {
      factor: STAIRCASE_SHORTEN_FACTOR.value,
      reason: {
        code: 'FOUND_OUT_OF_TOLERANCE',
        message: {
          zh: `校准前最大误差为最大允许误差的 ${percent} %，超差，缩短间隔。`,
          en: `As found, the largest error is ${percent} % of the MPE: out of tolerance, so the interval is shortened.`,
        },
      },
    };
  }
  if (worst.lte(STAIRCASE_LENGTHEN_WITHIN.value)) {
    return {
      factor: STAIRCASE_LENGTHEN_FACTOR.value,
      reason: {
        code: 'FOUND_WELL_WITHIN',
        message: {
          zh: `校准前最大误差为最大允许误差的 ${percent} %，余量充足，延长间隔。`,
          en: `As found, the largest error is ${percent} % of the MPE: well within, so the interval is lengthened.`,
        },
      },
    };
  }
  return {
    factor: '1',
    reason: {
      code: 'FOUND_NEAR_LIMIT',
      message: {
        zh: `校准前最大误差为最大允许误差的 ${percent} %，接近允许限，间隔不变。`,
        en: `As found, the largest error is ${percent} % of the MPE: near the limit, so the interval is kept.`,
      },
    },
  };
}
