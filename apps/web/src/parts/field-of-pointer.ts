import { pathOfPointer } from '../api/problem';

/** The place of a field in the body, which is its place in the form. */
export type FieldPath = (string | number)[];

/**
 * The field that a refusal means: the one at its pointer; of a part that was left out as a whole, the field that
 * stands for it (`inside`, the likeliest first, as `symbol` or `0/symbol`); of a place inside a field, that field. Null where the form has none.
 */
export function fieldOfPointer(
  pointer: string,
  isField: (path: FieldPath) => boolean,
  inside: readonly string[],
): FieldPath | null {
  const path = pathOfPointer(pointer);
  const within = inside.map((field) => [...path, ...pathOfPointer(`/${field}`)]);
  const around = path.map((_, index) => path.slice(0, path.length - index - 1));
  return [path, ...within, ...around].find((place) => place.length > 0 && isField(place)) ?? null;
}
