/** Every question one can ask of a small world, and answers brought to one form so that they can be compared. */
import type {
  AssetImpactQuestion,
  AssetTraceQuestion,
  GraphFact,
  Impact,
  PlacedFinding,
  Trace,
} from '@suyuan/traceability';
import { ASSETS, DAYS, QUANTITIES } from './worlds';
import type { NaiveImpact } from './naive-impact';

/** The positions at which to ask: nothing but a first part known, more than half, everything. */
export function positionsOf(facts: GraphFact[]): number[] {
  const last = facts.length;
  return [...new Set([Math.ceil(last / 3), Math.ceil((2 * last) / 3), last])];
}

export function certificatesOf(facts: readonly GraphFact[], k: number): string[] {
  return facts.flatMap((fact) => (fact.kind === 'CERTIFICATE' && fact.position <= k ? [fact.id] : []));
}

export function assetsOf(facts: readonly GraphFact[], k: number): string[] {
  return ASSETS.filter((id) => facts.some((f) => f.kind === 'ASSET' && f.id === id && f.position <= k));
}

const RANGES = [null, { lo: 0.1, hi: 0.1 }, { lo: 0.2, hi: 0.4 }];

/** All registered assets x quantities x ranges x days. */
export function assetQuestions(facts: readonly GraphFact[], k: number): AssetTraceQuestion[] {
  return assetsOf(facts, k).flatMap((asset) =>
    QUANTITIES.flatMap((quantity) =>
      RANGES.flatMap((range) =>
        DAYS.map((on, at) => {
          const among = at % 2 === 0 ? ('ALL' as const) : ('VERIFICATIONS' as const);
          return { asset, quantity, range, on, knownAt: k, among };
        }),
      ),
    ),
  );
}

/** All registered assets, in whole, for one quantity, and in windows that are open, half open and closed. */
export function impactQuestions(facts: readonly GraphFact[], k: number): AssetImpactQuestion[] {
  const windows = [
    { from: null, to: null, quantity: null },
    { from: null, to: DAYS[2]!, quantity: 'mass' },
    { from: DAYS[1]!, to: null, quantity: 'length' },
    { from: DAYS[0]!, to: DAYS[3]!, quantity: null },
  ];
  return assetsOf(facts, k).flatMap((asset) => windows.map((window) => ({ asset, ...window, knownAt: k })));
}

const asText = (value: unknown): string => JSON.stringify(value);

function placed(findings: PlacedFinding[]): unknown[] {
  return findings
    .map(({ code, severity, evidence, at }) => ({
      at: { from: at.from, to: at.to },
      code,
      severity,
      evidence,
    }))
    .sort((a, b) => (asText(a) < asText(b) ? -1 : 1));
}

/** Only `findings` and `roots` are sets; every other order in a trace is part of the answer. */
export function comparableTrace(trace: Trace): unknown {
  return { ...trace, findings: placed(trace.findings), roots: [...trace.roots].sort() };
}

export function comparableImpact(impact: Impact): NaiveImpact {
  return {
    counts: impact.counts,
    items: Array.from({ length: impact.size }, (_, i) => impact.item(i)),
  };
}

/** jest's own comparison is slow and tells more than is needed where both sides are the same text. */
export function expectSame(actual: unknown, expected: unknown): void {
  if (asText(actual) !== asText(expected)) expect(actual).toEqual(expected);
}
