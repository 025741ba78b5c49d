import type { QuantityPublished } from '../quantity/quantity.events';
import type { QuantityValue } from '../vocabulary';
import { DEFINING_PARAMETERS, type DefiningParameter } from './defining-parameters';
import { AUV_QUANTITIES } from './quantities/auv';
import { EM_QUANTITIES } from './quantities/em';
import { L_QUANTITIES } from './quantities/l';
import { M_QUANTITIES } from './quantities/m';
import { OTHER_QUANTITIES } from './quantities/other';
import { PR_QUANTITIES } from './quantities/pr';
import { QM_QUANTITIES } from './quantities/qm';
import { RF_QUANTITIES } from './quantities/rf';
import { RI_QUANTITIES } from './quantities/ri';
import type { LogarithmOf, MetrologyArea, QuantityNature, QuantityRow } from './quantities/row';
import { T_QUANTITIES } from './quantities/t';
import { TF_QUANTITIES } from './quantities/tf';
import type { LevelKind } from './unit-data';
import { dimensionOf } from './units';

/** A quantity that results, scopes and measurands may name. */
export interface Quantity {
  /** Kebab-case code of the wire. */
  code: string;
  zh: string;
  en: string;
  /** Metrology area of the KCDB where it is at home. */
  area: MetrologyArea;
  /** Kinds of the classification of services of the KCDB it serves (quantities/kcdb-kinds.ts). */
  kinds: readonly string[];
  /** Values are compared in this unit. */
  baseUnit: string;
  /** Canonical dimension (units.ts). */
  dimension: string;
  /** Legal units in common use, for forms; every legal unit of the dimension is accepted. */
  units: readonly string[];
  /** Absolute values convert affinely (thermodynamic temperature); errors and uncertainties never do. */
  affine: boolean;
  /** Zero is the absence of it: a reading there asks nothing of a reference (RECORD.md section 13). */
  naturalZero: boolean;
  /** Counted in decibels; null for all others. */
  logarithmic: Logarithmic | null;
  /** What its levels are counted from, where units say so too; units of another reference are unfit. */
  level: LevelKind | null;
  /**
   * A relative error itself (energy-meter error, ratio error), or told in percentage points by custom (%RH, SpO2, oxygen
   * fraction, hardness): a per-cent-like unit beside it is absolute by nature (RECORD.md section 1).
   */
  ownRelativeError: boolean;
  /** What its value is not told without: only these restrict what a result covers (RECORD.md section 3). */
  definingParameters: readonly DefiningParameter[];
  source: string;
}

/** How decibels of a quantity are meant (IEC 60027-3). */
export interface Logarithmic {
  /** 2 % of power is 0.086 dB, of amplitude 0.172 dB. */
  of: LogarithmOf;
  /** What 0 dB is; null for the ratio of two values, such as attenuation. */
  reference: QuantityValue | null;
}

const LEVEL_REFERENCES: Readonly<Record<LevelKind, QuantityValue>> = {
  mW: { value: '1', unit: 'mW' },
  uV: { value: '1', unit: 'uV' },
  '20uPa': { value: '20', unit: 'uPa' },
  '1uPa': { value: '1', unit: 'uPa' },
  pW: { value: '1', unit: 'pW' },
  'pW/m2': { value: '1', unit: 'pW/m2' },
};

const KCDB_SOURCE =
  'BIPM, KCDB service categories (CC BY 3.0 IGO), as of 2026-06-11; GB 3102-1993 (unconfirmed)';
const PRACTICE = 'GB 3102-1993, JJF 1001-2011 (unconfirmed)';

const AREAS: readonly [MetrologyArea, readonly QuantityRow[]][] = [
  ['M', M_QUANTITIES],
  ['L', L_QUANTITIES],
  ['T', T_QUANTITIES],
  ['TF', TF_QUANTITIES],
  ['EM', [...EM_QUANTITIES, ...RF_QUANTITIES]],
  ['PR', PR_QUANTITIES],
  ['AUV', AUV_QUANTITIES],
  ['QM', QM_QUANTITIES],
  ['RI', RI_QUANTITIES],
  ['OTHER', OTHER_QUANTITIES],
];

function quantityOf(area: MetrologyArea, row: QuantityRow): Quantity {
  const [code, zh, en, baseUnit, units, kinds, nature = {}] = row;
  const dimension = dimensionOf(baseUnit);
  const served = kinds === '' ? [] : kinds.split(' ');
  return {
    code,
    zh,
    en,
    area,
    kinds: served,
    baseUnit,
    dimension,
    units: units.split(' '),
    affine: dimension === 'K',
    // A logarithm, like a scale by definition, has a zero that is a mere mark (ISO 80000-1, annex C).
    naturalZero: !nature.scale && !nature.log,
    logarithmic: logarithmicOf(nature),
    level: nature.level ?? null,
    ownRelativeError: nature.own ?? false,
    definingParameters: DEFINING_PARAMETERS[code] ?? [],
    source: nature.source ?? (served.length > 0 ? KCDB_SOURCE : PRACTICE),
  };
}

function logarithmicOf({ log, level, reference }: QuantityNature): Logarithmic | null {
  if (!log) return null;
  return { of: log, reference: reference ?? (level ? LEVEL_REFERENCES[level] : null) };
}

/** Every quantity, by metrology area. */
export const QUANTITIES: readonly Quantity[] = AREAS.flatMap(([area, rows]) =>
  rows.map((row) => quantityOf(area, row)),
);

const byCode = new Map(QUANTITIES.map((quantity) => [quantity.code, quantity]));

/**
 * Quantities that a regulator published, as this process has heard of them. What figures of one mean never changes
 * (quantity.decide.ts), so that it does not matter when it was heard; since when it is published, judges ask the log.
 */
const published = new Map<string, Quantity>();

/** Whether the list that is built in has the quantity: it is known at every position. */
export function isBuiltIn(code: string): boolean {
  return byCode.has(code);
}

/** The quantity of a code, built in or heard of; null: neither, and its figures are read by their units alone. */
export function findQuantity(code: string): Quantity | null {
  return byCode.get(code) ?? published.get(code) ?? null;
}

/** What a value of a quantity is not told without; of one that is neither built in nor heard of, nothing. */
export function definingParametersOf(code: string): readonly DefiningParameter[] {
  return findQuantity(code)?.definingParameters ?? [];
}

/** Hears of a quantity that was published; a later version words it anew. */
export function learnQuantity(data: QuantityPublished['data']): void {
  published.set(data.code, publishedQuantity(data));
}

/** A quantity as it was published, in the shape of those that are built in. */
export function publishedQuantity(data: QuantityPublished['data']): Quantity {
  const { code, name, area, kinds, unit, units, naturalZero, logarithmic, ownRelativeError } = data;
  const dimension = dimensionOf(unit);
  return {
    code,
    zh: name.zh ?? name.en ?? code,
    en: name.en ?? name.zh ?? code,
    area,
    kinds,
    baseUnit: unit,
    dimension,
    units,
    affine: dimension === 'K',
    naturalZero,
    logarithmic,
    level: null,
    ownRelativeError,
    definingParameters: data.parameters,
    source: data.source ?? NO_SOURCE,
  };
}

const NO_SOURCE = '(unconfirmed)';
