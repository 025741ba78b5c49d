import { Injectable } from '@nestjs/common';
import { civilDateOf, Clock, type Caller } from '@suyuan/platform';
import { present, type AssetTraceQuestion, type Trace } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { TraceJudge } from '../judging/trace-judge';
import { DayEnds } from '../reading/day-ends';
import { Digests } from '../reading/digests';
import { readsEverything } from '../reading/policy';
import { inSlices } from '../reading/slices';
import { Standings } from '../reading/standings';
import {
  answerTraceInSteps,
  describeThen,
  saysTheSame,
  type AsKnownThen,
  type AssetTraceEcho,
  type CertificateTraceEcho,
  type TraceAnswer,
  type TraceDetails,
} from './trace.answer';

/** Gathers what people want to see of a walked trace. */
@Injectable()
export class TraceReader {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly judge: TraceJudge,
    private readonly digests: Digests,
    private readonly standings: Standings,
    private readonly dayEnds: DayEnds,
    private readonly clock: Clock,
  ) {}

  async describe(
    caller: Caller,
    echo: AssetTraceEcho | CertificateTraceEcho,
    trace: Trace,
    asKnownThen: AsKnownThen | null = null,
  ): Promise<TraceAnswer> {
    const details = await this.detailsOf(caller, trace);
    return inSlices(answerTraceInSteps(echo, trace, details, asKnownThen));
  }

  /** The same question with what had been recorded by the end of its day; null when that says the same. */
  async asKnownOnTheDay(
    caller: Caller,
    question: AssetTraceQuestion,
    now: Trace,
  ): Promise<AsKnownThen | null> {
    // Whatever is known by today was recorded by the end of today.
    if (question.on >= civilDateOf(this.clock.now())) return null;
    const knownAt = await this.dayEnds.lastPositionOn(question.on);
    if (knownAt >= now.knownAt) return null;
    const then = await this.judge.traceAsset({ ...question, knownAt });
    return saysTheSame(now, then) ? null : describeThen(then, await this.detailsOf(caller, then));
  }

  private async detailsOf(caller: Caller, trace: Trace): Promise<TraceDetails> {
    const { graph } = this.keeper;
    const assetOf = new Map<string, string>();
    for (const { id, asset } of trace.walked) if (asset !== null) assetOf.set(id, asset);
    const unplaced = this.judge.hasUnplaced(trace.knownAt);
    const certificates = await this.digests.certificates(trace.certificates);
    const assets = await this.digests.assets(assetOf.values());
    const names = await this.digests.organizationNames([...certificates.values()].map((c) => c.issuer));
    for (const issuer of new Set(trace.walked.map((each) => each.issuer))) {
      if (graph.knowsOrganization(issuer, trace.knownAt))
        present(names.get(issuer), `organization ${issuer}`);
    }
    const mentioned = trace.links.flatMap((link) => (typeof link.asset === 'string' ? [link.asset] : []));
    const hidden = await this.standings.hiddenFrom(caller, [...assetOf.values(), ...mentioned]);
    const uncertainties = this.judge.uncertaintiesOf(trace);
    const reads = readsEverything(caller);
    return { certificates, assetOf, assets, names, hidden, readsEverything: reads, uncertainties, unplaced };
  }
}
