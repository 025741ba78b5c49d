import { cholesky, type Correlations } from './correlations';
import type { Input } from './stated-input';
import { RandomNumbers } from './random';

/** Draws trials of all inputs: column by column, so that a propagation works on many trials at once. */
export class Sampler {
  private readonly random: RandomNumbers;
  /** Groups of correlated inputs with the lower triangle of their correlations. */
  private readonly groups: { indexes: number[]; triangle: Float64Array[] }[];

  constructor(
    private readonly inputs: readonly Input[],
    correlations: Correlations,
    seed: number,
  ) {
    this.random = new RandomNumbers(seed);
    this.groups = correlations
      .groups()
      .filter((indexes) => indexes.length > 1)
      .map((indexes) => ({ indexes, triangle: cholesky(correlations, indexes) ?? [] }));
  }

  draw(trials: number): Float64Array[] {
    const columns = this.inputs.map(() => new Float64Array(trials));
    const grouped = new Set(this.groups.flatMap(({ indexes }) => indexes));
    for (const [index, input] of this.inputs.entries()) {
      if (!grouped.has(index)) this.fill(columns[index]!, input);
    }
    for (const { indexes, triangle } of this.groups) this.fillGroup(columns, indexes, triangle);
    return columns;
  }

  private fill(column: Float64Array, { estimate, standardUncertainty, distribution }: Input): void {
    const { random } = this;
    if (standardUncertainty === 0) {
      column.fill(estimate);
      return;
    }
    const size = column.length;
    if (distribution.kind === 'NORMAL') {
      for (let t = 0; t < size; t += 1) column[t] = estimate + standardUncertainty * random.normal();
    } else if (distribution.kind === 'STUDENT') {
      const { degrees } = distribution;
      for (let t = 0; t < size; t += 1) column[t] = estimate + standardUncertainty * random.student(degrees);
    } else if (distribution.kind === 'EXPONENTIAL') {
      for (let t = 0; t < size; t += 1) column[t] = -estimate * Math.log(random.uniform());
    } else if (distribution.kind === 'CURVILINEAR_TRAPEZOID') {
      const { middle, halfWidth, inexactness } = distribution;
      for (let t = 0; t < size; t += 1) {
        const half = halfWidth + inexactness * (2 * random.uniform() - 1);
        column[t] = middle + half * (2 * random.uniform() - 1);
      }
    } else {
      const { kind, middle, halfWidth } = distribution;
      const shape = SHAPES[kind];
      for (let t = 0; t < size; t += 1) column[t] = middle + halfWidth * shape(random);
    }
  }

  private fillGroup(
    columns: Float64Array[],
    indexes: readonly number[],
    triangle: readonly Float64Array[],
  ): void {
    const trials = columns[indexes[0]!]!.length;
    const z = new Float64Array(indexes.length);
    for (let t = 0; t < trials; t += 1) {
      for (let k = 0; k < z.length; k += 1) z[k] = this.random.normal();
      for (const [row, index] of indexes.entries()) {
        let sum = 0;
        for (let k = 0; k <= row; k += 1) sum += triangle[row]![k]! * z[k]!;
        const { estimate, standardUncertainty } = this.inputs[index]!;
        columns[index]![t] = estimate + standardUncertainty * sum;
      }
    }
  }
}

/** Between -1 and 1 (JCGM 101, 6.4.2, 6.4.5, 6.4.6). */
const SHAPES = {
  RECTANGULAR: (random: RandomNumbers) => 2 * random.uniform() - 1,
  TRIANGULAR: (random: RandomNumbers) => random.uniform() - random.uniform(),
  ARCSINE: (random: RandomNumbers) => Math.sin(2 * Math.PI * random.uniform()),
} as const;
