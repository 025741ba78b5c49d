import { LIFECYCLE_EVENTS, type LifecycleEvent, type RecordedEvent } from '@suyuan/domain';
import { judgeValidity, type LifecycleEntry, type StandingCertificate } from '@suyuan/traceability';
import type { Answer, Question } from '../story';
import type { PureTarget } from './pure-target';

type ValidityQuestion = Extract<Question, { ask: 'validity' }>;

/** Gathers what validity is judged from out of the events known at the position asked for. */
export function judgeValidityOf(target: PureTarget, question: ValidityQuestion): Answer {
  const { asset, on, purpose = null } = question;
  const knownAt = question.knownAt ?? target.events.length - 1;
  const known = target.events.filter(({ position }) => position <= knownAt);
  const registered = known.find((event) => event.type === 'AssetRegistered' && event.data.id === asset);
  if (registered?.type !== 'AssetRegistered') throw new Error(`asset ${asset} is not known at ${knownAt}`);
  const judged = judgeValidity(on, purpose as never, {
    tier: registered.data.tier,
    usage: registered.data.usage,
    lifecycle: lifecycleOf(known, asset),
    performedOn: known.flatMap((event) =>
      event.type === 'CalibrationRecorded' && event.data.asset === asset ? [event.data.performedOn] : [],
    ),
    standingOn: (day) => {
      const trace = target.traceOn(question, day, knownAt);
      return { trace, certificate: trace.start === null ? null : standing(known, trace.start) };
    },
  });
  return {
    ask: 'validity',
    verdict: judged.verdict,
    until: judged.until,
    certificate: judged.standing.certificate?.id ?? null,
    traceVerdict: judged.standing.trace.verdict,
    codes: judged.reasons.map(({ code, severity, at, evidence }) => ({ code, severity, at, evidence })),
  };
}

function lifecycleOf(known: readonly RecordedEvent[], asset: string): LifecycleEntry[] {
  return known.flatMap((event) => {
    const name = event.type.replace(/^Asset/, '').toUpperCase() as LifecycleEvent;
    const data = event.data as { id: string; asset?: string; on: string };
    if (!LIFECYCLE_EVENTS.includes(name) || data.asset !== asset) return [];
    return [{ id: data.id, event: name, on: data.on, position: event.position }];
  });
}

function standing(known: readonly RecordedEvent[], certificate: string): StandingCertificate | null {
  const recorded = known.find(
    (event) => event.type === 'CalibrationRecorded' && event.data.id === certificate,
  );
  if (recorded?.type !== 'CalibrationRecorded') return null;
  const { id, kind, conclusion, performedOn, validUntil } = recorded.data;
  const withdrawn = known.flatMap((event) =>
    event.type === 'CertificateRevoked' && event.data.certificate === id && event.data.effectiveFrom !== null
      ? [event.data.effectiveFrom]
      : [],
  );
  return { id, kind, conclusion, performedOn, validUntil, withdrawnFrom: withdrawn.sort()[0] ?? null };
}
