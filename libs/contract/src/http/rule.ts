import { ValidateBy, type ValidationArguments } from 'class-validator';
import { accepts } from './accepts';
import { bodyFaults, type Bounds } from './body-faults';
import type { Fault } from './fault';
import { noteRule, type FieldRule } from './field-rules';

export { isObject } from './fault';
export type { Fault } from './fault';

/** Answers what is wrong with a value that is there; `owner` is the object it belongs to. */
export type Check = (value: unknown, owner: Record<string, unknown>) => Fault | Fault[] | null;

/** Absent and null are the same: nothing. `optional` may be told by the rest of the object. */
export interface Presence {
  optional?: boolean | ((owner: Record<string, unknown>) => boolean);
}

const REQUIRED: readonly Fault[] = [{ code: 'REQUIRED', detail: 'This field is required.' }];
const NO_FAULTS: readonly Fault[] = [];

/**
 * The one class-validator rule of a field. Its message is a JSON list of faults, so that codes and pointers
 * reach the reply; the validation pipe of the platform reads it back. Bodies are walked by the same check without
 * class-validator (body-faults.ts), whose cost grows with the square of what a body holds.
 */
export function rule(check: Check, presence: Presence = {}): PropertyDecorator {
  const faultsOf = (value: unknown, owner: Record<string, unknown>): readonly Fault[] => {
    if (value === undefined || value === null) return isOptional(presence, owner) ? NO_FAULTS : REQUIRED;
    const found = check(value, owner);
    if (found === null) return NO_FAULTS;
    return Array.isArray(found) ? found : [found];
  };
  const validate = ValidateBy({
    name: 'rule',
    validator: {
      validate: (value: unknown, args) => faultsOf(value, ownerOf(args)).length === 0,
      defaultMessage: (args) => JSON.stringify(faultsOf(args?.value, ownerOf(args))),
    },
  });
  return (target, key) => {
    remember(target.constructor, String(key), { faults: faultsOf });
    validate(target, key);
  };
}

function isOptional(presence: Presence, owner: Record<string, unknown>): boolean {
  return typeof presence.optional === 'function' ? presence.optional(owner) : presence.optional === true;
}

function ownerOf(args: ValidationArguments | undefined): Record<string, unknown> {
  return (args?.object ?? {}) as Record<string, unknown>;
}

export function wrongType(expected: string): Fault {
  return { code: 'WRONG_TYPE', detail: `Expected ${expected}.`, params: { expected } };
}

/** The platform's pipe finds the quick yes of a class, and what is wrong with a body, under these names. */
const ACCEPTS = Symbol.for('suyuan.accepts');
const FAULTS = Symbol.for('suyuan.faults');

/** Notes what a decorator says about a field, for the walk of bodies. */
export function remember(type: object, key: string, part: Partial<FieldRule>): void {
  if (!noteRule(type, key, part)) return;
  Object.defineProperties(type, {
    [ACCEPTS]: { value: (body: Record<string, unknown>) => accepts(type, body) },
    [FAULTS]: { value: (body: Record<string, unknown>, bounds: Bounds) => bodyFaults(type, body, bounds) },
  });
}
