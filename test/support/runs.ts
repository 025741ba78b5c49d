/**
 * How many random cases a property is tried on: as many as the spec says, or as SUYUAN_RUNS does, fewer for a look in
 * passing (`npm run check`), more for a long search.
 */
export function runsOr(usual: number): number {
  const stated = process.env['SUYUAN_RUNS'];
  return stated === undefined ? usual : Number(stated);
}
