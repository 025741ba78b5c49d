import type { Decimal } from 'decimal.js';
import { ExactDecimal } from './decimal';
import { NON_LEGAL_UNITS, SI_PREFIXES, UNIT_ATOMS, type UnitAtom } from './unit-data';

/** A unit understood: `number * factor / per (+ offset for absolute values)` is in the base unit of its dimension. */
export interface Unit {
  code: string;
  /** Canonical product of base symbols in alphabetical order: `L-1.M.T-2`; `1` is dimensionless. */
  dimension: string;
  factor: Decimal;
  per: Decimal;
  /** Zero but for Cel. */
  offset: Decimal;
}

export type UnitReading =
  | { ok: true; unit: Unit }
  /** `instead`: the code to use in place of a known unit that is not legal; null when the code is unknown. */
  | { ok: false; instead: string | null };

/** Longest code of a unit that is read: the longest in use (`kg.m2/(s3.K)`-like) stay far below. */
export const MAX_UNIT_LENGTH = 32;

/** Codes read are kept; a code list of a whole country stays far below, and hostile codes cannot fill the memory. */
export const MAX_REMEMBERED_UNITS = 1_000;

/** Largest power of a component: `10*-12` is the greatest in use. */
const MAX_EXPONENT = 12;

/** A unit's size lies within 1e±60 of its base unit, so that every value in it stays in the range of a double. */
const MAX_MAGNITUDE = 60;

const atoms = new Map(UNIT_ATOMS.map((atom) => [atom.code, atom]));
/** The longest prefix first, so that `da` is not read as `d`. */
const prefixes = Object.entries(SI_PREFIXES).sort(([a], [b]) => b.length - a.length);
const remembered = new Map<string, UnitReading>();

/** Reads a UCUM code as a legal unit of China: atoms of the list, SI prefixes, `.`, `/` and powers. */
export function readUnit(code: string): UnitReading {
  const known = remembered.get(code);
  if (known) return known;
  const reading = readUncached(code);
  if (remembered.size < MAX_REMEMBERED_UNITS) remembered.set(code, reading);
  return reading;
}

/** The unit, or null when the code is unknown or not legal. */
export function parseUnit(code: string): Unit | null {
  const reading = readUnit(code);
  return reading.ok ? reading.unit : null;
}

function readUncached(code: string): UnitReading {
  if (typeof code !== 'string' || code.length === 0 || code.length > MAX_UNIT_LENGTH) {
    return { ok: false, instead: null };
  }
  if (Object.hasOwn(NON_LEGAL_UNITS, code)) return { ok: false, instead: NON_LEGAL_UNITS[code]! };
  const single = findAtom(code);
  const unit = single ? unitOfAtom(code, single) : unitOfTerm(code);
  if (unit) return { ok: true, unit };
  return { ok: false, instead: insteadOfPart(code) };
}

/** A product that contains a known unit that is not legal is told by that unit: `[lbf_av].m`. */
function insteadOfPart(code: string): string | null {
  for (const part of code.split(/[./]/)) {
    const bare = part.replace(/-?\d+$/, '');
    if (Object.hasOwn(NON_LEGAL_UNITS, bare)) return NON_LEGAL_UNITS[bare]!;
  }
  return null;
}

interface PrefixedAtom {
  atom: UnitAtom;
  power: number;
}

function findAtom(code: string): PrefixedAtom | null {
  const bare = atoms.get(code);
  if (bare) return { atom: bare, power: 0 };
  for (const [prefix, power] of prefixes) {
    if (!code.startsWith(prefix)) continue;
    const atom = atoms.get(code.slice(prefix.length));
    if (atom?.metric) return { atom, power };
  }
  return null;
}

function unitOfAtom(code: string, { atom, power }: PrefixedAtom): Unit {
  return {
    code,
    dimension: writeDimension(readDimension(atom.dimension)),
    factor: new ExactDecimal(atom.factor).mul(new ExactDecimal(10).pow(power)),
    per: new ExactDecimal(atom.per ?? 1),
    offset: new ExactDecimal(atom.offset ?? 0),
  };
}

/** `kg/m3`, `N.m`, `m/s2`, `/min`, `10*-6`: components from left to right, each divided or multiplied. */
function unitOfTerm(code: string): Unit | null {
  const components = code.match(/[./]?[^./]+/g);
  if (!components || components.join('') !== code) return null;
  const dimension = new Map<string, number>();
  let factor: Decimal = new ExactDecimal(1);
  let per: Decimal = new ExactDecimal(1);
  for (const [index, component] of components.entries()) {
    const operator = /^[./]/.test(component) ? component[0] : '.';
    if (index === 0 && component[0] === '.') return null;
    const part = readComponent(component.replace(/^[./]/, ''));
    if (!part) return null;
    const exponent = operator === '/' ? -part.exponent : part.exponent;
    const size = Math.abs(exponent);
    [factor, per] =
      exponent > 0
        ? [factor.mul(part.factor.pow(size)), per.mul(part.per.pow(size))]
        : [factor.mul(part.per.pow(size)), per.mul(part.factor.pow(size))];
    for (const [symbol, value] of part.dimension) {
      dimension.set(symbol, (dimension.get(symbol) ?? 0) + value * exponent);
    }
  }
  if (Math.abs(factor.div(per).e) > MAX_MAGNITUDE) return null;
  return { code, dimension: writeDimension(dimension), factor, per, offset: new ExactDecimal(0) };
}

function readComponent(text: string) {
  if (text === '1')
    return { factor: new ExactDecimal(1), per: new ExactDecimal(1), dimension: new Map(), exponent: 1 };
  const match = /^(.*?[^\d+-])([+-]?\d{1,2})?$/.exec(text);
  const found = match ? findAtom(match[1]!) : null;
  const exponent = Number(match?.[2] ?? 1);
  if (!found || found.atom.special || exponent === 0 || Math.abs(exponent) > MAX_EXPONENT) return null;
  const { factor, per } = unitOfAtom(text, found);
  return { factor, per, dimension: readDimension(found.atom.dimension), exponent };
}

function readDimension(text: string): Map<string, number> {
  const powers = new Map<string, number>();
  if (text === '1') return powers;
  for (const part of text.split('.')) powers.set(part[0]!, Number(part.slice(1) || 1));
  return powers;
}

function writeDimension(powers: Map<string, number>): string {
  const parts = [...powers].filter(([, power]) => power !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return parts.map(([symbol, power]) => (power === 1 ? symbol : `${symbol}${power}`)).join('.') || '1';
}

/** The dimension of a code that must be legal: for the lists in this folder. Throws RangeError otherwise. */
export function dimensionOf(code: string): string {
  const unit = parseUnit(code);
  if (!unit) throw new RangeError(`${code} is not a legal unit`);
  return unit.dimension;
}
