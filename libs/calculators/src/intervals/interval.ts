import {
  calculated,
  notCalculated,
  parseNumber,
  readPositive,
  type Calculation,
  type CalculationRefusal,
} from '@suyuan/domain';
import { readCount } from '../uncertainty/read-count';
import type { IntervalAnswer, IntervalBody, IntervalReason } from './bodies';
import { controlChart } from './control-chart';
import { MAX_INTERVAL_DAYS, MAX_TESTED } from './interval-data';
import { testInterval } from './reliability';
import { staircaseStep } from './staircase';

interface Proposal {
  days: number;
  reasons: IntervalReason[];
}

type Method = (body: IntervalBody, refusals: CalculationRefusal[]) => Proposal | null;

const METHODS: Readonly<Record<IntervalBody['method'], Method>> = {
  A3: byReliability,
  STAIRCASE: byStaircase,
  CONTROL_CHART: controlChart,
  IN_USE_TIME: byHoursOfUse,
};

/** A proposal for the next calibration interval by a named method of ILAC-G24 / JJF 1139 or NCSLI RP-1, with reasons. */
export function proposeInterval(body: IntervalBody): Calculation<IntervalAnswer> {
  const refusals: CalculationRefusal[] = [];
  const proposal = METHODS[body.method](body, refusals);
  if (!proposal || refusals.length > 0) return notCalculated(refusals);
  const rounded = Math.round(proposal.days);
  const days = Math.min(MAX_INTERVAL_DAYS, Math.max(1, rounded));
  const capped = days < rounded ? [longestReason()] : [];
  return calculated({ intervalDays: String(days), reasons: [...proposal.reasons, ...capped] });
}

function byReliability(body: IntervalBody, refusals: CalculationRefusal[]): Proposal | null {
  const intervalDays = requiredCount(body, 'intervalDays', 1, MAX_INTERVAL_DAYS, refusals);
  const tested = requiredCount(body, 'tested', 1, MAX_TESTED, refusals);
  const inTolerance = requiredCount(body, 'inTolerance', 0, tested, refusals);
  const target = requiredPositive(body, 'reliabilityTarget', refusals);
  if (target !== null && target >= 1) {
    const detail = 'a reliability lies between 0 and 1';
    refusals.push({ code: 'VALUE_OUT_OF_RANGE', pointer: '/reliabilityTarget', detail });
  }
  if (refusals.length > 0 || target === null) return null;
  return testInterval({ intervalDays, target, inTolerance, tested });
}

function byStaircase(body: IntervalBody, refusals: CalculationRefusal[]): Proposal | null {
  const intervalDays = requiredCount(body, 'intervalDays', 1, MAX_INTERVAL_DAYS, refusals);
  const step = staircaseStep(body.asFound, refusals);
  if (!step || refusals.length > 0) return null;
  return { days: parseNumber(step.factor).mul(intervalDays).floor().toNumber(), reasons: [step.reason] };
}

/** ILAC-G24 method 3: the interval counts hours of use; what was found adjusts it as the staircase does. */
function byHoursOfUse(body: IntervalBody, refusals: CalculationRefusal[]): Proposal | null {
  const hours = requiredPositive(body, 'intervalHours', refusals);
  const perDay = requiredPositive(body, 'hoursPerDay', refusals);
  if (perDay !== null && perDay > 24) {
    const detail = 'a day has 24 hours';
    refusals.push({ code: 'VALUE_OUT_OF_RANGE', pointer: '/hoursPerDay', detail });
  }
  const step = (body.asFound ?? null) === null ? null : staircaseStep(body.asFound, refusals);
  if (refusals.length > 0 || hours === null) return null;
  const allowed = parseNumber(body.intervalHours!).mul(step?.factor ?? '1');
  const days = allowed.div(body.hoursPerDay!).floor().toNumber();
  const stated: IntervalReason = {
    code: 'HOURS_OF_USE',
    message: {
      zh: `使用 ${allowed.toFixed()} 小时、每天 ${body.hoursPerDay} 小时，合 ${days} 天。`,
      en: `${allowed.toFixed()} hours of use at ${body.hoursPerDay} hours a day make ${days} days.`,
    },
  };
  return { days, reasons: step ? [step.reason, stated] : [stated] };
}

function requiredCount(
  body: IntervalBody,
  name: 'intervalDays' | 'tested' | 'inTolerance',
  min: number,
  max: number,
  refusals: CalculationRefusal[],
): number {
  const stated = body[name] ?? null;
  if (stated === null) refusals.push(missing(name, body.method));
  return readCount(stated, min, { min, max }, `/${name}`, refusals);
}

function requiredPositive(
  body: IntervalBody,
  name: 'reliabilityTarget' | 'intervalHours' | 'hoursPerDay',
  refusals: CalculationRefusal[],
): number | null {
  const text = body[name] ?? null;
  if (text === null) {
    refusals.push(missing(name, body.method));
    return null;
  }
  return readPositive(text, `/${name}`, refusals)?.toNumber() ?? null;
}

function missing(name: string, method: string): CalculationRefusal {
  return { code: 'REQUIRED', pointer: `/${name}`, detail: `${method} needs ${name}` };
}

function longestReason(): IntervalReason {
  return {
    code: 'LONGEST_INTERVAL',
    message: {
      zh: `间隔以 ${MAX_INTERVAL_DAYS} 天为限。`,
      en: `No interval is longer than ${MAX_INTERVAL_DAYS} days.`,
    },
  };
}
