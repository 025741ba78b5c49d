import {
  assetOn,
  coversOf,
  judgedChecks,
  LIFECYCLE_EVENT_OF,
  speaksOf,
  type CalibrationRecorded,
  type LifecycleEvent,
  type RecordedEvent,
  type UsagePurpose,
} from '@suyuan/domain';
import {
  aspectsOfQuestion,
  endsOfOwners,
  gradeAlongTrace,
  judgeValidity,
  VERIFICATIONS,
  withOtherQuantities,
  type BaseRange,
  type CalibrationGraph,
  type Dossier,
  type FindingOutcome,
  type LifecycleEntry,
  type StandingCertificate,
  type Trace,
  type ValidityFacts,
} from '@suyuan/traceability';
import { toldCode, type Answer, type Question } from '../story';
import type { PureTarget } from './pure-target';

type ValidityQuestion = Extract<Question, { ask: 'validity' }>;
type Certificate = CalibrationRecorded['data'];

/** Gathers what validity is judged from out of the events known at the position asked for. */
export async function judgeValidityOf(target: PureTarget, question: ValidityQuestion): Promise<Answer> {
  const { on, purpose = null } = question;
  const [first, ...others] = target.quantitiesOf(question).map((quantity) => {
    return validityFactsOf(target, { ...question, quantity });
  });
  const facts = others.length === 0 ? first! : withOtherQuantities(first!, others);
  const judged = await judgeValidity(on, purpose as UsagePurpose | null, facts);
  return {
    ask: 'validity',
    verdict: judged.verdict,
    until: judged.until,
    certificate: judged.dayFacts.certificate?.id ?? null,
    traceVerdict: judged.dayFacts.trace.verdict,
    first: judged.reasons[0]?.code ?? null,
    codes: judged.reasons.map(toldCode),
  };
}

/** The facts of an asset as known at the position of a question, or of a narrower one. */
export function validityFactsOf(
  target: PureTarget,
  question: ValidityQuestion,
  narrower: { part?: string | null; range?: BaseRange | null } = {},
): ValidityFacts {
  const { asset } = question;
  const knownAt = question.knownAt ?? target.events.length - 1;
  const known = new Known(
    target.events.filter(({ position }) => position <= knownAt),
    (certificate, about) => target.graph.isAdmitted(certificate, knownAt, about),
  );
  const registered = known.registration(asset);
  const measured = target.measured(question);
  const { quantity, range, part, parameters } = { ...measured, ...narrower };
  const meant = { quantity, range, part, ...(parameters ? { parameters } : {}) };
  const lesser = { asset, ...meant };
  return {
    kind: registered.kind,
    tier: registered.tier,
    usage: registered.usage,
    usages: known
      .of('AssetAmended', (data) => data.asset === asset)
      .flatMap(({ on, changes: { usage } }) => (usage ? [{ on, usage }] : []))
      .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1)),
    expiresOn: registered.referenceMaterial?.expiresOn ?? null,
    lifecycle: known.lifecycleOf(asset),
    nonconformities: known.of(
      'NonconformityFound',
      (data) => data.asset === asset && data.quantity === quantity,
    ),
    question: meant,
    registration: { registered, amendments: known.of('AssetAmended', (data) => data.asset === asset) },
    confirmations: known.of('AssetConfirmed', (data) => data.asset === asset),
    checks: judgedChecks({
      checks: known.of('AssetChecked', (data) => data.asset === asset && data.quantity === quantity),
    }).filter((check) => speaksOf(check, range, parameters)),
    ownerEnds: endsOfOwners(
      { registered, lifecycle: known.transfersOf(asset) },
      target.dossierAt(knownAt).endOf,
    ),
    examinations: known.of('AssetExamined', (data) => data.asset === asset),
    performedOn: known.certificatesOf(asset).map(({ performedOn }) => performedOn),
    initiallyVerifiedOn: known.initiallyVerifiedOn(asset),
    factsOn: (day, compulsory) => {
      const verified = compulsory ? target.traceOn(lesser, day, knownAt, 'VERIFICATIONS') : null;
      const trace = verified?.start ? verified : target.traceOn(lesser, day, knownAt);
      const asked = { asset, ...meant, on: day, knownAt };
      const since = verified?.start
        ? known.calibrationsSince(known.certificate(trace.start!)!, day, quantity)
        : null;
      const newer = (trace.start === null ? [] : target.graph.newerFindings(trace.start, asked)).filter(
        ({ certificate, how }) => how !== 'FAILED' || !since?.some(({ id }) => id === certificate),
      );
      const start = trace.start === null ? null : known.certificate(trace.start);
      const verification = start && known.verificationBy(day, start, { quantity, range, part }, target.graph);
      return {
        trace,
        certificate: start && known.standing(start),
        verification,
        ...(since === null ? {} : { calibrationsSince: since }),
        impact: known.impactOn(trace, target.dossierAt(knownAt)),
        newer,
      };
    },
    aspectsOn: (day, start, compulsory) =>
      aspectsOfQuestion(
        target.graph,
        { asset, ...meant, knownAt },
        {
          registration: { registered, amendments: known.of('AssetAmended', (data) => data.asset === asset) },
        },
        (lesserStill) => validityFactsOf(target, question, lesserStill),
        { day, start, compulsory },
      ),
  };
}

type EventOf<T extends RecordedEvent['type']> = Extract<RecordedEvent, { type: T }>;

/** The events known at a position, asked the way validity needs them. */
class Known {
  constructor(
    private readonly events: readonly RecordedEvent[],
    private readonly isAdmitted: (certificate: string, quantity?: string) => boolean,
  ) {}

  of<T extends RecordedEvent['type']>(
    type: T,
    which: (data: EventOf<T>['data']) => boolean,
  ): EventOf<T>['data'][] {
    const all = this.events.filter(({ type: own }) => own === type);
    return all.map(({ data }) => data as EventOf<T>['data']).filter(which);
  }

  transfersOf(asset: string) {
    return this.events.filter(
      (event): event is EventOf<'AssetTransferred'> =>
        event.type === 'AssetTransferred' && event.data.asset === asset,
    );
  }

  registration(asset: string): EventOf<'AssetRegistered'>['data'] {
    const [registered] = this.of('AssetRegistered', ({ id }) => id === asset);
    if (registered === undefined) throw new Error(`asset ${asset} is not known yet`);
    return registered;
  }

  certificatesOf(asset: string): Certificate[] {
    return this.of('CalibrationRecorded', (data) => data.asset === asset);
  }

  certificate(id: string): Certificate | null {
    return this.of('CalibrationRecorded', (data) => data.id === id)[0] ?? null;
  }

  lifecycleOf(asset: string): LifecycleEntry[] {
    return this.events.flatMap((event) => {
      const name = (LIFECYCLE_EVENT_OF as Record<string, LifecycleEvent | undefined>)[event.type];
      const data = event.data as { id: string; asset?: string; on: string; part?: string };
      if (name === undefined || data.asset !== asset) return [];
      const { id, on, part } = data;
      return [{ id, event: name, on, position: event.position, ...(part === undefined ? {} : { part }) }];
    });
  }

  standing(recorded: Certificate): StandingCertificate {
    const { id, kind, conclusion, performedOn, validUntil } = recorded;
    const withdrawn = this.of('CertificateRevoked', (data) => data.certificate === id);
    const days = withdrawn.flatMap(({ effectiveFrom }) => (effectiveFrom === null ? [] : [effectiveFrom]));
    const suspensions = this.of('CertificateSuspended', (data) => data.certificate === id);
    const withdrawnFrom = days.sort()[0] ?? null;
    const unconfirmed = this.isUnconfirmed(id);
    return {
      id,
      kind,
      conclusion,
      performedOn,
      validUntil,
      withdrawnFrom,
      suspensions,
      unconfirmed,
      recorded,
    };
  }

  private isUnconfirmed(id: string): boolean {
    const { transcribed, issuer, certificateNumber } = this.certificate(id)!;
    if (transcribed === undefined) return false;
    const confirmed = this.of(
      'CertificateConfirmed',
      (data) => data.certificate === id && data.by === issuer,
    );
    const posted = this.of(
      'CalibrationRecorded',
      (data) =>
        data.issuer === issuer &&
        data.certificateNumber === certificateNumber &&
        data.transcribed === undefined,
    );
    return confirmed.length === 0 && posted.length === 0;
  }

  initiallyVerifiedOn(asset: string): string | null {
    const days = this.certificatesOf(asset)
      .filter(
        (each) => each.kind === 'INITIAL_VERIFICATION' && each.conclusion !== 'FAIL' && this.stands(each),
      )
      .filter(({ id }) => this.isAdmitted(id))
      .map(({ performedOn }) => performedOn);
    return days.sort()[0] ?? null;
  }

  /** The latest verification by a day that covers the question, beside a certificate in force that is none. */
  verificationBy(
    day: string,
    start: Certificate,
    { quantity, range, part }: { quantity: string; range: BaseRange | null; part: string | null },
    graph: CalibrationGraph,
  ): StandingCertificate | null {
    if (VERIFICATIONS.includes(start.kind)) return null;
    const last = this.certificatesOf(start.asset as string)
      .filter((each) => VERIFICATIONS.includes(each.kind) && each.performedOn <= day && this.stands(each))
      .filter((each) => this.covers(each, quantity, range) && this.isAdmitted(each.id, quantity))
      .filter((each) => part === null || graph.certificateCovers(each.id, quantity, range, Infinity, part))
      .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
      .at(-1);
    return last === undefined ? null : this.standing(last);
  }

  /** Calibrations after a verification and up to a day, the oldest first. */
  calibrationsSince(verification: Certificate, day: string, quantity: string): StandingCertificate[] {
    return this.certificatesOf(verification.asset as string)
      .filter(({ kind }) => kind === 'CALIBRATION' || kind === 'IN_HOUSE')
      .filter(({ performedOn }) => verification.performedOn <= performedOn && performedOn <= day)
      .filter((each) => this.stands(each) && this.isAdmitted(each.id, quantity))
      .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
      .map((each) => this.standing(each));
  }

  /** What became of every finding: open until its case is closed, graded as somebody said last, else by its shift. */
  impactOn(trace: Trace, dossier: Dossier): Map<string, FindingOutcome> {
    const found = this.of('NonconformityFound', () => true);
    return new Map(
      found.map((finding) => {
        const { id, impactCase } = finding;
        const closed = this.of('ImpactCaseClosed', (data) => data.impactCase === impactCase);
        const assessed = this.of('ImpactCaseAssessed', (data) => data.impactCase === impactCase);
        const grades = assessed.flatMap(({ grade }) => (grade === null ? [] : [grade]));
        const state = closed.length > 0 ? 'CLOSED' : 'OPEN';
        const grade = grades.at(-1) ?? gradeAlongTrace(trace, finding, dossier)?.grade ?? null;
        return [id, { impactCase, state, grade }];
      }),
    );
  }

  private covers(certificate: Certificate, quantity: string, range: BaseRange | null): boolean {
    const [registered] = this.of('AssetRegistered', ({ id }) => id === certificate.asset);
    const amendments = this.of('AssetAmended', (data) => data.asset === certificate.asset);
    const measurands = registered
      ? assetOn({ registered, amendments }, certificate.performedOn).measurands
      : [];
    return certificate.results.some((result) => {
      if (result.quantity !== quantity) return false;
      if (range === null) return true;
      const covered = coversOf(result, certificate, measurands);
      return covered.some(({ lo, hi }) => lo <= range.lo && range.hi <= hi);
    });
  }

  private stands({ id, issuer, asset }: Certificate): boolean {
    const isVoid = this.of('CertificateRevoked', (data) => data.certificate === id && data.effect === 'VOID');
    // Another issuer's, or another asset's, `replaces` changes nothing.
    const replaced = this.of(
      'CalibrationRecorded',
      (other) => other.replaces === id && other.issuer === issuer && other.asset === asset,
    );
    return isVoid.length === 0 && replaced.length === 0;
  }
}

const orderOf = ({ performedOn, issuedOn, id }: Certificate): string =>
  JSON.stringify([performedOn, issuedOn, id]);
