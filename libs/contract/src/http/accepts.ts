/**
 * A quick yes: whether a parsed body is certainly sound, by the same rules that class-validator runs, without the
 * copies it makes (a tenth of the time on a certificate). A no says nothing: class-validator then names the faults.
 */

/** The platform's pipe finds the quick yes of a class under this name. */
const ACCEPTS = Symbol.for('suyuan.accepts');

type Owner = Record<string, unknown>;

interface FieldRule {
  /** Also answers for absent and null. */
  sound: (value: unknown, owner: Owner) => boolean;
  /** The class of what stands inside, if it has one: of the value, or of each item of the array. */
  inside?: () => object;
}

const rulesOfClass = new WeakMap<object, Map<string, FieldRule>>();

/** Notes what a decorator says about a field; several decorators of one field add up. */
export function remember(type: object, key: string, part: Partial<FieldRule>): void {
  let rules = rulesOfClass.get(type);
  if (!rules) {
    rules = new Map();
    rulesOfClass.set(type, rules);
    Object.defineProperty(type, ACCEPTS, { value: (body: object) => accepts(type, body as Owner) });
  }
  rules.set(key, { sound: () => true, ...rules.get(key), ...part });
}

/** True only when every field is known and passes its rule, at every level. */
function accepts(type: object, value: Owner): boolean {
  // A class that inherits fields is left to class-validator; no body does.
  const rules = Object.getPrototypeOf(type) === Function.prototype ? rulesOfClass.get(type) : undefined;
  if (!rules) return false;
  for (const key of Object.keys(value)) if (!rules.has(key)) return false;
  for (const [key, { sound, inside }] of rules) {
    const stated = value[key];
    if (!sound(stated, value)) return false;
    if (!inside || stated === undefined || stated === null) continue;
    const items = Array.isArray(stated) ? stated : [stated];
    if (!items.every((item) => accepts(inside(), item as Owner))) return false;
  }
  return true;
}
