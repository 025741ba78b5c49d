/** What all parts of the random worlds draw from. */
import fc from 'fast-check';
import type { GraphFact } from '@suyuan/traceability';

export const DAYS = ['2020-01-01', '2020-01-02', '2020-06-01', '2021-01-01', '2021-06-01', '2022-01-01'];
export const QUANTITIES = ['mass', 'length'];
export const ASSETS = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5'];
export const CERTIFICATES = 11;

/** Distributes over the fact kinds, so that `position` can be given once the order is known. */
export type Unplaced = GraphFact extends infer F
  ? F extends GraphFact
    ? Omit<F, 'position'>
    : never
  : never;

export const day = fc.constantFrom(...DAYS);

export function seldom<T>(arbitrary: fc.Arbitrary<T>, weight = 4): fc.Arbitrary<T | null> {
  return fc.oneof({ weight, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

/** Numbers follow from ids, so that a citation can be right, of another asset, or of a certificate to come. */
export function numberOf(index: number): { issuer: string; number: string } {
  return { issuer: index % 4 === 3 ? 'lab-b' : 'lab-a', number: `n${index}` };
}
