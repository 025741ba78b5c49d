import type { CivilDate, UsagePurpose } from '@suyuan/domain';
import { dayAfter } from '../due-date';
import { judgeDay } from './judge-day';
import type { JudgedDay } from './judged-day';
import type {
  DayFacts,
  StandingCertificate,
  ValidityChange,
  ValidityCode,
  ValidityFacts,
} from './validity-facts';
import { lastDayOf, type AskedAsset } from './validity-rule';

/** Days looked at in search of a change; an asset with more known turning points than this says so. */
export const UNTIL_DAYS_MAX = 64;

export interface Search {
  change: ValidityChange | null;
  limit: 'UNTIL_DAYS_MAX' | null;
}

/** Where a search begins, and what turns besides what validity knows of. */
export interface TurnQuestion {
  on: CivilDate;
  purpose: UsagePurpose | null;
  facts: ValidityFacts;
  turns?: (judged: JudgedDay) => CivilDate[];
}

export interface Turn {
  /** null: none known. */
  on: CivilDate | null;
  /** What is judged of that day. */
  judged: JudgedDay | null;
  limit: 'UNTIL_DAYS_MAX' | null;
}

/**
 * The first day after `on` that is another, by what is known. Between two turning days nothing can change, so only
 * those are judged; each certificate that comes into force adds its own.
 */
export async function searchTurn(
  { on, purpose, facts, turns = () => [] }: TurnQuestion,
  first: JudgedDay,
  isOther: (then: JudgedDay, day: CivilDate) => boolean,
): Promise<Turn> {
  const daysOf = (judged: JudgedDay): CivilDate[] => [
    ...daysOfFacts(judged.dayFacts, { purpose, facts: judged.facts }),
    ...(judged.others ?? []).flatMap((beside) => (beside.judged === null ? [] : daysOf(beside.judged))),
    ...turns(judged),
  ];
  const pending = new Set([...daysOfAsset(facts), ...daysOf(first)]);
  let last = on;
  for (let looked = 0; ; looked += 1) {
    const next = nextAfter(pending, last);
    if (next === null) return { on: null, judged: null, limit: null };
    if (looked === UNTIL_DAYS_MAX) return { on: null, judged: null, limit: 'UNTIL_DAYS_MAX' };
    const then = await judgeDay(next, purpose, facts);
    if (isOther(then, next)) return { on: next, judged: then, limit: null };
    for (const day of daysOf(then)) pending.add(day);
    last = next;
  }
}

/** The first day after `on` whose verdict is another. */
export async function searchChange(
  on: CivilDate,
  first: JudgedDay,
  purpose: UsagePurpose | null,
  facts: ValidityFacts,
): Promise<Search> {
  const turn = await searchTurn({ on, purpose, facts }, first, ({ verdict }) => verdict !== first.verdict);
  const change = turn.on === null || turn.judged === null ? null : changeOf(turn.on, first, turn.judged);
  return { change, limit: turn.limit };
}

/** What happened to the asset, whatever certificate is in force. A finding ends only by a certificate, hence no `to`. */
function daysOfAsset({
  lifecycle,
  performedOn,
  nonconformities,
  checks,
  usages = [],
  confirmations = [],
  registration,
  examinations,
  ownerEnds = [],
  expiresOn,
}: ValidityFacts): CivilDate[] {
  return [
    ...lifecycle.map(({ on }) => on),
    ...performedOn,
    ...checks.map(({ on }) => on),
    ...usages.map(({ on }) => on),
    ...confirmations.map(({ on }) => on),
    ...(registration?.amendments ?? []).map(({ on }) => on),
    ...ownerEnds.flatMap(({ on, until }) => (until === null ? [on] : [on, until])),
    ...endingOn(expiresOn),
    ...nonconformities.flatMap(({ from }) => endingOn(from)),
    ...examinations.flatMap(({ validFrom, validTo }) => [validFrom, ...endingOn(validTo)]),
  ];
}

function daysOfFacts({ certificate, verification = null }: DayFacts, asked: AskedAsset): CivilDate[] {
  return [certificate, verification].flatMap((each) => (each === null ? [] : daysOfCertificate(each, asked)));
}

function daysOfCertificate(certificate: StandingCertificate, asked: AskedAsset): CivilDate[] {
  const { withdrawnFrom, suspensions = [] } = certificate;
  return [
    ...endingOn(lastDayOf(asked, certificate)),
    ...(withdrawnFrom === null ? [] : [withdrawnFrom]),
    ...suspensions.flatMap(({ from, to }) => [from, ...endingOn(to)]),
  ];
}

/** What holds up to a last day turns on the day after it. */
function endingOn(last: CivilDate | null): CivilDate[] {
  const day = last === null ? null : dayAfter(last);
  return day === null ? [] : [day];
}

function nextAfter(days: ReadonlySet<CivilDate>, last: CivilDate): CivilDate | null {
  let next: CivilDate | null = null;
  for (const day of days) if (day > last && (next === null || day < next)) next = day;
  return next;
}

function changeOf(on: CivilDate, before: JudgedDay, then: JudgedDay): ValidityChange {
  const now = codesOf(before);
  const later = codesOf(then);
  return {
    on,
    verdict: then.verdict,
    reasons: then.reasons,
    appears: later.filter((code) => !now.includes(code)),
    disappears: now.filter((code) => !later.includes(code)),
  };
}

function codesOf({ reasons }: JudgedDay): ValidityCode[] {
  return [...new Set(reasons.map(({ code }) => code))];
}
