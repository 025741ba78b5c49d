/**
 * A form's values without what was left empty, and without the fields that only the form has; undefined where
 * nothing is left. Places in lists are kept, so that the JSON Pointers of a refusal fit the fields of the form.
 */
export function compact(value: unknown, formOnly: ReadonlySet<string> = new Set()): unknown {
  if (Array.isArray(value)) return value.map((item) => compact(item, formOnly) ?? {});
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (value === null || typeof value !== 'object') return value ?? undefined;
  const entries = Object.entries(value)
    .filter(([name]) => !formOnly.has(name))
    .map(([name, inner]) => [name, compact(inner, formOnly)] as const)
    .filter(([, inner]) => inner !== undefined && !(Array.isArray(inner) && inner.length === 0));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
