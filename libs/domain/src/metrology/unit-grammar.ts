import type { Decimal } from 'decimal.js';
import { ExactDecimal } from './decimal';
import { SI_PREFIXES, UNIT_ATOMS, type LevelKind, type UnitAtom } from './unit-data';

/** The size and dimension of a unit: `number * factor / per (+ offset for absolute values)` is in the base unit. */
export interface UnitSize {
  /** Powers of the base symbols. */
  dimension: Map<string, number>;
  factor: Decimal;
  per: Decimal;
  /** Zero but for Cel and for levels that are counted from another reference than the first of their kind. */
  offset: Decimal;
  /** What a level is counted from; null for every other unit. */
  level: LevelKind | null;
  /** The quantities it is legal for; null for all. */
  only: readonly string[] | null;
  /** It carries an annotation, such as `%{RH}`: a number by nature, not a share of something. */
  annotated: boolean;
  /** Stands alone: no part of a product. */
  special: boolean;
}

/** Largest power of a component: `10*-12` is the greatest in use. */
const MAX_EXPONENT = 12;

/** Largest number as a component: `L/(100.km)`. */
const MAX_INTEGER_DIGITS = 6;

/** Deepest nesting of parentheses: two are in use. */
const MAX_DEPTH = 4;

/** A unit's size lies within 1e±60 of its base unit, so that every value in it stays in the range of a double. */
const MAX_MAGNITUDE = 60;

const atoms = new Map(UNIT_ATOMS.map((atom) => [atom.code, atom]));
/** The longest prefix first, so that `da` is not read as `d`. */
const prefixes = Object.entries(SI_PREFIXES).sort(([a], [b]) => b.length - a.length);

/**
 * Reads a UCUM code (UCUM 2.1, section 2): atoms of the list with SI prefixes and exponents, `.`, `/` (leading too),
 * parentheses, whole numbers and annotations in braces. Null when it is none.
 */
export function readTerm(code: string): UnitSize | null {
  const reader = new TermReader(code);
  const size = reader.term(0);
  if (size === null || !reader.atEnd()) return null;
  if (Math.abs(size.factor.div(size.per).e) > MAX_MAGNITUDE) return null;
  return size;
}

class TermReader {
  private at = 0;

  constructor(private readonly code: string) {}

  atEnd(): boolean {
    return this.at === this.code.length;
  }

  /** Components from left to right, each divided or multiplied: `m/s.g` is m·g/s. */
  term(depth: number): UnitSize | null {
    let size: UnitSize | null = this.take('/') ? inverse(this.component(depth)) : this.component(depth);
    while (size !== null) {
      if (this.take('.')) size = product(size, this.component(depth));
      else if (this.take('/')) size = product(size, inverse(this.component(depth)));
      else break;
    }
    return size;
  }

  private component(depth: number): UnitSize | null {
    if (this.take('(')) {
      const inner = depth < MAX_DEPTH ? this.term(depth + 1) : null;
      return this.take(')') ? inner : null;
    }
    const symbol = this.match(/(?:\[[^\][]*\]|[^./(){}[\]])+/y);
    const annotation = this.match(/\{[^{}]*\}/y);
    if (symbol === null) return annotation === null ? null : annotated(readSymbol(annotation) ?? one());
    const size = readNumber(symbol) ?? readSymbol(symbol);
    return size !== null && annotation !== null ? annotated(size) : size;
  }

  private take(text: string): boolean {
    if (!this.code.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.code)?.[0] ?? null;
    this.at += found?.length ?? 0;
    return found;
  }
}

function readNumber(text: string): UnitSize | null {
  if (!/^\d+$/.test(text) || text.length > MAX_INTEGER_DIGITS || /^0+$/.test(text)) return null;
  return { ...one(), factor: new ExactDecimal(text) };
}

function readSymbol(text: string): UnitSize | null {
  const bare = findAtom(text);
  if (bare) return bare;
  const match = /^(.*?[^\d+-])([+-]?\d{1,2})$/s.exec(text);
  const found = match ? findAtom(match[1]!) : null;
  const exponent = Number(match?.[2] ?? 1);
  if (!found || found.special || exponent === 0 || Math.abs(exponent) > MAX_EXPONENT) return null;
  return power(found, exponent);
}

function findAtom(code: string): UnitSize | null {
  const bare = atoms.get(code);
  if (bare) return sizeOf(bare, 0);
  for (const [prefix, exponent] of prefixes) {
    const atom = code.startsWith(prefix) ? atoms.get(code.slice(prefix.length)) : undefined;
    if (atom?.metric) return sizeOf(atom, exponent);
  }
  return null;
}

function sizeOf(atom: UnitAtom, exponent: number): UnitSize {
  return {
    dimension: readDimension(atom.dimension),
    factor: new ExactDecimal(atom.factor).mul(new ExactDecimal(10).pow(exponent)),
    per: new ExactDecimal(atom.per ?? 1),
    offset: new ExactDecimal(atom.offset ?? 0),
    level: atom.level ?? null,
    only: atom.only ?? null,
    annotated: false,
    special: atom.special ?? false,
  };
}

function one(): UnitSize {
  return sizeOf({ code: '1', dimension: '1', factor: '1', metric: false, source: 'UCUM' }, 0);
}

function annotated(size: UnitSize): UnitSize {
  return { ...size, annotated: true };
}

function product(a: UnitSize, b: UnitSize | null): UnitSize | null {
  if (b === null || a.special || b.special) return null;
  const dimension = new Map(a.dimension);
  for (const [symbol, value] of b.dimension) dimension.set(symbol, (dimension.get(symbol) ?? 0) + value);
  return { ...one(), ...partOf(a, b), dimension, factor: a.factor.mul(b.factor), per: a.per.mul(b.per) };
}

/** What a product keeps of its parts: `mm[Hg]/s` is as little legal as `mm[Hg]`. */
function partOf(a: UnitSize, b: UnitSize): Pick<UnitSize, 'only' | 'annotated'> {
  return { only: a.only ?? b.only, annotated: a.annotated || b.annotated };
}

function power(size: UnitSize, exponent: number): UnitSize {
  const [factor, per] = exponent > 0 ? [size.factor, size.per] : [size.per, size.factor];
  const times = Math.abs(exponent);
  const dimension = new Map([...size.dimension].map(([symbol, value]) => [symbol, value * exponent]));
  return { ...size, dimension, factor: factor.pow(times), per: per.pow(times) };
}

function inverse(size: UnitSize | null): UnitSize | null {
  return size === null || size.special ? null : power(size, -1);
}

function readDimension(text: string): Map<string, number> {
  const powers = new Map<string, number>();
  if (text === '1') return powers;
  for (const part of text.split('.')) powers.set(part[0]!, Number(part.slice(1) || 1));
  return powers;
}
