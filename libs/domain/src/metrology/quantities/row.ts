import type { QuantityValue } from '../../vocabulary';
import type { LevelKind } from '../unit-data';

/** Metrology areas of the KCDB; OTHER has what legal metrology knows beside them. */
export const METROLOGY_AREAS = ['M', 'L', 'T', 'TF', 'EM', 'PR', 'AUV', 'QM', 'RI', 'OTHER'] as const;
export type MetrologyArea = (typeof METROLOGY_AREAS)[number];

/** What decibels of a quantity are of. */
export const LOGARITHMS_OF = ['POWER', 'AMPLITUDE'] as const;
export type LogarithmOf = (typeof LOGARITHMS_OF)[number];

/** What is particular about a quantity; most have nothing of it. */
export interface QuantityNature {
  /** Its zero is a mere mark of a scale, so that a point there asks as much as any other. */
  scale?: true;
  /** Counted in decibels of a power or of an amplitude. */
  log?: LogarithmOf;
  /** What its levels are counted from, where units say so too. */
  level?: LevelKind;
  /** What its decibels are counted from, where no unit says so: V/Pa. */
  reference?: QuantityValue;
  /** A relative error itself, or told in percentage points by custom: a per-cent-like unit beside it is absolute. */
  own?: true;
  source?: string;
}

/**
 * Code, Chinese and English name, base unit, common units, the kinds of the KCDB it serves (kcdb-kinds.ts), what is
 * particular about it.
 */
export type QuantityRow = readonly [
  code: string,
  zh: string,
  en: string,
  baseUnit: string,
  units: string,
  kinds: string,
  nature?: QuantityNature,
];
