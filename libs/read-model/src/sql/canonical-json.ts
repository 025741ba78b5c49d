/**
 * JSON in one way only (RFC 8785 for what events hold): members by UTF-16 code units, no spaces. The same data is
 * the same text whichever way it came, so rows can be compared and digests printed.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const object = value as Record<string, unknown>;
    const names = Object.keys(object).filter((name) => object[name] !== undefined);
    return `{${names
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonicalJson(object[name])}`)
      .join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
