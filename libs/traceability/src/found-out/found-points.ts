import {
  differenceAt,
  ExactDecimal,
  parametersOfPoint,
  relationOf,
  toBaseNumber,
  type Difference,
  type Limits,
  type MeasuredPoint,
  type QuantityValue,
  type StatedParameter,
} from '@suyuan/domain';
import type { CertificateData } from '../rules/dossier';
import { limitsAtPoint, rangeInQuestion, uncertaintyAtPoint, type Nameplate } from '../rules/figures';

/** decimal.js, which the domain alone imports. */
export type Decimal = InstanceType<typeof ExactDecimal>;

/** What a certificate or a check says of an asset at one point of it, in base units. */
export interface SaidPoint {
  /** Which piece, channel or function; null: of the asset as a whole. */
  part: string | null;
  nominal: QuantityValue;
  value: number;
  parameters: readonly StatedParameter[];
  error: Decimal;
  /** In which it is told: of the error where that is absolute, else of the value. */
  unit: string;
  /** null: none is stated. */
  expanded: Decimal | null;
  limits: Limits | null;
}

export type SaidWhen = 'FOUND' | 'LEFT';

/** What makes two points the same: part, value and parameters. */
export function keyOf({ part, value, parameters }: Pick<SaidPoint, 'part' | 'value' | 'parameters'>): string {
  const stated = parameters.map((one) => JSON.stringify(one)).sort();
  return JSON.stringify([part, value, stated]);
}

/** The points of a certificate of a quantity that state an error: as the asset was found, or as it was left. */
export function saidBy(
  { results }: Pick<CertificateData, 'results'>,
  quantity: string,
  asset: Nameplate,
  when: SaidWhen,
): Map<string, SaidPoint> {
  const said = new Map<string, { rank: number; point: SaidPoint }>();
  for (const result of results) {
    if (result.quantity !== quantity) continue;
    for (const point of result.points) {
      const rank = RANKS[when][point.stage ?? 'UNSAID'];
      const read = rank === null ? null : readPoint(point, result, asset);
      if (rank === null || read === null) continue;
      const known = said.get(keyOf(read));
      if (known === undefined || rank < known.rank) said.set(keyOf(read), { rank, point: read });
    }
  }
  return new Map([...said].map(([key, { point }]) => [key, point]));
}

/** Which of several points at one place counts, the least first; null: it does not speak of that. */
const RANKS: Readonly<Record<SaidWhen, Record<'AS_FOUND' | 'AS_LEFT' | 'UNSAID', number | null>>> = {
  FOUND: { AS_FOUND: 0, UNSAID: 1, AS_LEFT: null },
  LEFT: { AS_LEFT: 0, UNSAID: 1, AS_FOUND: 2 },
};

function readPoint(
  point: MeasuredPoint,
  result: CertificateData['results'][number],
  asset: Nameplate,
): SaidPoint | null {
  const { nominal } = point;
  const range = rangeInQuestion(asset, result, nominal);
  const error = point.error && differenceAt(point.error, { quantity: result.quantity, nominal, range });
  if (!error) return null;
  return {
    part: result.part ?? point.mark ?? null,
    nominal,
    value: toBaseNumber(nominal.value, nominal.unit, result.quantity),
    parameters: parametersOfPoint(point, result),
    error,
    unit: unitOf(point.error!, nominal.unit, result.quantity),
    expanded: uncertaintyAtPoint(asset, result, point)?.expanded ?? null,
    limits: limitsAtPoint(asset, result, point),
  };
}

function unitOf(error: Difference, unit: string, quantity: string): string {
  return relationOf(error, quantity) === 'ABSOLUTE' ? error.unit : unit;
}

/** By how much an error lies outside of limits, with its sign; zero within them. */
export function excessOver(error: Decimal, { lower, upper }: Limits): Decimal {
  if (upper !== null && error.gt(upper)) return error.sub(upper);
  if (lower !== null && error.lt(lower)) return error.sub(lower);
  return new ExactDecimal(0);
}
