import type { Decimal } from 'decimal.js';
import type { LevelKind } from './unit-data';
import { readTerm, type UnitSize } from './unit-grammar';
import { insteadOf, NON_LEGAL_UNITS } from './unit-hints';
import { typedToCode } from './unit-typed';

/** A unit understood: `number * factor / per (+ offset for absolute values)` is in the base unit of its dimension. */
export interface Unit {
  /** UCUM code, whatever form was typed. */
  code: string;
  /** Canonical product of base symbols in alphabetical order: `L-1.M.T-2`; `1` is dimensionless. */
  dimension: string;
  factor: Decimal;
  per: Decimal;
  /** Zero but for Cel and for levels that are not counted from the first reference of their kind. */
  offset: Decimal;
  /** What a level is counted from (dB[mW], dB[SPL]); null for every other unit, plain dB included. */
  level: LevelKind | null;
  /** The scale whose number it is (`{HRC}`), fit for quantities of that scale alone; else null. */
  scale: string | null;
  /** The quantities it is legal for (mm[Hg]: blood pressure); null for all. */
  only: readonly string[] | null;
  /** It carries an annotation, such as `%{RH}`: absolute by nature, never a share of the value. */
  annotated: boolean;
}

export type UnitReading =
  | { ok: true; unit: Unit }
  /** `instead`: the code to use in place of a known unit that is not legal; null when the code is unknown. */
  | { ok: false; instead: string | null };

/** Longest code of a unit that is read: the longest in use (`kg.m2/(s3.K)`, `dB re 20 uPa`) stay far below. */
export const MAX_UNIT_LENGTH = 48;

/** Codes read are kept; a code list of a whole country stays far below, and hostile codes cannot fill the memory. */
export const MAX_REMEMBERED_UNITS = 1_000;

/** Scales whose numbers are told by the name of the scale, with the load or the ball where they have one (HV10). */
const SCALE = /^\{(HR\d*[A-Z]|HV|HBW|HB|HK|HL[A-Z]*|H[ADW]|NTU|FNU|GU)[\d./]*\}$/;

const remembered = new Map<string, UnitReading>();

/**
 * Reads a unit as a legal unit of China: a UCUM code (`W/(m.K)`, `/min`, `%{RH}`), or a typed form that means one thing
 * (`N·m`, `℃`, `r/min`, `dBm`).
 */
export function readUnit(typed: string): UnitReading {
  const known = remembered.get(typed);
  if (known) return known;
  const reading = readUncached(typed);
  if (remembered.size < MAX_REMEMBERED_UNITS) remembered.set(typed, reading);
  return reading;
}

/** The unit, or null when the code is unknown or not legal. */
export function parseUnit(typed: string): Unit | null {
  const reading = readUnit(typed);
  return reading.ok ? reading.unit : null;
}

function readUncached(typed: string): UnitReading {
  if (typeof typed !== 'string' || typed.length === 0 || typed.length > MAX_UNIT_LENGTH) {
    return { ok: false, instead: null };
  }
  if (Object.hasOwn(NON_LEGAL_UNITS, typed)) return { ok: false, instead: NON_LEGAL_UNITS[typed]! };
  const exact = readTerm(typed);
  if (exact) return { ok: true, unit: unitOf(typed, exact) };
  const code = typedToCode(typed);
  const size = Object.hasOwn(NON_LEGAL_UNITS, code) ? null : readTerm(code);
  return size ? { ok: true, unit: unitOf(code, size) } : { ok: false, instead: insteadOf(code) };
}

function unitOf(code: string, size: UnitSize): Unit {
  const { factor, per, offset, level, only, annotated } = size;
  const dimension = writeDimension(size.dimension);
  const scale = SCALE.exec(code)?.[1] ?? null;
  return { code, dimension, factor, per, offset, level, scale, only, annotated };
}

function writeDimension(powers: ReadonlyMap<string, number>): string {
  const parts = [...powers].filter(([, power]) => power !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return parts.map(([symbol, power]) => (power === 1 ? symbol : `${symbol}${power}`)).join('.') || '1';
}

/** The dimension of a code that must be legal: for the lists in this folder. Throws RangeError otherwise. */
export function dimensionOf(code: string): string {
  const unit = parseUnit(code);
  if (!unit) throw new RangeError(`${code} is not a legal unit`);
  return unit.dimension;
}

/** A number in a unit, in the base unit of its dimension, without an offset. Nearly every unit is a multiple, and a division dear. */
export function scaledBy(value: Decimal, { factor, per }: Unit): Decimal {
  const size = value.mul(factor);
  return per.eq(1) ? size : size.div(per);
}
