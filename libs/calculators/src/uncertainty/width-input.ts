import { ExactDecimal } from '@suyuan/domain';
import { StatedInput, type Input } from './stated-input';

/** Divisors of a half-width (GUM 4.3.7, 4.3.9; EA-4/02 3.3): the variance of a distribution is a²/divisor. */
const VARIANCE_DIVISORS = { RECTANGULAR: 3, TRIANGULAR: 6, ARCSINE: 2 } as const;
type Bounded = keyof typeof VARIANCE_DIVISORS;

export const WIDTHS: readonly string[] = [...Object.keys(VARIANCE_DIVISORS), 'CURVILINEAR_TRAPEZOID'];

/** An input known by limits or a half-width (GUM 4.3.7, JCGM 101 6.4.2 to 6.4.6), or by its estimate alone. */
export class WidthInput extends StatedInput {
  bounded(): Input | null {
    const { estimate, halfWidth, min, max } = this.stated;
    const kind = this.body.distribution ?? 'RECTANGULAR';
    if (!WIDTHS.includes(kind)) {
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
      return this.ofWidth(kind as Bounded | 'CURVILINEAR_TRAPEZOID', estimate, estimate, halfWidth);
    }
    if (min === null) return this.refuse('REQUIRED', '/min', 'max needs min beside it');
    if (max === null) return this.refuse('REQUIRED', '/max', 'min needs max beside it');
    if (min > max) return this.refuse('RANGE_INVERTED', '/min', 'min exceeds max');
    const middle = new ExactDecimal(this.body.min!).add(this.body.max!).div(2).toNumber();
    if (estimate !== null && (estimate < min || estimate > max)) {
      return this.refuse('VALUE_OUT_OF_RANGE', '/estimate', 'the estimate lies between min and max');
    }
    const half = new ExactDecimal(this.body.max!).sub(this.body.min!).div(2).toNumber();
    return this.ofWidth(kind as Bounded | 'CURVILINEAR_TRAPEZOID', estimate ?? middle, middle, half);
  }

  /** JCGM 101, 6.4.10: the estimate of a quantity that is not negative is its standard uncertainty too. */
  exponential(): Input | null {
    const { estimate, coverageFactor, degrees } = this.stated;
    if (coverageFactor !== null) {
      return this.refuse('INPUT_AMBIGUOUS', '/coverageFactor', 'an estimate needs no coverage factor');
    }
    if (estimate === null) return this.refuse('REQUIRED', '/estimate', 'an estimate is needed');
    if (estimate <= 0) return this.refuse('VALUE_OUT_OF_RANGE', '/estimate', 'greater than 0 is expected');
    return this.made(estimate, estimate, degrees ?? Number.POSITIVE_INFINITY, {
      distribution: { kind: 'EXPONENTIAL' },
    });
  }

  private ofWidth(
    kind: Bounded | 'CURVILINEAR_TRAPEZOID',
    estimate: number,
    middle: number,
    halfWidth: number,
  ): Input | null {
    if (kind === 'CURVILINEAR_TRAPEZOID') return this.trapezoid(estimate, middle, halfWidth);
    const uncertainty = halfWidth / Math.sqrt(VARIANCE_DIVISORS[kind]);
    return this.made(estimate, uncertainty, this.stated.degrees ?? Number.POSITIVE_INFINITY, {
      distribution: { kind, middle, halfWidth },
    });
  }

  /** JCGM 101, 6.4.3: limits that are known to ±d only, as by a half-width that was rounded; u² = a²/3 + d²/9. */
  private trapezoid(estimate: number, middle: number, halfWidth: number): Input | null {
    const { inexactness, degrees } = this.stated;
    if (inexactness === null) {
      return this.refuse('REQUIRED', '/inexactness', 'to ± how much the limits themselves are known');
    }
    if (inexactness < 0 || inexactness >= halfWidth) {
      const detail = 'at least 0 and less than the half-width is expected';
      return this.refuse('VALUE_OUT_OF_RANGE', '/inexactness', detail);
    }
    const uncertainty = Math.hypot(halfWidth / Math.sqrt(3), inexactness / 3);
    return this.made(estimate, uncertainty, degrees ?? Number.POSITIVE_INFINITY, {
      distribution: { kind: 'CURVILINEAR_TRAPEZOID', middle, halfWidth, inexactness },
    });
  }
}
