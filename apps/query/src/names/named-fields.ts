/**
 * Fields of answers, and of the events in their histories, that hold the id of an organization or a list of them. A test
 * holds them against the fields that the contract publishes: a new one is in this list or among those that it knows.
 */
export const ORGANIZATION_FIELDS: ReadonlySet<string> = new Set([
  'owner',
  'issuer',
  'organization',
  'laboratory',
  'by',
  'grantedBy',
  'superior',
  'notified',
  'members',
  'into',
  'providedBy',
]);

/** Objects whose members are named by division codes. */
export const REGION_KEYED_FIELDS: ReadonlySet<string> = new Set(['byRegion']);

export function isTextOfRegion(key: string, value: unknown): value is string {
  return key === 'region' && typeof value === 'string';
}
