import { escapePointer, isObject, type Fault, type PlacedFault } from './fault';
import { refuserOf, rulesOf, type FieldRule } from './field-rules';

/** A walk ends at `limit` faults; `today` is the last day that is not ahead. */
export interface Bounds {
  limit: number;
  today: string;
}

/** A text that is no number, no unit, no quantity, no word of any list: whatever is asked of it is told of it alone. */
const NO_TEXT = '?';

const UNKNOWN_FIELD: Fault = { code: 'UNKNOWN_FIELD', detail: 'This field is not known here.' };

/**
 * Everything that is wrong with a body, shape and meaning together, sorted by place; at most `limit` + 1 entries, of
 * which the last says that there are more. The work grows with the body and no faster. What the walk finds unsound
 * is replaced by a stand-in, and the rules of the domain that need nothing but the body judge the rest.
 */
export function bodyFaults(
  type: object,
  body: Record<string, unknown>,
  { limit, today }: Bounds,
): PlacedFault[] {
  const walk = new Walk(limit + 1);
  const rest = walk.object(type, body, '');
  const { faults } = walk;
  if (faults.length === 0) return [];
  const all = faults.length > limit ? faults : [...faults, ...meaningFaults(type, rest, today, faults)];
  return sorted(all).slice(0, limit + 1);
}

/** What the domain says to the rest, but for what it says of the places that are unsound already. */
function meaningFaults(
  type: object,
  rest: Plain,
  today: string,
  told: readonly PlacedFault[],
): readonly PlacedFault[] {
  const places = new Set(told.map(({ pointer }) => pointer));
  const refusals = refuserOf(type)?.(rest, today, places) ?? [];
  return refusals.filter(({ pointer }) => !withAncestors(pointer).some((place) => places.has(place)));
}

/** `/a/0/b`, `/a/0`, `/a`. */
function withAncestors(pointer: string): string[] {
  const places: string[] = [];
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) places.push(at);
  return places;
}

type Plain = Record<string, unknown>;

class Walk {
  readonly faults: PlacedFault[] = [];

  constructor(private readonly max: number) {}

  private get full(): boolean {
    return this.faults.length >= this.max;
  }

  private add(pointer: string, { code, detail, params }: Fault): void {
    if (!this.full) this.faults.push({ pointer, code, detail, ...(params ? { params } : {}) });
  }

  /** Notes what is wrong inside; gives back the object with stand-ins for it. */
  object(type: object, value: Plain, at: string): Plain {
    const rules = rulesOf(type) ?? new Map<string, FieldRule>();
    const rest: Plain = {};
    for (const key of Object.keys(value)) {
      if (this.full) return rest;
      if (!rules.has(key)) this.add(`${at}/${escapePointer(key)}`, UNKNOWN_FIELD);
    }
    for (const [key, rule] of rules) {
      if (this.full) return rest;
      const sound = this.field(rule, value, key, `${at}/${escapePointer(key)}`);
      if (sound !== undefined && sound !== null) rest[key] = sound;
    }
    return rest;
  }

  private field(rule: FieldRule, owner: Plain, key: string, at: string): unknown {
    const value = owner[key];
    const found = rule.faults(value, owner);
    for (const fault of found) {
      if (this.full) return undefined;
      this.add(at + (fault.pointer ?? ''), fault);
    }
    // A list with bad items in it is still a list; a list too long is not walked.
    const ofItems = found.length > 0 && found.every(({ pointer }) => Boolean(pointer));
    if (found.length > 0 && !ofItems) return standInFor(rule);
    if (value === undefined || value === null) return value;
    if (rule.inside) return this.inside(rule.inside(), value, at);
    return ofItems ? withoutBadItems(rule, value, found) : value;
  }

  private inside(type: object, value: unknown, at: string): unknown {
    if (!Array.isArray(value)) return isObject(value) ? this.object(type, value, at) : value;
    return value.map((item: unknown, index) => {
      if (this.full) return {};
      return isObject(item) ? this.object(type, item, `${at}/${index}`) : emptyOf(type);
    });
  }
}

function standInFor({ standIn, inside }: FieldRule): unknown {
  if (standIn === 'LIST' || standIn === 'LIST_OF_LISTS') return [];
  if (standIn === 'NOTHING') return undefined;
  return standIn === 'OBJECT' && inside ? emptyOf(inside()) : NO_TEXT;
}

/** An object of the class with stand-ins for all that it must have. */
function emptyOf(type: object): Plain {
  const rules = [...(rulesOf(type) ?? [])];
  const needed = rules.filter(([, { faults }]) => faults(undefined, {}).length > 0);
  return Object.fromEntries(needed.map(([key, rule]) => [key, standInFor(rule)]));
}

/** Texts of a list, and of an object that is told as one field (a nameplate): the bad ones as stand-ins. */
function withoutBadItems({ standIn }: FieldRule, value: unknown, found: readonly Fault[]): unknown {
  if (!Array.isArray(value)) return NO_TEXT;
  const bad = new Set(found.map(({ pointer }) => (pointer ?? '').split('/')[1]));
  const instead = standIn === 'LIST_OF_LISTS' ? [] : NO_TEXT;
  return value.map((item: unknown, index) => (bad.has(String(index)) ? instead : item));
}

/** By place, numbers of items as numbers; what is told twice of one place is told once. */
function sorted(faults: readonly PlacedFault[]): PlacedFault[] {
  const unique = new Map(faults.map((fault) => [`${fault.pointer} ${fault.code}`, fault]));
  return [...unique.values()]
    .map((fault) => ({ fault, path: fault.pointer.split('/') }))
    .toSorted((a, b) => byPath(a.path, b.path))
    .map(({ fault }) => fault);
}

function byPath(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [one, other] = [a[index] ?? '', b[index] ?? ''];
    if (one === other) continue;
    const numbers = /^\d{1,9}$/.test(one) && /^\d{1,9}$/.test(other);
    if (numbers) return Number(one) - Number(other);
    return one < other ? -1 : 1;
  }
  return a.length - b.length;
}
