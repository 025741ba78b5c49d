import type { CalculationRefusal } from '@suyuan/domain';
import type { InputBody } from './bodies';

/** What a Monte Carlo trial draws from. */
export type Distribution =
  | { kind: 'NORMAL' }
  /** Scaled and shifted t: scale is the standard uncertainty of the input. */
  | { kind: 'STUDENT'; degrees: number }
  | { kind: 'RECTANGULAR' | 'TRIANGULAR' | 'ARCSINE'; middle: number; halfWidth: number }
  /** A rectangle whose half-width is itself known to ± `inexactness` only. */
  | { kind: 'CURVILINEAR_TRAPEZOID'; middle: number; halfWidth: number; inexactness: number }
  /** Of a quantity that is not negative and known by its estimate alone. */
  | { kind: 'EXPONENTIAL' };

/** An input quantity as the propagation needs it. */
export interface Input {
  symbol: string;
  unit: string | null;
  estimate: number;
  standardUncertainty: number;
  /** Infinity where nothing says otherwise. */
  degrees: number;
  distribution: Distribution;
  /** Of each observation from the mean, for the correlation of quantities observed simultaneously; null without. */
  deviations: Float64Array | null;
}

export const NUMBERS = [
  'estimate',
  'standardUncertainty',
  'expandedUncertainty',
  'coverageFactor',
  'halfWidth',
  'min',
  'max',
  'inexactness',
  'pooledStandardDeviation',
] as const;

export type Stated = Record<(typeof NUMBERS)[number], number | null> & { degrees: number | null };

/** What every way of knowing an input has to hand: what was stated, and where refusals go. */
export abstract class StatedInput {
  constructor(
    protected readonly body: InputBody,
    protected readonly pointer: string,
    protected readonly stated: Stated,
    protected readonly refusals: CalculationRefusal[],
  ) {}

  protected needsDegrees(): null {
    return this.refuse('REQUIRED', '/degreesOfFreedom', "Student's t needs its degrees of freedom");
  }

  protected normalOrStudent(estimate: number, uncertainty: number): Input {
    const { degrees } = this.stated;
    const student = degrees !== null && this.body.distribution !== 'NORMAL';
    return this.made(estimate, uncertainty, degrees ?? Number.POSITIVE_INFINITY, {
      distribution: student ? { kind: 'STUDENT', degrees } : { kind: 'NORMAL' },
    });
  }

  protected made(
    estimate: number,
    standardUncertainty: number,
    degrees: number,
    more: { distribution: Distribution; deviations?: Float64Array },
  ): Input {
    const { symbol, unit } = this.body;
    return {
      symbol,
      unit: unit ?? null,
      estimate,
      standardUncertainty,
      degrees,
      distribution: more.distribution,
      deviations: more.deviations ?? null,
    };
  }

  protected refuse(code: CalculationRefusal['code'], at: string, detail: string): null {
    this.refusals.push({ code, pointer: `${this.pointer}${at}`, detail });
    return null;
  }
}
