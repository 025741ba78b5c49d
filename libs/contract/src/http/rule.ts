import { ValidateBy, type ValidationArguments } from 'class-validator';
import { remember } from './accepts';

/** What is wrong with a value. `pointer` is a JSON Pointer relative to it, empty for the value itself. */
export interface Fault {
  code: string;
  /** English, a sentence that says what would be accepted. */
  detail: string;
  pointer?: string;
  params?: Record<string, string>;
}

/** Answers what is wrong with a value that is there; `owner` is the object it belongs to. */
export type Check = (value: unknown, owner: Record<string, unknown>) => Fault | Fault[] | null;

/** Absent and null are the same: nothing. `optional` may be told by the rest of the object. */
export interface Presence {
  optional?: boolean | ((owner: Record<string, unknown>) => boolean);
}

const REQUIRED: Fault = { code: 'REQUIRED', detail: 'This field is required.' };

/**
 * The one class-validator rule of a field. Its message is a JSON list of faults, so that codes and pointers
 * reach the reply; the validation pipe of the platform reads it back.
 */
export function rule(check: Check, presence: Presence = {}): PropertyDecorator {
  const faultsOf = (value: unknown, owner: Record<string, unknown>): Fault[] => {
    if (value === undefined || value === null) return isOptional(presence, owner) ? [] : [REQUIRED];
    return [check(value, owner) ?? []].flat();
  };
  const validate = ValidateBy({
    name: 'rule',
    validator: {
      validate: (value: unknown, args) => faultsOf(value, ownerOf(args)).length === 0,
      defaultMessage: (args) => JSON.stringify(faultsOf(args?.value, ownerOf(args))),
    },
  });
  return (target, key) => {
    remember(target.constructor, String(key), {
      sound: (value, owner) => faultsOf(value, owner).length === 0,
    });
    validate(target, key);
  };
}

function isOptional(presence: Presence, owner: Record<string, unknown>): boolean {
  return typeof presence.optional === 'function' ? presence.optional(owner) : presence.optional === true;
}

function ownerOf(args: ValidationArguments | undefined): Record<string, unknown> {
  return (args?.object ?? {}) as Record<string, unknown>;
}

/** An object that JSON calls an object: not an array, not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function wrongType(expected: string): Fault {
  return { code: 'WRONG_TYPE', detail: `Expected ${expected}.`, params: { expected } };
}
