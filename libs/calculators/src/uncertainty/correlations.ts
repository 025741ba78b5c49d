import { checkNumber, type CalculationRefusal } from '@suyuan/domain';
import type { CorrelationBody } from './bodies';
import { sumOfProducts } from './readings-input';
import type { Input } from './stated-input';

/** Correlation coefficients of the inputs, in their order. */
export class Correlations {
  private readonly matrix: Float64Array;
  /** Sets of inputs observed simultaneously: indexes. */
  readonly simultaneous: number[][] = [];

  constructor(readonly size: number) {
    this.matrix = new Float64Array(size * size);
    for (let i = 0; i < size; i += 1) this.matrix[i * size + i] = 1;
  }

  r(i: number, j: number): number {
    return this.matrix[i * this.size + j]!;
  }

  set(i: number, j: number, r: number): void {
    this.matrix[i * this.size + j] = r;
    this.matrix[j * this.size + i] = r;
  }

  /** Whether the input is correlated with any other. */
  isCorrelated(i: number): boolean {
    for (let j = 0; j < this.size; j += 1) if (j !== i && this.r(i, j) !== 0) return true;
    return false;
  }

  /** Inputs that hang together by correlations, directly or through others: every index in exactly one group. */
  groups(): number[][] {
    const seen = new Set<number>();
    const groups: number[][] = [];
    for (let start = 0; start < this.size; start += 1) {
      if (seen.has(start)) continue;
      const group = [start];
      seen.add(start);
      for (const i of group) {
        for (let j = 0; j < this.size; j += 1) {
          if (seen.has(j) || this.r(i, j) === 0) continue;
          seen.add(j);
          group.push(j);
        }
      }
      groups.push(group.toSorted((a, b) => a - b));
    }
    return groups;
  }
}

/** Pivots below this are zero: r = ±1 makes the matrix singular, and that is allowed. */
const ZERO_PIVOT = 1e-10;
/** What may remain beside a zero pivot by rounding; r has 15 digits, its square root half of that. */
const ZERO_REST = 1e-6;

/** Lower triangle L with L Lᵀ = the correlations among `indexes`; null when no quantities can be so correlated. */
export function cholesky(correlations: Correlations, indexes: readonly number[]): Float64Array[] | null {
  const rows: Float64Array[] = [];
  for (const [i, index] of indexes.entries()) {
    const row = new Float64Array(i + 1);
    for (let j = 0; j <= i; j += 1) {
      let sum = correlations.r(index, indexes[j]!);
      for (let k = 0; k < j; k += 1) sum -= row[k]! * (rows[j]?.[k] ?? row[k]!);
      if (i === j) {
        if (sum < -ZERO_PIVOT) return null;
        row[j] = sum < ZERO_PIVOT ? 0 : Math.sqrt(sum);
      } else {
        const pivot = rows[j]![j]!;
        if (pivot === 0 && Math.abs(sum) > ZERO_REST) return null;
        row[j] = pivot === 0 ? 0 : sum / pivot;
      }
    }
    rows.push(row);
  }
  return rows;
}

interface CorrelationsBody {
  correlations?: CorrelationBody[] | null;
  simultaneous?: string[][] | null;
}

/** Reads stated correlations and those that paired observations show (GUM 5.2.3). */
export function readCorrelations(
  body: CorrelationsBody,
  inputs: readonly Input[],
): { correlations: Correlations; refusals: CalculationRefusal[] } {
  const correlations = new Correlations(inputs.length);
  const indexOf = new Map(inputs.map(({ symbol }, index) => [symbol, index]));
  const refusals: CalculationRefusal[] = [];
  const known = new Set<string>();
  (body.simultaneous ?? []).forEach((symbols, set) => {
    const found = readSet(symbols, `/simultaneous/${set}`, inputs, indexOf, correlations, refusals);
    for (const pair of found) known.add(pair);
  });
  (body.correlations ?? []).forEach(({ a, b, r }, row) => {
    const pointer = `/correlations/${row}`;
    const before = refusals.length;
    const i = lookUp(a, `${pointer}/a`, indexOf, refusals);
    const j = lookUp(b, `${pointer}/b`, indexOf, refusals);
    refusals.push(...checkNumber(r, `${pointer}/r`));
    if (refusals.length > before || i === null || j === null) return;
    if (i === j || Math.abs(Number(r)) > 1) {
      const detail =
        i === j ? 'a quantity has no coefficient with itself' : 'a coefficient lies between -1 and 1';
      refusals.push({ code: 'VALUE_OUT_OF_RANGE', pointer: `${pointer}/${i === j ? 'b' : 'r'}`, detail });
      return;
    }
    if (known.has(pairOf(i, j))) {
      const detail = `the correlation of ${a} and ${b} is given already`;
      refusals.push({ code: 'CORRELATION_REPEATED', pointer, detail });
      return;
    }
    known.add(pairOf(i, j));
    correlations.set(i, j, Number(r));
  });
  if (refusals.length === 0 && !cholesky(correlations, [...inputs.keys()])) {
    const detail = 'the matrix of the correlation coefficients is not positive semidefinite';
    refusals.push({ code: 'CORRELATION_IMPOSSIBLE', pointer: '/correlations', detail });
  }
  return { correlations, refusals };
}

/** One set of quantities observed simultaneously: answers the pairs whose correlation it settles. */
function readSet(
  symbols: readonly string[],
  pointer: string,
  inputs: readonly Input[],
  indexOf: ReadonlyMap<string, number>,
  correlations: Correlations,
  refusals: CalculationRefusal[],
): string[] {
  const before = refusals.length;
  const indexes = symbols.map((symbol, at) => lookUp(symbol, `${pointer}/${at}`, indexOf, refusals));
  if (refusals.length > before) return [];
  const set = indexes as number[];
  const counts = new Set(set.map((index) => inputs[index]!.deviations?.length ?? 0));
  const elsewhere = correlations.simultaneous.flat();
  const repeated = new Set(set).size < set.length || set.some((index) => elsewhere.includes(index));
  if (counts.size > 1 || counts.has(0) || repeated) {
    const detail = 'each needs the same number of observations, and belongs to one set';
    refusals.push({ code: 'OBSERVATIONS_UNPAIRED', pointer, detail });
    return [];
  }
  correlations.simultaneous.push(set);
  const pairs: string[] = [];
  for (const [at, i] of set.entries()) {
    for (const j of set.slice(at + 1)) {
      correlations.set(i, j, observedCorrelation(inputs[i]!, inputs[j]!));
      pairs.push(pairOf(i, j));
    }
  }
  return pairs;
}

/** r = s(a, b) / (s(a) s(b)); a quantity that never varied is correlated with nothing. */
function observedCorrelation({ deviations: a }: Input, { deviations: b }: Input): number {
  if (!a || !b) return 0;
  const scale = Math.sqrt(sumOfProducts(a, a)) * Math.sqrt(sumOfProducts(b, b));
  return scale === 0 ? 0 : Math.max(-1, Math.min(1, sumOfProducts(a, b) / scale));
}

function lookUp(
  symbol: string,
  pointer: string,
  indexOf: ReadonlyMap<string, number>,
  refusals: CalculationRefusal[],
): number | null {
  const index = indexOf.get(symbol);
  if (index !== undefined) return index;
  refusals.push({
    code: 'SYMBOL_UNKNOWN',
    pointer,
    detail: `no input is called ${symbol}`,
    params: { symbol },
  });
  return null;
}

function pairOf(i: number, j: number): string {
  return i < j ? `${i} ${j}` : `${j} ${i}`;
}
