import { ExactDecimal, parseNumber, type CalculationRefusal } from '@suyuan/domain';
import type { InputBody } from './bodies';
import { readCount } from './read-count';
import { StatedInput, type Input } from './stated-input';

/** Fewest observations that have a scatter. */
export const OBSERVATIONS_MIN = 2;

/** More readings of one mean are not taken by hand. */
export const MAX_READINGS = 1_000_000;

/** An input known by readings: by their own scatter, or by that of earlier series (GUM 4.2, JJF 1059.1 4.3.2). */
export class ReadingsInput extends StatedInput {
  /** Type A (GUM 4.2): the mean, s/√n, n - 1 degrees of freedom; in trials a t distribution (JCGM 101, 6.4.9). */
  observed(texts: readonly string[]): Input | null {
    for (const name of ['estimate', 'coverageFactor'] as const) {
      if (this.stated[name] !== null) {
        this.refuse('INPUT_AMBIGUOUS', `/${name}`, 'observations give the estimate and the uncertainty');
      }
    }
    const { distribution } = this.body;
    if (distribution && distribution !== 'NORMAL' && distribution !== 'STUDENT') {
      this.refuse('INPUT_AMBIGUOUS', '/distribution', 'observations are evaluated by their own scatter');
    }
    if (this.stated.degrees !== null) {
      this.refuse('INPUT_AMBIGUOUS', '/degreesOfFreedom', 'observations give the degrees of freedom');
    }
    if (texts.length < OBSERVATIONS_MIN) {
      const detail = `at least ${OBSERVATIONS_MIN} observations are needed for a scatter`;
      return this.refuse('INPUT_INCOMPLETE', '/observations', detail);
    }
    const observations = texts.map((text) => parseNumber(text));
    const mean = ExactDecimal.sum(...observations).div(texts.length);
    // Exact up to here: a scatter in the last digits of large numbers is not lost.
    const deviations = Float64Array.from(observations, (value) => value.sub(mean).toNumber());
    const degrees = texts.length - 1;
    const uncertainty = Math.sqrt(sumOfProducts(deviations, deviations) / degrees / texts.length);
    return this.made(mean.toNumber(), uncertainty, degrees, {
      distribution: { kind: 'STUDENT', degrees },
      deviations,
    });
  }

  /**
   * A standard deviation of one reading from earlier series, applied to a mean of n' readings (JJF 1059.1, 4.3.2): u =
   * s/√n'. Its degrees of freedom are those of the series that it comes from; the readings may be a single one.
   */
  pooled(deviation: number): Input | null {
    const { estimate, coverageFactor, degrees } = this.stated;
    const { observations, readings, distribution } = this.body;
    if (deviation < 0) {
      return this.refuse('VALUE_OUT_OF_RANGE', '/pooledStandardDeviation', 'at least 0 is expected');
    }
    if (coverageFactor !== null) {
      const detail = 'a standard deviation needs no coverage factor';
      return this.refuse('INPUT_AMBIGUOUS', '/coverageFactor', detail);
    }
    if (distribution && distribution !== 'NORMAL' && distribution !== 'STUDENT') {
      return this.refuse('INPUT_AMBIGUOUS', '/distribution', 'a mean of readings is normal or of Student');
    }
    if (distribution === 'STUDENT' && degrees === null) return this.needsDegrees();
    const count = observations ? this.countOf(observations, readings) : this.statedCount(readings);
    if (count === null) return null;
    if (observations && estimate !== null) {
      return this.refuse('INPUT_AMBIGUOUS', '/estimate', 'observations give the estimate');
    }
    if (!observations && estimate === null) {
      return this.refuse('REQUIRED', '/estimate', 'the mean of the readings');
    }
    const mean = observations
      ? ExactDecimal.sum(...observations.map((text) => parseNumber(text)))
          .div(count)
          .toNumber()
      : estimate!;
    return this.normalOrStudent(mean, deviation / Math.sqrt(count));
  }

  private countOf(observations: readonly string[], readings: InputBody['readings']): number | null {
    if ((readings ?? null) !== null) {
      return this.refuse('INPUT_AMBIGUOUS', '/readings', 'observations say how many readings there are');
    }
    if (observations.length > 0) return observations.length;
    return this.refuse('INPUT_INCOMPLETE', '/observations', 'at least one reading is needed');
  }

  private statedCount(readings: InputBody['readings']): number | null {
    if ((readings ?? null) === null) {
      const detail = 'of how many readings the estimate is the mean, or the readings as observations';
      return this.refuse('REQUIRED', '/readings', detail);
    }
    const faults: CalculationRefusal[] = [];
    const range = { min: 1, max: MAX_READINGS };
    const count = readCount(readings, 1, range, `${this.pointer}/readings`, faults);
    this.refusals.push(...faults);
    return faults.length > 0 ? null : count;
  }
}

/** Sum of a_k b_k over paired deviations. */
export function sumOfProducts(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}
