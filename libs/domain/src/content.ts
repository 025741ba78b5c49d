/**
 * True when two facts say the same: absent and null are alike, the order of keys does not matter, the order of
 * lists does. `ignoring` names top-level fields left out of the comparison.
 */
export function sameContent(a: unknown, b: unknown, ignoring: readonly string[] = []): boolean {
  if (a === null || a === undefined) return b === null || b === undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  if (Array.isArray(a) && a.length !== (b as unknown[]).length) return false;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const key of ignoring) keys.delete(key);
  return [...keys].every((key) => sameContent(left[key], right[key]));
}
