import type { Decimal } from 'decimal.js';
import { checkNumber, isNumberText, numberText, readPositive, type CalculationRefusal } from '@suyuan/domain';
import { studentCoverageFactor } from '@suyuan/domain';
import type { ChartPointBody, IntervalBody, IntervalReason } from './bodies';
import {
  CONTROL_CHART_EXTRAPOLATION,
  CONTROL_CHART_PROBABILITY,
  MAX_CHART_POINTS,
  MAX_INTERVAL_DAYS,
  MIN_CHART_POINTS,
} from './interval-data';

const DAY_MS = 86_400_000;

interface ChartPoint {
  day: number;
  error: number;
}

/** A straight line through the points, and the scatter about it. */
interface Drift {
  perDay: number;
  meanDay: number;
  meanError: number;
  scatter: number;
  sumOfSquares: number;
  points: number;
  /** Of the prediction band: t with two degrees of freedom fewer than points. */
  factor: number;
}

/**
 * ILAC-G24 method 2: the errors of earlier calibrations show a drift and a scatter about it; the interval ends on the
 * last day on which the error stays within the MPE with the probability wanted, by the prediction band of the line.
 */
export function controlChart(
  body: IntervalBody,
  refusals: CalculationRefusal[],
): { days: number; reasons: IntervalReason[] } | null {
  const before = refusals.length;
  const points = readPoints(body.points ?? [], refusals);
  const mpe = readMpe(body, refusals);
  if (refusals.length > before || !mpe) return null;
  const drift = driftOf(points);
  const last = points.at(-1)!.day;
  const longest = Math.max(...points.slice(1).map(({ day }, index) => day - points[index]!.day));
  const end = Math.min(MAX_INTERVAL_DAYS, Math.floor(longest * Number(CONTROL_CHART_EXTRAPOLATION.value)));
  const limit = mpe.toNumber();
  let days = 0;
  while (days < end && bandAt(drift, last + days + 1) <= limit) days += 1;
  return { days: Math.max(1, days), reasons: [driftReason(drift), endReason(days, end)] };
}

/** The body's own, else that of the last point in time that states one. */
function readMpe(body: IntervalBody, refusals: CalculationRefusal[]): Decimal | null {
  if ((body.mpe ?? null) !== null) return readPositive(body.mpe!, '/mpe', refusals);
  const stated = (body.points ?? [])
    .map((point, index) => ({ mpe: point.mpe ?? null, day: dayOf(point), index }))
    .filter(({ mpe }) => mpe !== null)
    .sort((a, b) => a.day - b.day)
    .at(-1);
  if (stated) return readPositive(stated.mpe!, `/points/${stated.index}/mpe`, refusals);
  refusals.push({ code: 'REQUIRED', pointer: '/mpe', detail: 'the maximum permissible error is needed' });
  return null;
}

/** The largest error that is to be expected on a day: the line, and the prediction band about it. */
function bandAt(drift: Drift, day: number): number {
  const { perDay, meanDay, meanError, scatter, sumOfSquares, points, factor } = drift;
  const distance = day - meanDay;
  const width = scatter * Math.sqrt(1 + 1 / points + distance ** 2 / sumOfSquares);
  return Math.abs(meanError + perDay * distance) + factor * width;
}

function driftOf(points: readonly ChartPoint[]): Drift {
  const count = points.length;
  const meanDay = points.reduce((sum, { day }) => sum + day, 0) / count;
  const meanError = points.reduce((sum, { error }) => sum + error, 0) / count;
  let sumOfSquares = 0;
  let products = 0;
  for (const { day, error } of points) {
    sumOfSquares += (day - meanDay) ** 2;
    products += (day - meanDay) * (error - meanError);
  }
  const perDay = products / sumOfSquares;
  const rest = points.reduce(
    (sum, { day, error }) => sum + (error - meanError - perDay * (day - meanDay)) ** 2,
    0,
  );
  return {
    perDay,
    meanDay,
    meanError,
    scatter: Math.sqrt(rest / (count - 2)),
    sumOfSquares,
    points: count,
    factor: studentCoverageFactor(Number(CONTROL_CHART_PROBABILITY.value), count - 2),
  };
}

function driftReason({ perDay, scatter, points }: Drift): IntervalReason {
  const drift = numberText(perDay * 365, 7);
  const spread = numberText(scatter, 7);
  return {
    code: 'DRIFT_ESTIMATED',
    message: {
      zh: `${points} 次校准显示每年漂移 ${drift}，围绕漂移线的标准偏差 ${spread}。`,
      en: `${points} calibrations show a drift of ${drift} a year with a standard deviation of ${spread} about it.`,
    },
  };
}

function endReason(days: number, end: number): IntervalReason {
  if (days === 0) {
    return {
      code: 'CHART_OUT_OF_CONTROL',
      message: {
        zh: '误差现在就可能超出最大允许误差，应立即校准。',
        en: 'The error may exceed the MPE already: calibrate at once.',
      },
    };
  }
  if (days === end) {
    return {
      code: 'EXTRAPOLATION_LIMITED',
      message: {
        zh: '到此为止误差仍在允许范围内；不作更远的外推。',
        en: 'The error stays within the MPE as far as the drift is believed; it is not extrapolated further.',
      },
    };
  }
  return {
    code: 'BAND_REACHES_MPE',
    message: {
      zh: '此后误差的预测区间将超出最大允许误差。',
      en: 'After that the band in which the error is expected exceeds the MPE.',
    },
  };
}

function readPoints(bodies: readonly ChartPointBody[], refusals: CalculationRefusal[]): ChartPoint[] {
  const before = refusals.length;
  const points = bodies.map((body, index) => readPoint(body, `/points/${index}`, refusals));
  if (refusals.length > before) return [];
  const sorted = points.toSorted((a, b) => a.day - b.day);
  const isEnough = sorted.length >= MIN_CHART_POINTS && sorted.length <= MAX_CHART_POINTS;
  if (!isEnough || new Set(sorted.map(({ day }) => day)).size < MIN_CHART_POINTS) {
    const detail = `${MIN_CHART_POINTS} to ${MAX_CHART_POINTS} calibrations on different days are needed`;
    refusals.push({ code: 'REQUIRED', pointer: '/points', detail });
  }
  return sorted;
}

function readPoint(body: ChartPointBody, pointer: string, refusals: CalculationRefusal[]): ChartPoint {
  refusals.push(...checkNumber(body.error, `${pointer}/error`));
  const on = body.on ?? null;
  const stated = body.day ?? null;
  if ((on === null) === (stated === null)) {
    refusals.push({
      code: on === null ? 'REQUIRED' : 'INPUT_AMBIGUOUS',
      pointer: `${pointer}/on`,
      detail: 'the day of the calibration, as a date `on` or as a number `day`',
    });
    return { day: 0, error: 0 };
  }
  const day = dayOf(body);
  if (!Number.isFinite(day) || Math.abs(day) > Number.MAX_SAFE_INTEGER / DAY_MS) {
    const detail = 'a day is a date YYYY-MM-DD, or a number of days';
    refusals.push({
      code: 'VALUE_OUT_OF_RANGE',
      pointer: `${pointer}/${on === null ? 'day' : 'on'}`,
      detail,
    });
  }
  return { day, error: Number(body.error) };
}

function dayOf({ on, day }: ChartPointBody): number {
  const date = on ?? null;
  return date === null ? numberOfDays(String(day)) : Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function numberOfDays(text: string): number {
  return isNumberText(text) ? Number(text) : Number.NaN;
}
