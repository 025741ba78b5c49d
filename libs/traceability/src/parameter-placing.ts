import {
  definingParametersOf,
  fitOf,
  measuredRangeOf,
  statedOrUsual,
  type StatedParameter,
} from '@suyuan/domain';

/** What is said at one set of parameters. */
export interface AtParameters {
  parameters: readonly StatedParameter[];
}

/** How what is asked finds its parameters in what is said. */
export type Placing<Group extends AtParameters> =
  /** At these sets of parameters: one where it is stated itself, else those that bracket it. */
  { fit: 'FITS'; at: readonly Group[] } | { fit: 'NOT_STATED' | 'OUTSIDE' | 'OTHER'; parameter: string };

/** The sets of parameters that speak for a point, in each defining parameter itself or bracketed. */
export function placeIn<Group extends AtParameters>(
  groups: readonly Group[],
  asked: readonly StatedParameter[],
  quantity: string,
): Placing<Group> {
  let left = groups;
  for (const { parameter } of definingParametersOf(quantity)) {
    const own = statedOrUsual(asked, parameter, quantity);
    const said = (group: Group) => statedOrUsual(group.parameters, parameter, quantity);
    const fitting = left.filter((group) => fitOf(own, said(group)) === 'FITS');
    if (fitting.length > 0) {
      left = fitting;
      continue;
    }
    const bracket = own === null ? null : bracketOf(left, own, said);
    if (bracket !== null) {
      left = bracket;
      continue;
    }
    const fits = left.map((group) => fitOf(own, said(group)));
    if (fits.includes('NOT_STATED')) return { fit: 'NOT_STATED', parameter };
    return { fit: fits.includes('OUTSIDE') ? 'OUTSIDE' : 'OTHER', parameter };
  }
  return { fit: 'FITS', at: left };
}

/** The groups at the nearest values below and above; null: it lies outside of all, or is no single value. */
function bracketOf<Group extends AtParameters>(
  groups: readonly Group[],
  own: StatedParameter,
  said: (group: Group) => StatedParameter | null,
): Group[] | null {
  const asked = measuredRangeOf(own);
  if (asked === null || !asked.lo.eq(asked.hi)) return null;
  const placed = groups.flatMap((group) => {
    const stated = said(group);
    const range = stated && measuredRangeOf(stated);
    return range ? [{ group, range }] : [];
  });
  const below = placed.filter(({ range }) => range.hi.lt(asked.lo));
  const above = placed.filter(({ range }) => range.lo.gt(asked.lo));
  if (below.length === 0 || above.length === 0) return null;
  const nearestBelow = below.reduce((most, each) => (each.range.hi.gt(most.range.hi) ? each : most)).range.hi;
  const nearestAbove = above.reduce((least, each) => (each.range.lo.lt(least.range.lo) ? each : least)).range
    .lo;
  return [
    ...below.filter(({ range }) => range.hi.eq(nearestBelow)),
    ...above.filter(({ range }) => range.lo.eq(nearestAbove)),
  ].map(({ group }) => group);
}

/** The same for the same parameters, however they are written. */
export function keyOfParameters(parameters: readonly StatedParameter[]): string {
  return JSON.stringify(parameters.map(keyOf).sort());
}

function keyOf(stated: StatedParameter): string {
  const range = measuredRangeOf(stated);
  const value = range === null ? (stated.code ?? '') : `${range.lo.toString()}..${range.hi.toString()}`;
  return `${stated.parameter}=${value}`;
}
