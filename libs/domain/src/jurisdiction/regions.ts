/**
 * The whole country, as the region of an authority or a national institute. GB/T 2260 has no code for it: this one is a
 * convention of the product. What lies abroad (990000) is within it too, for nobody else answers for it here.
 */
export const NATIONAL_REGION = '100000';

/** Abroad, as Chinese registers write it: GB/T 2260 has no code for it, and foreign institutes issue certificates too. */
export const REGION_ABROAD = '990000';

/** Digits by which a region names what lies in it: none for the country, two of a province, four of a city, else all. */
export function regionPrefix(region: string): string {
  if (region === NATIONAL_REGION) return '';
  if (region.endsWith('0000')) return region.slice(0, 2);
  if (region.endsWith('00')) return region.slice(0, 4);
  return region;
}

/** Whether a region is another one or a part of it. A region that nobody stated lies in the whole country only. */
export function liesIn(region: string | null, within: string): boolean {
  if (within === NATIONAL_REGION) return true;
  return region !== null && region.startsWith(regionPrefix(within));
}
