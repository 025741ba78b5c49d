import { Injectable } from '@nestjs/common';
import {
  dossierInSteps,
  judgeTraceInSteps,
  present,
  requireFactsInSteps,
  uncertaintyAlongInSteps,
  type AssetTraceQuestion,
  type CertificateTraceQuestion,
  type ChainUncertainty,
  type Dossier,
  type Steps,
  type Trace,
} from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import type { SetAside } from '../graph/set-aside';
import { Visibility } from '../graph/visibility';
import { Memories } from '../memory/memories';
import { inSlices } from '../slices';
import { Changes, PUBLICATIONS } from '../memory/changes';
import { doubted } from './doubted';
import { IssuingMemory } from './issuing-memory';
import {
  publicationsNamedBy,
  signatureOf,
  startOf,
  streamsInSteps,
  streamsOf,
  type PublicationsNamed,
} from './rests-on';
import { StreamHistories } from './stream-histories';

/** Judged traces remembered: the chains that are asked for again and again; some ten kilobytes each. */
export const JUDGED_TRACES_MAX = 4_000;
/** A judged trace with more links counts as several. */
export const JUDGED_LINKS_EACH = 50;

interface Judged {
  trace: Trace;
  uncertainties: ChainUncertainty[];
  named: PublicationsNamed;
  /** What would change it; see `Changes`. */
  restsOn: readonly string[];
  /** True of every position from `from` to `upTo`. */
  from: number;
  upTo: number;
}

/**
 * Judges walked traces by the whole rule list, from what was known at their position. A judgement is remembered by the
 * walk it judges and holds until something that it rests on changes.
 */
@Injectable()
export class TraceJudge {
  /** By question: for who asks the same again. */
  private readonly answered;
  /** By position and start: for other questions that lead to the same. */
  private readonly asked;
  /** By what was walked, at whatever position. */
  private readonly judged;
  /** Of every trace that was handed out. */
  private readonly uncertainties = new WeakMap<Trace, ChainUncertainty[]>();

  constructor(
    private readonly keeper: GraphKeeper,
    private readonly visibility: Visibility,
    private readonly histories: StreamHistories,
    private readonly issuing: IssuingMemory,
    private readonly changes: Changes,
    memories: Memories,
  ) {
    this.answered = memories.lru<string, Judged>(JUDGED_TRACES_MAX, weightOf);
    this.asked = memories.lru<string, Judged>(JUDGED_TRACES_MAX, weightOf);
    this.judged = memories.lru<string, Judged>(JUDGED_TRACES_MAX, weightOf);
  }

  traceAsset(question: AssetTraceQuestion): Promise<Trace> {
    return this.answer(question, () => this.keeper.graph.traceAssetInSteps(question));
  }

  traceCertificate(question: CertificateTraceQuestion): Promise<Trace> {
    return this.answer(question, () => this.keeper.graph.traceCertificateInSteps(question));
  }

  /** @param setAside what was set aside when the trace was walked */
  async judge(walked: Trace, setAside: SetAside = this.visibility.setAside): Promise<Trace> {
    return walked.start === null ? walked : this.tell(await this.judgedOf(walked), setAside);
  }

  /** What was known at a position does not change, so the same question is walked and judged once. */
  private async answer(
    question: AssetTraceQuestion | CertificateTraceQuestion,
    walk: () => Steps<Trace>,
  ): Promise<Trace> {
    const { setAside } = this.visibility;
    const key = JSON.stringify(question);
    const known = this.answered.get(key);
    if (known !== undefined) return this.tell(known, setAside);
    const { generation } = this.answered;
    const walked = await inSlices(walk());
    if (walked.start === null) return walked;
    const judged = await this.judgedOf(walked);
    this.answered.set(key, judged, generation);
    return this.tell(judged, setAside);
  }

  private tell({ trace, uncertainties, named }: Judged, setAside: SetAside): Trace {
    const { methods, families } = named;
    const doubtful =
      setAside.size > 0 &&
      (setAside.touches(streamsOf(trace), trace.knownAt) ||
        setAside.touchesPublication(methods, families, trace.knownAt));
    const told = doubtful ? doubted(trace) : trace;
    this.uncertainties.set(told, uncertainties);
    return told;
  }

  /** Something was set aside of which nobody knows whether it belongs to an answer. */
  hasUnplaced(knownAt: number): boolean {
    return this.visibility.setAside.unplaced(this.keeper.graph, knownAt);
  }

  /** How uncertainty grows along the chain of a judged trace. */
  uncertaintiesOf(judged: Trace): ChainUncertainty[] {
    return judged.start === null ? [] : present(this.uncertainties.get(judged), 'what was judged');
  }

  /** Everything recorded, up to the trace's position, about what it touches. */
  async dossierFor(trace: Trace): Promise<Dossier> {
    return (await this.gather(trace)).dossier;
  }

  private async judgedOf(walked: Trace): Promise<Judged> {
    const { knownAt } = walked;
    const key = `${knownAt} ${startOf(walked)}`;
    const asked = this.asked.get(key);
    if (asked !== undefined) return asked;
    const { generation } = this.asked;
    const signature = await inSlices(signatureOf(walked));
    const known = this.judged.get(signature);
    const judged =
      known !== undefined && this.holds(known, knownAt)
        ? { ...known, trace: { ...known.trace, knownAt } }
        : await this.judgeAnew(walked);
    this.asked.set(key, judged, generation);
    // As known earlier is asked seldom: what holds further stays.
    if ((this.judged.get(signature)?.upTo ?? -1) <= judged.upTo) {
      this.judged.set(signature, judged, generation);
    }
    return judged;
  }

  private holds(known: Judged, knownAt: number): boolean {
    if (knownAt < known.from) return false;
    if (knownAt <= known.upTo) return true;
    if (this.changes.since(known.restsOn, known.upTo)) return false;
    known.upTo = knownAt;
    return true;
  }

  private async judgeAnew(walked: Trace): Promise<Judged> {
    const { knownAt } = walked;
    const { dossier, restsOn } = await this.gather(walked);
    const trace = await inSlices(judgeTraceInSteps(walked, dossier));
    const uncertainties = await inSlices(uncertaintyAlongInSteps(walked, dossier));
    const named = await inSlices(publicationsNamedBy(walked, dossier));
    return { trace, uncertainties, named, restsOn, from: knownAt, upTo: knownAt };
  }

  private async gather(trace: Trace): Promise<{ dossier: Dossier; restsOn: string[] }> {
    const { knownAt } = trace;
    const { graph } = this.keeper;
    const streams = await inSlices(streamsInSteps(trace));
    const [events, published, issuing] = await Promise.all([
      this.histories.of(streams, knownAt),
      this.histories.publications(knownAt),
      this.issuing.of(trace.certificates, knownAt),
    ]);
    const dossier = await inSlices(
      dossierInSteps(events.concat(published), knownAt, (id) => issuing.get(id)?.figures ?? null),
    );
    await inSlices(requireFactsInSteps(trace, dossier, graph));
    const restsOn = [...streams, PUBLICATIONS];
    for (const each of issuing.values()) for (const key of each.restsOn) restsOn.push(key);
    return { dossier, restsOn };
  }
}

function weightOf({ trace }: Judged): number {
  return 1 + Math.floor(trace.links.length / JUDGED_LINKS_EACH);
}
