import type { FormInstance } from 'antd';
import { ApiError } from '../api/problem';
import { fieldOfPointer, type FieldPath } from './field-of-pointer';

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
  for (const { name } of fields) unfold(document.getElementById(name.join('_')));
  if (fields[0]) form.scrollToField(fields[0].name, { block: 'center', focus: true });
}

/** A refusal inside of a folded part must not stay hidden. */
function unfold(field: Element | null): void {
  const folded = field?.closest('details:not([open])') ?? null;
  if (folded === null) return;
  folded.setAttribute('open', '');
  unfold(folded);
}

/** Takes earlier refusals away: antd itself keeps an error until its own field is touched. */
export function clearRefusals(form: FormInstance): void {
  const refused = form.getFieldsError().filter(({ errors }) => errors.length > 0);
  form.setFields(refused.map(({ name }) => ({ name, errors: [] })));
}
