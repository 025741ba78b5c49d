import type { Fault, PlacedFault } from './fault';

/** What the decorators of a body class say about its fields, kept beside class-validator's own memory of them. */

type Owner = Record<string, unknown>;

/** What stands in for a value of the wrong shape while the rest of the body is looked at: see body-faults.ts. */
export type StandIn = 'TEXT' | 'NOTHING' | 'LIST' | 'LIST_OF_LISTS' | 'OBJECT';

export interface FieldRule {
  /** What is wrong with the value; also answers for absent and null. */
  faults: (value: unknown, owner: Owner) => readonly Fault[];
  standIn: StandIn;
  /** The class of what stands inside, if it has one: of the value, or of each item of the array. */
  inside?: () => object;
}

/** Refuses what a body says, by rules that need nothing but the body and the day; `told` are its unsound places. */
export interface BodyRefuser {
  (body: Owner, today: string, told: ReadonlySet<string>): readonly PlacedFault[];
}

const rulesOfClass = new WeakMap<object, Map<string, FieldRule>>();
const inherited = new WeakMap<object, ReadonlyMap<string, FieldRule>>();
const refusers = new WeakMap<object, BodyRefuser>();
const NO_FAULTS: readonly Fault[] = [];

/** Notes what a decorator says about a field; several decorators of one field add up. True for a class's first. */
export function noteRule(type: object, key: string, part: Partial<FieldRule>): boolean {
  const known = rulesOfClass.get(type);
  const rules = known ?? new Map<string, FieldRule>();
  rulesOfClass.set(type, rules);
  rules.set(key, { faults: () => NO_FAULTS, standIn: 'TEXT', ...rules.get(key), ...part });
  return known === undefined;
}

/** The rules of a class and of those it inherits from; null for a class that has none. Asked when all are noted. */
export function rulesOf(type: object): ReadonlyMap<string, FieldRule> | null {
  const known = inherited.get(type);
  if (known) return known;
  const chain: object[] = [];
  for (let at: object | null = type; at && at !== Function.prototype; at = Object.getPrototypeOf(at)) {
    chain.unshift(at);
  }
  const rules = new Map(chain.flatMap((one) => [...(rulesOfClass.get(one) ?? [])]));
  if (rules.size === 0) return null;
  inherited.set(type, rules);
  return rules;
}

/** Says what a class of bodies is refused for by its meaning: see meaning.ts. */
export function noteRefuser(type: object, refuser: BodyRefuser): void {
  refusers.set(type, refuser);
}

export function refuserOf(type: object): BodyRefuser | null {
  return refusers.get(type) ?? null;
}
