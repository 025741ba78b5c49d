import { SetMetadata } from '@nestjs/common';

export const COST_METADATA = 'suyuan:cost';

/** What a question costs its asker, in units of a plain one; more with a certain parameter. */
export interface Cost {
  units: number;
  /** Units by name of a parameter that makes the question dearer. */
  withParameter: Readonly<Record<string, number>>;
}

export const PLAIN_COST: Cost = { units: 1, withParameter: {} };

/** `@Cost(5)`; `@Cost(1, { query: 3 })`: 3 where the query string has a `query`. A route that says nothing costs 1. */
export const Cost = (
  units: number,
  withParameter: Record<string, number> = {},
): MethodDecorator & ClassDecorator => SetMetadata<string, Cost>(COST_METADATA, { units, withParameter });

export function unitsOf({ units, withParameter }: Cost, query: unknown): number {
  const stated = typeof query === 'object' && query !== null ? Object.keys(query) : [];
  const dearer = stated.map((name) => (Object.hasOwn(withParameter, name) ? withParameter[name]! : 0));
  return Math.max(units, ...dearer);
}
