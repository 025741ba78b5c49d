import { definingParametersOf } from './quantities';
import type { StatedParameter } from './stated-parameter';
import { isWithinParameter, measuredRangeOf, statedOrUsual } from './stated-parameters';

/**
 * How a side that covers (a line of a scope, a result of a reference) stands to what is asked of it, in the parameters that
 * define the quantity (RECORD.md section 3): FITS; NOT_STATED, one of both is silent on one that the other states, so that it
 * may not hold for it; OUTSIDE of its values; OTHER, another code (Cd on a Pb solution).
 */
export type ParameterFit = 'FITS' | 'NOT_STATED' | 'OUTSIDE' | 'OTHER';

const WORST_FIRST: readonly ParameterFit[] = ['OTHER', 'OUTSIDE', 'NOT_STATED', 'FITS'];

/** Parameters that are not defining restrict nothing: they are shown. `except`: those that something else judges. */
export function parameterFit(
  asked: readonly StatedParameter[],
  covering: readonly StatedParameter[],
  quantity: string,
  except: readonly string[] = [],
): ParameterFit {
  const fits = definingParametersOf(quantity)
    .filter(({ parameter }) => !except.includes(parameter))
    .map(({ parameter }) =>
      fitOf(statedOrUsual(asked, parameter, quantity), statedOrUsual(covering, parameter, quantity)),
    );
  return WORST_FIRST.find((fit) => fits.includes(fit)) ?? 'FITS';
}

export function fitOf(asked: StatedParameter | null, covering: StatedParameter | null): ParameterFit {
  if (asked === null || covering === null) return asked === covering ? 'FITS' : 'NOT_STATED';
  if (isWithinParameter(asked, covering)) return 'FITS';
  return measuredRangeOf(asked) === null ? 'OTHER' : 'OUTSIDE';
}

/** Whether what is said for some parameters speaks of what is stated: each is stated, or usual, and lies within. */
export function holdsAt(
  said: readonly StatedParameter[],
  stated: readonly StatedParameter[],
  quantity: string,
): boolean {
  return said.every((outer) => {
    const inner = statedOrUsual(stated, outer.parameter, quantity);
    return inner !== null && isWithinParameter(inner, outer);
  });
}

/** What is stated of a point: its own parameters, and those of its result that it does not state itself. */
export function parametersOfPoint(
  point: { parameters?: readonly StatedParameter[] | null },
  result: { parameters?: readonly StatedParameter[] | null },
): readonly StatedParameter[] {
  const own = point.parameters ?? [];
  const shared = result.parameters ?? [];
  if (shared.length === 0) return own;
  return [...own, ...shared.filter(({ parameter }) => !own.some((one) => one.parameter === parameter))];
}
