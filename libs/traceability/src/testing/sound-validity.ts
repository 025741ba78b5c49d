import type { UsagePurpose } from '@suyuan/domain';
import type { PlacedFinding, Trace } from '../answers';
import { judgeValidity } from '../validity/judge-validity';
import type {
  LifecycleEntry,
  DayFacts,
  StandingCertificate,
  ValidityFacts,
} from '../validity/validity-facts';

/** The day that the tests of validity ask about unless they say otherwise. */
export const ON = '2024-06-01';

/** A judged trace without findings from `cert-1` to `cert-0`. */
export const trace = (changes: Partial<Trace> = {}): Trace => ({
  start: 'cert-1',
  certificates: ['cert-1', 'cert-0'],
  walked: [],
  links: [],
  roots: ['cert-0'],
  findings: [],
  firstFailing: null,
  verdict: 'TRACEABLE',
  knownAt: 9,
  complete: true,
  limit: null,
  ...changes,
});

/** A verification of 2024-01-10 that passed. */
export const certificate = (changes: Partial<StandingCertificate> = {}): StandingCertificate => ({
  id: 'cert-1',
  kind: 'VERIFICATION',
  conclusion: 'PASS',
  performedOn: '2024-01-10',
  validUntil: '2025-01-09',
  withdrawnFrom: null,
  ...changes,
});

export const TRADE_USAGE: NonNullable<ValidityFacts['usage']> = {
  compulsory: true,
  purpose: 'TRADE',
  mode: 'PERIODIC',
  intervalMonths: 12,
  serviceLifeMonths: null,
};

/** A verified trade scale with nothing against it. */
export const sound = (
  changes: Partial<ValidityFacts> = {},
  dayFacts: Partial<DayFacts> = {},
): ValidityFacts => ({
  kind: 'INSTRUMENT',
  tier: 'WORKING',
  usage: TRADE_USAGE,
  expiresOn: null,
  lifecycle: [],
  nonconformities: [],
  checks: [],
  examinations: [{ id: 'exam-1', kind: 'EXAMINATION', validFrom: '2020-01-01', validTo: null }],
  performedOn: ['2024-01-10'],
  initiallyVerifiedOn: null,
  factsOn: () => ({ certificate: certificate(), trace: trace(), ...dayFacts }),
  ...changes,
});

export const happened = (event: LifecycleEntry['event'], on: string, position = 5): LifecycleEntry => ({
  id: `${event.toLowerCase()}-${position}`,
  event,
  on,
  position,
});

export const found = (
  code: PlacedFinding['code'],
  severity: PlacedFinding['severity'],
  from: string | null,
  to: string | null,
  evidence: string[] = from === null ? [] : [from],
): PlacedFinding => ({ code, severity, evidence, at: { from, to } });

export const judge = (facts: ValidityFacts, on = ON, purpose: UsagePurpose | null = null) =>
  judgeValidity(on, purpose, facts);

export const codes = async (facts: ValidityFacts, on?: string, purpose?: UsagePurpose | null) =>
  (await judge(facts, on, purpose)).reasons.map(({ code }) => code);
