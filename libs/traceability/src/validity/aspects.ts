import {
  assetOn,
  ExactDecimal,
  findQuantity,
  fromBase,
  joined,
  SEVERITIES,
  type QuantityRange,
  type Severity,
  type UsagePurpose,
  type ValidityVerdict,
} from '@suyuan/domain';
import type { Trace } from '../answers';
import type { BaseRange } from '../facts';
import { concludedBy, restriction } from './certificate-rules';
import type { Unit } from './partial-conclusion';
import { isCompulsory } from './purpose';
import type { JudgedAspect, JudgedDay } from './judged-day';
import type { Aspect, ValidityFacts, ValidityReason } from './validity-facts';
import { reason } from './validity-rule';

type Judged = JudgedAspect & { judged: JudgedDay };
const isJudged = (each: JudgedAspect): each is Judged => each.judged !== null;

/** What fails comes first, each severity in the order of the rules. */
export function inOrder(found: readonly ValidityReason[]): ValidityReason[] {
  return SEVERITIES.flatMap((severity) => found.filter((each) => each.severity === severity));
}

export function verdictOf(reasons: readonly ValidityReason[], traces: readonly Trace[]): ValidityVerdict {
  const has = (severity: Severity): boolean => reasons.some((each) => each.severity === severity);
  if (has('GAP') || traces.some(({ verdict }) => verdict === 'NOT_TRACEABLE')) return 'INVALID';
  // A walk that stopped early has not seen everything, so it cannot say yes.
  const open = traces.some(({ verdict, complete }) => verdict === 'CANNOT_SAY' || !complete);
  if (has('UNDECIDED') || open) return 'UNDETERMINED';
  return has('REMARK') ? 'VALID_WITH_REMARKS' : 'VALID';
}

/** A compulsory item that failed as a whole is not of restricted use for its compulsory purpose. */
function isOverallFailure({ dayFacts, facts }: JudgedDay, purpose: UsagePurpose | null): boolean {
  return dayFacts.certificate?.conclusion === 'FAIL' && isCompulsory({ purpose, facts });
}

/**
 * A day with all that a question left open (RECORD.md section 5): every part and every quantity counts, and where some pass
 * of their own the whole is of restricted use; of a range what no certificate that holds covers is told.
 */
export function withAspects(
  own: JudgedDay,
  others: readonly JudgedAspect[],
  purpose: UsagePurpose | null,
): JudgedDay {
  const counted = others
    .filter(isJudged)
    .filter(({ aspect, judged }) => aspect.kind !== 'RANGE' && countsBeside(aspect, judged));
  const days = [own, ...counted.map(({ judged }) => judged)];
  const ofRange = rangeReasons(
    own,
    others.filter(({ aspect }) => aspect.kind === 'RANGE'),
  );
  const ofParts = days.flatMap(({ reasons }) => reasons);
  const found = unique([
    ...(isOverallFailure(own, purpose) ? ofParts : restricted(ofParts, days, purpose)),
    ...ofRange,
    ...neverCovered(others),
  ]);
  const reasons = inOrder(found);
  const traces = days.map(({ dayFacts }) => dayFacts.trace);
  return { ...own, reasons, verdict: verdictOf(reasons, traces), others };
}

/** Of a part that has nothing of the value asked nothing is asked; one without any certificate is told by itself. */
function countsBeside({ kind, range }: Aspect, { reasons, dayFacts }: JudgedDay): boolean {
  if (kind !== 'PART') return true;
  if (dayFacts.certificate === null) return false;
  return range === null || !reasons.some(({ code, at }) => code === 'RANGE_NOT_COVERED' && at?.to === null);
}

/** A part of which no certificate says anything. */
function neverCovered(others: readonly JudgedAspect[]): ValidityReason[] {
  const parts = others.flatMap(({ aspect, judged }) =>
    aspect.kind === 'PART' && judged === null && aspect.part !== null ? [aspect.part] : [],
  );
  return parts.length === 0 ? [] : [reason('RANGE_PARTLY_COVERED', parts)];
}

/** Where some fail and others pass of their own the failures are told as a restriction. */
function restricted(
  reasons: readonly ValidityReason[],
  days: readonly JudgedDay[],
  purpose: UsagePurpose | null,
): ValidityReason[] {
  if (days.length < 2) return [...reasons];
  const isFailure = ({ code, at }: ValidityReason): boolean => code === 'VERDICT_FAIL' && at === null;
  const concluded = days.map((day) => ({
    day,
    ...concludedBy({ purpose, facts: day.facts }, day.dayFacts.certificate),
  }));
  const passing = concluded.filter(({ day, passes }) => passes.length > 0 && !day.reasons.some(isFailure));
  if (passing.length === 0 || !reasons.some(isFailure)) return [...reasons];
  const certificates = days.flatMap(({ dayFacts }) => dayFacts.certificate?.id ?? []);
  const units = (of: readonly Unit[][]): Unit[] => [
    ...new Map(of.flat().map((unit) => [JSON.stringify([unit.quantity, unit.part]), unit])).values(),
  ];
  const fails = units(concluded.map((each) => each.fails));
  const isSame = (a: Unit, b: Unit): boolean => a.quantity === b.quantity && a.part === b.part;
  const passes = units(concluded.map((each) => each.passes)).filter(
    (unit) => !fails.some((each) => isSame(each, unit)),
  );
  const told = restriction([...new Set(certificates)], fails, passes);
  return [...reasons.filter((each) => !isFailure(each) && each.code !== 'RESTRICTED_USE'), told];
}

/** Reasons of a range that stay what they are: it is known to be bad there. */
const KNOWN_BAD: readonly string[] = ['VERDICT_FAIL', 'FAILED_SINCE'];

function rangeReasons({ dayFacts, facts }: JudgedDay, others: readonly JudgedAspect[]): ValidityReason[] {
  const start = dayFacts.certificate?.id;
  if (others.length === 0 || start === undefined) return [];
  const isBad = ({ code }: ValidityReason): boolean => KNOWN_BAD.includes(code);
  const isOpen = ({ judged }: JudgedAspect): boolean =>
    judged === null ||
    (!judged.reasons.some(isBad) && (judged.verdict === 'INVALID' || judged.verdict === 'UNDETERMINED'));
  const told = others.filter((each) => !isOpen(each)).flatMap(({ judged }) => judged?.reasons ?? []);
  // Of what is known to be bad the rest matters no more.
  const reasons = told.some(isBad) ? told.filter(isBad) : told;
  const open = others.filter(isOpen);
  const ranges = joined(open.flatMap(({ aspect }) => aspect.range ?? [])).map((range) =>
    asRegistered(range, facts),
  );
  if (ranges.length === 0) return reasons;
  const nothing = open.length === others.length && others.every(({ aspect }) => aspect.isAll);
  const code = nothing ? 'RANGE_NOT_COVERED' : 'RANGE_PARTLY_COVERED';
  return [...reasons, { ...reason(code, [start]), ranges }];
}

/** In the unit in which the asset is registered for the quantity, else in its base unit. */
function asRegistered({ lo, hi }: BaseRange, { registration, question }: ValidityFacts): QuantityRange {
  const quantity = question?.quantity ?? '';
  const measurands = registration ? assetOn(registration, null).measurands : [];
  const stated = measurands.find((each) => each.quantity === quantity && each.range !== null)?.range;
  const unit = stated?.unit ?? findQuantity(quantity)?.baseUnit ?? '1';
  const shown = (base: number): string => fromBase(new ExactDecimal(base), unit, quantity).toString();
  return { min: shown(lo), max: shown(hi), unit };
}

function unique(reasons: readonly ValidityReason[]): ValidityReason[] {
  return [...new Map(reasons.map((each) => [JSON.stringify(each), each])).values()];
}
