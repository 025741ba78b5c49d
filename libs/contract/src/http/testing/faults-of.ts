import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

type Walked = { pointer: string; code: string };

/** The faults of a value as `pointer CODE`, in the order of class-validator where it is the one that finds them. */
export function faultsOf(type: new () => object, value: object): string[] {
  const instance = plainToInstance(type, structuredClone(value));
  const options = { whitelist: true, forbidNonWhitelisted: true };
  const found = validateSync(instance, options).flatMap((error) => entriesOf(error, ''));
  if (!type.name.endsWith('Body')) return found;
  const walked = shapeFaultsOf(type, value);
  // The walk, the quick yes and class-validator must agree on everything that these tests try.
  const accepts = (type as unknown as Record<symbol, (body: object) => boolean>)[
    Symbol.for('suyuan.accepts')
  ];
  expect(accepts?.(value)).toBe(walked.length === 0);
  expect(found.length > 0).toBe(walked.length > 0);
  expect(walked).toEqual(expect.arrayContaining(found));
  return walked;
}

/** What the walk of the body finds, as `pointer CODE`. */
export function shapeFaultsOf(type: object, value: object, limit = 100): string[] {
  const walk = (type as Record<symbol, (body: object, bounds: { limit: number; today: string }) => Walked[]>)[
    Symbol.for('suyuan.faults')
  ];
  const faults = walk?.(value, { limit, today: '2026-01-01' }) ?? [];
  return faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

function entriesOf({ property, constraints = {}, children = [] }: ValidationError, base: string): string[] {
  const pointer = `${base}/${property}`;
  if (constraints.whitelistValidation) return [`${pointer} UNKNOWN_FIELD`];
  if (constraints.rule) {
    const faults = JSON.parse(constraints.rule) as { code: string; pointer?: string; detail: string }[];
    return faults.map((fault) => `${pointer}${fault.pointer ?? ''} ${fault.code}`);
  }
  if (children.length > 0) return children.flatMap((child) => entriesOf(child, pointer));
  return [`${pointer} ${Object.keys(constraints).join()}`];
}
