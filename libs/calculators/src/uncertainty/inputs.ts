import { checkNumber, isNumberText, type CalculationRefusal } from '@suyuan/domain';
import type { InputBody } from './bodies';
import { readLine } from './calibration-line';
import { ReadingsInput } from './readings-input';
import { NUMBERS, StatedInput, type Input, type Stated } from './stated-input';
import { WidthInput, WIDTHS } from './width-input';

export type InputReading = { ok: true; input: Input } | { ok: false; refusals: CalculationRefusal[] };

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
  return new InputReader(body, pointer, stated, []).read();
}

function numberOrNull(text: string | null | undefined): number | null {
  return isNumberText(text) ? Number(text) : null;
}

class InputReader extends StatedInput {
  read(): InputReading {
    this.checkDegrees();
    const input = this.input();
    return input && this.refusals.length === 0 ? { ok: true, input } : { ok: false, refusals: this.refusals };
  }

  private input(): Input | null {
    const { observations, distribution, line } = this.body;
    const { standardUncertainty, expandedUncertainty, halfWidth, min, max, pooledStandardDeviation } =
      this.stated;
    const width = halfWidth ?? min ?? max;
    const byReadings = pooledStandardDeviation ?? observations ?? null;
    const exponential = distribution === 'EXPONENTIAL' ? distribution : null;
    const ways = [byReadings, standardUncertainty, expandedUncertainty, width, line ?? null, exponential];
    const given = ways.filter((way) => way !== null).length;
    if (given === 0) {
      return this.refuse(
        'INPUT_INCOMPLETE',
        '',
        'observations, a standard uncertainty (0 of a constant), an expanded or pooled one, a half-width or a line is needed',
      );
    }
    if (given > 1) return this.refuse('INPUT_AMBIGUOUS', '', 'its uncertainty is given in more than one way');
    this.checkOwners();
    const readings = new ReadingsInput(this.body, this.pointer, this.stated, this.refusals);
    const widths = new WidthInput(this.body, this.pointer, this.stated, this.refusals);
    if (pooledStandardDeviation !== null) return readings.pooled(pooledStandardDeviation);
    if (observations) return readings.observed(observations);
    if (width !== null) return widths.bounded();
    if (exponential !== null) return widths.exponential();
    if (distribution && WIDTHS.includes(distribution)) {
      const detail = `${distribution} is described by halfWidth, or by min and max`;
      return this.refuse('INPUT_INCOMPLETE', '/halfWidth', detail);
    }
    return line ? this.ofLine(line) : this.certified();
  }

  /** What only means something beside something else. */
  private checkOwners(): void {
    const { distribution, readings } = this.body;
    const { inexactness, pooledStandardDeviation } = this.stated;
    if (inexactness !== null && distribution !== 'CURVILINEAR_TRAPEZOID') {
      this.refuse('INPUT_AMBIGUOUS', '/inexactness', 'the limits of CURVILINEAR_TRAPEZOID alone are inexact');
    }
    if ((readings ?? null) !== null && pooledStandardDeviation === null) {
      const detail = 'a number of readings belongs to a pooled standard deviation';
      this.refuse('INPUT_AMBIGUOUS', '/readings', detail);
    }
  }

  private ofLine(line: NonNullable<InputBody['line']>): Input | null {
    const { distribution } = this.body;
    for (const name of ['estimate', 'coverageFactor'] as const) {
      if (this.stated[name] !== null) {
        this.refuse('INPUT_AMBIGUOUS', `/${name}`, 'the line gives the estimate and its uncertainty');
      }
    }
    if (distribution && distribution !== 'NORMAL' && distribution !== 'STUDENT') {
      return this.refuse('INPUT_AMBIGUOUS', '/distribution', 'a line is normal or of Student');
    }
    if (distribution === 'STUDENT' && this.stated.degrees === null) return this.needsDegrees();
    const read = readLine(line, `${this.pointer}/line`, this.refusals);
    return read && this.normalOrStudent(read.estimate, read.standardUncertainty);
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
    if (this.body.distribution === 'STUDENT' && degrees === null) return this.needsDegrees();
    return this.normalOrStudent(estimate, uncertainty);
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
}
