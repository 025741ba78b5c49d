import { numberText } from '@suyuan/domain';
import { binomialCdf } from '@suyuan/domain';
import type { IntervalReason } from './bodies';

/** What was seen of a number of instruments of one kind at the end of the same interval. */
export interface ReliabilityTest {
  intervalDays: number;
  target: number;
  inTolerance: number;
  tested: number;
}

/**
 * NCSLI RP-1, method A3: I = I₀ · 10^((x/n - R) Q). Q is the confidence with which the observed reliability x/n
 * contradicts the target R: 1 - 2 P(as few or fewer) below the target, 1 - 2 P(as many or more) above it; a
 * result that contradicts nothing (Q <= 0) changes nothing.
 */
export function testInterval(test: ReliabilityTest): { days: number; reasons: IntervalReason[] } {
  const { intervalDays, target, inTolerance, tested } = test;
  const observed = inTolerance / tested;
  const tail =
    observed < target
      ? binomialCdf(inTolerance, tested, target)
      : 1 - binomialCdf(inTolerance - 1, tested, target);
  const confidence = Math.max(0, 1 - 2 * tail);
  const days = intervalDays * 10 ** ((observed - target) * confidence);
  return {
    days,
    reasons: [observedReason(observed, target, confidence), changeReason(observed, target, confidence)],
  };
}

function observedReason(observed: number, target: number, confidence: number): IntervalReason {
  const seen = numberText(observed * 100, 7);
  const wanted = numberText(target * 100, 7);
  const sure = numberText(confidence * 100, 7);
  return {
    code: 'RELIABILITY_OBSERVED',
    message: {
      zh: `观测可靠性 ${seen} %，目标 ${wanted} %，拒绝目标的置信度 Q = ${sure} %。`,
      en: `Observed reliability ${seen} %, target ${wanted} %; confidence against the target Q = ${sure} %.`,
    },
  };
}

function changeReason(observed: number, target: number, confidence: number): IntervalReason {
  if (confidence === 0) {
    return {
      code: 'INTERVAL_KEPT',
      message: {
        zh: '观测结果与目标不矛盾，间隔不变。',
        en: 'The result does not contradict the target, so the interval is kept.',
      },
    };
  }
  return observed < target
    ? {
        code: 'INTERVAL_SHORTENED',
        message: { zh: '可靠性低于目标，缩短间隔。', en: 'Reliability is below the target: shortened.' },
      }
    : {
        code: 'INTERVAL_LENGTHENED',
        message: { zh: '可靠性高于目标，延长间隔。', en: 'Reliability is above the target: lengthened.' },
      };
}
