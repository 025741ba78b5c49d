import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

/** The faults of a value as `pointer CODE`, the way the platform's pipe reads them. */
export function faultsOf(type: new () => object, value: object): string[] {
  const instance = plainToInstance(type, structuredClone(value));
  const options = { whitelist: true, forbidNonWhitelisted: true };
  const faults = validateSync(instance, options).flatMap((error) => entriesOf(error, ''));
  // The quick yes of a class and class-validator must agree on everything these tests try.
  const accepts = (type as unknown as Record<symbol, (body: object) => boolean>)[
    Symbol.for('suyuan.accepts')
  ];
  const sound = faults.length === 0;
  expect(type.name.endsWith('Body') ? accepts?.(value) : sound).toBe(sound);
  return faults;
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
