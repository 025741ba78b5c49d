import { STATES, type CivilDate, type RuleCode, type State, type UsagePurpose } from '@suyuan/domain';
import { dayAfter, daysAfter, earlier } from '../due-date';
import { judgeDay } from '../validity/judge-day';
import type { JudgedDay } from '../validity/judged-day';
import { searchTurn } from '../validity/until';
import type { ValidityFacts, ValidityReason } from '../validity/validity-facts';
import { lastDayOf } from '../validity/validity-rule';
import { isCompulsory } from '../validity/purpose';
import { stateOfReason } from './states';

/** Days before the due day from which something is due soon; the last day is still a good one. */
export const DUE_SOON_DAYS = 30;

/** What of an answer's evidence can be looked up. */
export interface Spoken {
  kind: 'ASSET' | 'CERTIFICATE' | 'IMPACT_CASE';
  id: string;
}

/** One state, by the same rules as validity. */
export interface Status {
  state: State;
  /** The first day of it, as far as one fact tells it. */
  since: CivilDate | null;
  /** The first day on which the state is another, by what is known; null: none known. */
  until: CivilDate | null;
  /** The reason that leads to the state; null: nothing speaks against it. */
  reason: RuleCode | null;
  /** The certificate, case or asset that it speaks of. */
  about: Spoken | null;
  /** The due day of what was judged. */
  due: CivilDate | null;
  /** False where the judgement met a limit: `until` may be earlier. */
  complete: boolean;
}

/** What the status of one thing is judged from: the facts of its asset, of one quantity. */
export interface StatusQuestion {
  asset: string;
  on: CivilDate;
  /** null: the purpose it is registered for. */
  purpose: UsagePurpose | null;
  facts: ValidityFacts;
  /** Of a certificate: whether another one took its place by a day. Left out: it is about the asset. */
  isSuperseded?: (day: CivilDate) => boolean;
}

/** The state as of a day, and until when, by what is known. */
export async function judgeStatus(question: StatusQuestion): Promise<Status> {
  const { on, purpose, facts } = question;
  const first = await judgeDay(on, purpose, facts);
  const now = stateOn(question, on, first);
  const turn = await searchTurn(
    { on, purpose, facts, turns: (day) => dueSoonDays(question, day) },
    first,
    (then, day) => stateOn(question, day, then).state !== now.state,
  );
  return { ...now, until: turn.on, complete: turn.limit === null };
}

type StateOfDay = Omit<Status, 'until' | 'complete'>;

function stateOn(question: StatusQuestion, day: CivilDate, judged: JudgedDay): StateOfDay {
  const due = dueDayOf(question, judged);
  const [leading] = judged.reasons
    .flatMap((reason) => {
      const state = stateOfReason(reason, judged.dayFacts.trace);
      return state === null ? [] : [{ reason, state }];
    })
    .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
  if (leading !== undefined) return bad(question, judged, leading.state, leading.reason, due);
  const certificate = judged.dayFacts.certificate;
  const about: Spoken | null = certificate && { kind: 'CERTIFICATE', id: certificate.id };
  const plain = { reason: null, about, due };
  // A walk that stopped early, or a trace that says no without a reason of its own, cannot say yes.
  if (judged.verdict === 'INVALID') return { ...plain, state: 'INVALID', since: null };
  if (judged.verdict === 'UNDETERMINED') return { ...plain, state: 'CANNOT_SAY', since: null };
  if (question.isSuperseded?.(day)) return { ...plain, state: 'SUPERSEDED', since: null };
  // Some of it failed: what passed is of use, and the whole is not simply valid.
  const restricted = judged.reasons.find(({ code }) => code === 'RESTRICTED_USE');
  if (restricted) return bad(question, judged, 'RESTRICTED', restricted, due);
  const soon = due === null ? null : daysAfter(due, -DUE_SOON_DAYS);
  if (soon !== null && soon <= day) return { ...plain, state: 'DUE_SOON', since: soon };
  return { ...plain, state: 'VALID', since: certificate?.performedOn ?? null };
}

function bad(
  question: StatusQuestion,
  judged: JudgedDay,
  state: State,
  reason: ValidityReason,
  due: CivilDate | null,
): StateOfDay {
  const about = aboutOf(reason, question.asset, judged);
  return { state, since: sinceOf(question, judged, state, reason, due), reason: reason.code, about, due };
}

/** What a reason of validity speaks of: the certificate, the case or the asset to look up. */
export function aboutOf(
  reason: ValidityReason,
  asset: string,
  { dayFacts }: Pick<JudgedDay, 'dayFacts'>,
): Spoken {
  const { code, at, evidence } = reason;
  // Evidence is the finding, then the case that it opened; they may be one.
  if (code === 'IMPACT_OPEN' || code === 'IMPACT_MAJOR') return { kind: 'IMPACT_CASE', id: evidence.at(-1)! };
  const OF_ASSET = [
    'ASSET_RETIRED',
    'ASSET_ISOLATED',
    'OWNER_DISSOLVED',
    'NEVER_CALIBRATED',
    'CRM_EXPIRED',
    'FAILED_SINCE',
  ];
  const ofOwn = at === null && (code === 'STANDARD_EXAM_MISSING' || code === 'STANDARD_EXAM_LAPSED');
  if (OF_ASSET.includes(code) || ofOwn) return { kind: 'ASSET', id: asset };
  const replacing = code === 'CERTIFICATE_REPLACED' ? evidence[0] : undefined;
  const certificate = replacing ?? at?.to ?? at?.from ?? dayFacts.certificate?.id;
  return certificate === undefined ? { kind: 'ASSET', id: asset } : { kind: 'CERTIFICATE', id: certificate };
}

/** The day of the fact that the reason rests on, where there is one. */
function sinceOf(
  { facts }: StatusQuestion,
  { dayFacts: { certificate } }: JudgedDay,
  state: State,
  { code, evidence }: ValidityReason,
  due: CivilDate | null,
): CivilDate | null {
  const happened = facts.lifecycle.filter(({ id }) => evidence.includes(id)).map(({ on }) => on);
  if (happened.length > 0) return happened.sort()[0]!;
  if (code === 'OWNER_DISSOLVED') {
    return facts.ownerEnds?.find(({ organization }) => evidence.includes(organization))?.on ?? null;
  }
  const found = facts.nonconformities.find(({ id }) => evidence.includes(id));
  if (found !== undefined) return found.to;
  if (code === 'CERTIFICATE_REVOKED') return certificate?.withdrawnFrom ?? null;
  if (code === 'CERTIFICATE_SUSPENDED') {
    return certificate?.suspensions?.find(({ id }) => evidence.includes(id))?.from ?? null;
  }
  if (state === 'FAILED' || state === 'RESTRICTED') return certificate?.performedOn ?? null;
  return state === 'EXPIRED' && due !== null ? dayAfter(due) : null;
}

/** The earliest due day of what is in force: of the whole, and of each part. */
function dueDayOf(question: StatusQuestion, judged: JudgedDay): CivilDate | null {
  return (judged.others ?? [])
    .map(({ aspect, judged: beside }) =>
      aspect.kind === 'RANGE' || beside === null ? null : ownDueDayOf(question, beside),
    )
    .reduce(earlier, ownDueDayOf(question, judged));
}

/** As validity judges it, of the verification beside it, and of the label. */
function ownDueDayOf(
  { purpose }: StatusQuestion,
  { dayFacts, facts }: Pick<JudgedDay, 'dayFacts' | 'facts'>,
): CivilDate | null {
  const { certificate, verification = null } = dayFacts;
  if (certificate === null) return facts.expiresOn;
  const asked = { purpose, facts };
  const beside = verification !== null && isCompulsory(asked) ? lastDayOf(asked, verification) : null;
  return earlier(earlier(lastDayOf(asked, certificate), beside), facts.expiresOn);
}

function dueSoonDays(question: StatusQuestion, judged: JudgedDay): CivilDate[] {
  const due = dueDayOf(question, judged);
  const soon = due === null ? null : daysAfter(due, -DUE_SOON_DAYS);
  return soon === null ? [] : [soon];
}

/** Days looked at until the state of the whole is another. */
const TURNS_MAX = 64;

/** Of several quantities of one asset the worst state stands for the whole; null: nothing is asked about. */
export async function judgeWorst(questions: readonly StatusQuestion[]): Promise<Status | null> {
  const now = await statusesOn(questions, null);
  const worst = worstOf(now);
  if (worst === null || questions.length === 1) return worst;
  const due = now.map((each) => each.due).reduce(earlier, null);
  const complete = now.every((each) => each.complete);
  let until = earliestTurn(now);
  for (let looked = 0; until !== null && looked < TURNS_MAX; looked += 1) {
    // While the worst one lasts, the turn of another one may change nothing of the whole.
    const then = await statusesOn(questions, until);
    if (worstOf(then)?.state !== worst.state) return { ...worst, due, until, complete };
    until = earliestTurn(then);
  }
  return { ...worst, due, until, complete: complete && until === null };
}

function statusesOn(questions: readonly StatusQuestion[], day: CivilDate | null): Promise<Status[]> {
  return Promise.all(questions.map((each) => judgeStatus(day === null ? each : { ...each, on: day })));
}

function worstOf(statuses: readonly Status[]): Status | null {
  const [worst = null] = [...statuses].sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
  return worst;
}

function earliestTurn(statuses: readonly Status[]): CivilDate | null {
  return statuses.map(({ until }) => until).reduce(earlier, null);
}
