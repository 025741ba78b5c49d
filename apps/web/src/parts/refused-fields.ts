import type { FormInstance } from 'antd';
import { ApiError, pathOfPointer } from '../api/problem';

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

/** Puts what the server refused beside the fields, and leads to the first of them. */
export function showRefusals(form: FormInstance, error: unknown, inside: readonly string[]): void {
  if (!(error instanceof ApiError)) return;
  const isField = (path: FieldPath) => form.getFieldInstance(path) !== undefined;
  const byField = new Map<string, { name: FieldPath; errors: string[] }>();
  for (const { pointer, code, detail } of error.problem.errors) {
    const name = fieldOfPointer(pointer, isField, inside);
    if (name === null) continue;
    const field = byField.get(name.join('/')) ?? { name, errors: [] };
    field.errors.push(`${code}: ${detail}`);
    byField.set(name.join('/'), field);
  }
  const fields = [...byField.values()];
  form.setFields(fields);
  if (fields[0]) form.scrollToField(fields[0].name, { block: 'center', focus: true });
}

/** Takes earlier refusals away: antd itself keeps an error until its own field is touched. */
export function clearRefusals(form: FormInstance): void {
  const refused = form.getFieldsError().filter(({ errors }) => errors.length > 0);
  form.setFields(refused.map(({ name }) => ({ name, errors: [] })));
}
