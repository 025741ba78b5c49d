import { assetOn, joined, toBaseRange, type CivilDate } from '@suyuan/domain';
import type { CalibrationGraph, CoveredRange } from '../calibration-graph';
import type { AssetTraceQuestion } from '../answers';
import type { BaseRange } from '../facts';
import { partsOn } from './parts';
import type { Aspect, DayFacts, ValidityFacts } from './validity-facts';

type Asked = Omit<AssetTraceQuestion, 'on'>;
/** The facts of a question that is narrower than the one asked. */
export type FactsOf = (narrower: {
  part: string | null;
  range: BaseRange | null;
}) => Promise<ValidityFacts> | ValidityFacts;

/**
 * What a question about one quantity leaves open on a day: parts whose certificate in force is another than that of the
 * whole, and, asked without a value, what of the registered range another certificate is in force for, or none.
 */
export async function aspectsOfQuestion(
  graph: CalibrationGraph,
  asked: Asked,
  registration: Pick<ValidityFacts, 'registration'>,
  factsOf: FactsOf,
  { day, start, compulsory }: { day: CivilDate; start: string | null; compulsory: boolean },
): Promise<Aspect[]> {
  // Another part was asked about, or nothing is in force at all.
  if ((asked.part ?? null) !== null || start === null) return [];
  const aspects: Aspect[] = [];
  for (const part of partsOn(registration, day)) {
    const own = startOf(graph, { ...asked, part, on: day }, compulsory);
    if (own === start || (own === null && asked.range !== null)) continue;
    const facts = own === null ? null : await factsOf({ part, range: asked.range });
    aspects.push({ kind: 'PART', part, range: asked.range, facts });
  }
  if (asked.range !== null) return aspects;
  // Where nothing was verified what else is in force speaks, as of the whole.
  const verified = compulsory && graph.traceStart({ ...asked, on: day, among: 'VERIFICATIONS' }) !== null;
  const among = verified ? 'VERIFICATIONS' : 'ALL';
  const pieces = registeredRanges(registration, asked.quantity, day).flatMap((range) =>
    graph.inForceWithin({ ...asked, range, on: day, among }),
  );
  const others = pieces.filter(({ certificate }) => certificate !== start);
  for (const { lo, hi, certificate } of others) {
    const range = { lo, hi };
    const facts = certificate === null ? null : await factsOf({ part: null, range });
    const isAll = others.length === pieces.length;
    aspects.push({ kind: 'RANGE', part: null, range, isAll, facts: facts && besides(facts, pieces) });
  }
  return aspects;
}

/** For a compulsory purpose a verification, where there is one. */
function startOf(graph: CalibrationGraph, question: AssetTraceQuestion, compulsory: boolean): string | null {
  const verified = compulsory ? graph.traceStart({ ...question, among: 'VERIFICATIONS' }) : null;
  return verified ?? graph.traceStart(question);
}

/** What is in force beside a range meets it in one value, and is judged there by itself. */
function besides(facts: ValidityFacts, pieces: readonly CoveredRange[]): ValidityFacts {
  const inForce = new Set(pieces.map(({ certificate }) => certificate));
  const factsOn = async (day: CivilDate, compulsory: boolean): Promise<DayFacts> => {
    const { newer = [], ...rest } = await facts.factsOn(day, compulsory);
    return { ...rest, newer: newer.filter(({ certificate }) => !inForce.has(certificate)) };
  };
  return { ...facts, factsOn };
}

function registeredRanges(
  { registration }: Pick<ValidityFacts, 'registration'>,
  quantity: string,
  day: CivilDate,
): BaseRange[] {
  if (!registration) return [];
  const { measurands } = assetOn(registration, day);
  return joined(
    measurands.flatMap((each) =>
      each.range === null || each.quantity !== quantity ? [] : [toBaseRange(each.range, quantity)],
    ),
  );
}

/** Every quantity is asked about: the others are judged beside the first. */
export function withOtherQuantities(first: ValidityFacts, others: readonly ValidityFacts[]): ValidityFacts {
  const beside = others.map((facts): Aspect => ({ kind: 'QUANTITY', part: null, range: null, facts }));
  return {
    ...first,
    aspectsOn: async (day, start, compulsory) => [
      ...((await first.aspectsOn?.(day, start, compulsory)) ?? []),
      ...beside,
    ],
  };
}
