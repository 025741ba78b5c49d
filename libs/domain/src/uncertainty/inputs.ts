import type { CalculationRefusal } from '../calculation/calculation';
import { checkNumber, isNumberText, parseNumber } from '../calculation/numbers';
import { ExactDecimal } from '../metrology/decimal';
import type { InputBody } from './bodies';

/** What a Monte Carlo trial draws from. */
export type Distribution =
  | { kind: 'NORMAL' }
  /** Scaled and shifted t: scale is the standard uncertainty of the input. */
  | { kind: 'STUDENT'; degrees: number }
  | { kind: 'RECTANGULAR' | 'TRIANGULAR' | 'ARCSINE'; middle: number; halfWidth: number };

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

export type InputReading = { ok: true; input: Input } | { ok: false; refusals: CalculationRefusal[] };

/** Divisors of a half-width (GUM 4.3.7, 4.3.9; EA-4/02 3.3): the variance of a distribution is a²/divisor. */
const VARIANCE_DIVISORS = { RECTANGULAR: 3, TRIANGULAR: 6, ARCSINE: 2 } as const;
type Bounded = keyof typeof VARIANCE_DIVISORS;

/** Fewest observations that have a scatter. */
export const OBSERVATIONS_MIN = 2;

const NUMBERS = [
  'estimate',
  'standardUncertainty',
  'expandedUncertainty',
  'coverageFactor',
  'halfWidth',
  'min',
  'max',
] as const;

type Stated = Record<(typeof NUMBERS)[number], number | null> & { degrees: number | null };

/** Reads one input of the body; what is wrong is told with pointers below `pointer`. */
export function readInput(body: InputBody, pointer: string): InputReading {
  const refusals = NUMBERS.flatMap((name) => {
    const text = body[name];
    return text === undefined || text === null ? [] : checkNumber(text, `${pointer}/${name}`);
  }) as CalculationRefusal[];
  const degreesText = body.degreesOfFreedom ?? null;
  if (degreesText !== null) {
    refusals.push(...checkNumber(String(degreesText), `${pointer}/degreesOfFreedom`));
  }
  (body.observations ?? []).forEach((text, index) =>
    refusals.push(...checkNumber(text, `${pointer}/observations/${index}`)),
  );
  if (refusals.length > 0) return { ok: false, refusals };
  const stated = { degrees: degreesText === null ? null : Number(degreesText) } as Stated;
  for (const name of NUMBERS) stated[name] = numberOrNull(body[name]);
  return new InputReader(body, pointer, stated).read();
}

function numberOrNull(text: string | null | undefined): number | null {
  return isNumberText(text) ? Number(text) : null;
}

class InputReader {
  private readonly refusals: CalculationRefusal[] = [];

  constructor(
    private readonly body: InputBody,
    private readonly pointer: string,
    private readonly stated: Stated,
  ) {}

  read(): InputReading {
    this.checkDegrees();
    const input = this.input();
    return input && this.refusals.length === 0 ? { ok: true, input } : { ok: false, refusals: this.refusals };
  }

  private input(): Input | null {
    const { observations, distribution } = this.body;
    const { standardUncertainty, expandedUncertainty, halfWidth, min, max } = this.stated;
    const width = halfWidth ?? min ?? max;
    const ways = [observations ?? null, standardUncertainty, expandedUncertainty, width];
    const given = ways.filter((way) => way !== null).length;
    if (given === 0) {
      return this.refuse(
        'INPUT_INCOMPLETE',
        '',
        'observations, a standard uncertainty (0 of a constant), an expanded one or a half-width is needed',
      );
    }
    if (given > 1) return this.refuse('INPUT_AMBIGUOUS', '', 'its uncertainty is given in more than one way');
    if (observations) return this.observed(observations);
    if (width !== null) return this.bounded();
    if (distribution === 'RECTANGULAR' || distribution === 'TRIANGULAR' || distribution === 'ARCSINE') {
      const detail = `${distribution} is described by halfWidth, or by min and max`;
      return this.refuse('INPUT_INCOMPLETE', '/halfWidth', detail);
    }
    return this.certified();
  }

  /** Type A (GUM 4.2): the mean, s/√n, n - 1 degrees of freedom; in trials a t distribution (JCGM 101, 6.4.9). */
  private observed(texts: readonly string[]): Input | null {
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

  private bounded(): Input | null {
    const { estimate, halfWidth, min, max } = this.stated;
    const kind = this.body.distribution ?? 'RECTANGULAR';
    if (!(kind in VARIANCE_DIVISORS)) {
      return this.refuse('INPUT_AMBIGUOUS', '/distribution', `${kind} is not described by a half-width`);
    }
    if (halfWidth !== null && (min ?? max) !== null) {
      return this.refuse('INPUT_AMBIGUOUS', '/halfWidth', 'halfWidth, or min and max, not both');
    }
    if (this.stated.coverageFactor !== null) {
      return this.refuse('INPUT_AMBIGUOUS', '/coverageFactor', 'a half-width needs no coverage factor');
    }
    if (halfWidth !== null) {
      if (estimate === null) return this.refuse('REQUIRED', '/estimate', 'the middle of the half-width');
      if (halfWidth < 0) return this.refuse('VALUE_OUT_OF_RANGE', '/halfWidth', 'at least 0 is expected');
      return this.ofWidth(kind as Bounded, estimate, estimate, halfWidth);
    }
    if (min === null) return this.refuse('REQUIRED', '/min', 'max needs min beside it');
    if (max === null) return this.refuse('REQUIRED', '/max', 'min needs max beside it');
    if (min > max) return this.refuse('RANGE_INVERTED', '/min', 'min exceeds max');
    const middle = new ExactDecimal(this.body.min!).add(this.body.max!).div(2).toNumber();
    if (estimate !== null && (estimate < min || estimate > max)) {
      return this.refuse('VALUE_OUT_OF_RANGE', '/estimate', 'the estimate lies between min and max');
    }
    const half = new ExactDecimal(this.body.max!).sub(this.body.min!).div(2).toNumber();
    return this.ofWidth(kind as Bounded, estimate ?? middle, middle, half);
  }

  private ofWidth(kind: Bounded, estimate: number, middle: number, halfWidth: number): Input {
    const uncertainty = halfWidth / Math.sqrt(VARIANCE_DIVISORS[kind]);
    return this.made(estimate, uncertainty, this.stated.degrees ?? Number.POSITIVE_INFINITY, {
      distribution: { kind, middle, halfWidth },
    });
  }

  /** A stated u, or U = k u; with degrees of freedom its trials come from t (JCGM 101, 6.4.9.7). */
  private certified(): Input | null {
    const { estimate, standardUncertainty, expandedUncertainty, coverageFactor, degrees } = this.stated;
    if (estimate === null) return this.refuse('REQUIRED', '/estimate', 'an estimate is needed');
    const uncertainty = standardUncertainty ?? this.fromExpanded(expandedUncertainty!, coverageFactor);
    if (uncertainty === null) return null;
    if (standardUncertainty !== null && coverageFactor !== null) {
      const detail = 'a standard uncertainty needs no coverage factor';
      return this.refuse('INPUT_AMBIGUOUS', '/coverageFactor', detail);
    }
    if (uncertainty < 0) {
      const name = standardUncertainty === null ? 'expandedUncertainty' : 'standardUncertainty';
      return this.refuse('VALUE_OUT_OF_RANGE', `/${name}`, 'at least 0 is expected');
    }
    if (this.body.distribution === 'STUDENT' && degrees === null) {
      const detail = "Student's t needs its degrees of freedom";
      return this.refuse('REQUIRED', '/degreesOfFreedom', detail);
    }
    const student = degrees !== null && this.body.distribution !== 'NORMAL';
    return this.made(estimate, uncertainty, degrees ?? Number.POSITIVE_INFINITY, {
      distribution: student ? { kind: 'STUDENT', degrees } : { kind: 'NORMAL' },
    });
  }

  private fromExpanded(expanded: number, factor: number | null): number | null {
    if (factor === null) return this.refuse('K_MISSING', '/coverageFactor', 'U is given without k');
    if (factor <= 0) return this.refuse('K_NONPOSITIVE', '/coverageFactor', 'k is not greater than zero');
    return expanded / factor;
  }

  private checkDegrees(): void {
    if (this.stated.degrees !== null && this.stated.degrees <= 0) {
      this.refuse('VALUE_OUT_OF_RANGE', '/degreesOfFreedom', 'degrees of freedom are greater than zero');
    }
  }

  private made(
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

  private refuse(code: CalculationRefusal['code'], at: string, detail: string): null {
    this.refusals.push({ code, pointer: `${this.pointer}${at}`, detail });
    return null;
  }
}

/** Sum of a_k b_k over paired deviations. */
export function sumOfProducts(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}
