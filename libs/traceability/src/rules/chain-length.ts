import type { Trace } from '../answers';
import { STEP_ITEMS, type Steps } from '../steps';
import { componentsInSteps } from '../walk/components';
import { SILENT, type TraceRule } from './rule';

/** Links of a chain from the working instrument to the primary standard: 5 to 9 (METROLOGY.md section 7). */
export const CHAIN_LINKS_USUAL_MAX = 9;

/** Evidence: the certificate in which a longest path ends; of several the first by id. */
export const chainShouldBeOfUsualLength: TraceRule = {
  code: 'CHAIN_TOO_LONG',
  *judge({ trace }) {
    const { links, end } = yield* longestPath(trace);
    return links > CHAIN_LINKS_USUAL_MAX && end !== null ? [{ evidence: [end] }] : SILENT;
  },
};

/** The walked results of a trace by number, and which of them each MAIN link leads to. */
interface Walked {
  certificates: string[];
  parents: number[][];
}

/** The longest path of MAIN links from the start; links within a circle do not count. */
function* longestPath(trace: Trace): Steps<{ links: number; end: string | null }> {
  const { certificates, parents } = yield* walkedResults(trace);
  const component = yield* componentsInSteps(parents);
  const steps: number[][] = [];
  const waiting: number[] = [];
  for (const [result, own] of component.entries()) {
    if (result % STEP_ITEMS === STEP_ITEMS - 1) yield;
    steps[own] ??= [];
    for (const parent of parents[result]!) {
      const to = component[parent]!;
      if (to === own) continue;
      steps[own].push(to);
      waiting[to] = (waiting[to] ?? 0) + 1;
    }
  }
  const length = steps.map(() => 0);
  const ready = [...steps.keys()].filter((each) => waiting[each] === undefined);
  for (let next = 0; next < ready.length; next += 1) {
    if (next % STEP_ITEMS === STEP_ITEMS - 1) yield;
    const own = ready[next]!;
    for (const to of steps[own]!) {
      length[to] = Math.max(length[to]!, length[own]! + 1);
      waiting[to] = waiting[to]! - 1;
      if (waiting[to] === 0) ready.push(to);
    }
  }
  const links = length.reduce((longest, each) => Math.max(longest, each), 0);
  yield;
  let end: string | null = null;
  for (const [result, certificate] of certificates.entries()) {
    const isEnd = length[component[result]!] === links;
    if (isEnd && (end === null || certificate < end)) end = certificate;
  }
  return { links, end };
}

/**
 * Results rather than certificates: two results of one certificate may well lie on one path. A link that goes on
 * with no result (external, pending, another quantity) is a step to an end of its own.
 */
function* walkedResults(trace: Trace): Steps<Walked> {
  const walked: Walked = { certificates: [], parents: [] };
  const numbers = new Map<string, number>();
  const add = (certificate: string): number => {
    walked.parents.push([]);
    return walked.certificates.push(certificate) - 1;
  };
  const numberOf = (certificate: string, result: number): number => {
    const key = JSON.stringify([certificate, result]);
    const number = numbers.get(key) ?? add(certificate);
    numbers.set(key, number);
    return number;
  };
  for (const [index, { from, result, to, role, selected }] of trace.links.entries()) {
    if (index % STEP_ITEMS === STEP_ITEMS - 1) yield;
    if (role !== 'MAIN') continue;
    const child = numberOf(from, result);
    const ends = to === null || selected.length === 0 ? [add(to ?? from)] : [];
    const parents = to === null ? [] : selected.map((each) => numberOf(to, each));
    walked.parents[child]!.push(...parents, ...ends);
  }
  return walked;
}
