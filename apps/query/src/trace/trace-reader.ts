import { Injectable } from '@nestjs/common';
import { civilDateOf, Clock, type Caller } from '@suyuan/platform';
import { ReadModel } from '@suyuan/read-model';
import type { AssetTraceQuestion, Trace } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { TraceJudge } from '../judging/trace-judge';
import { Digests } from '../reading/digests';
import { Lru } from '../reading/lru';
import { Standings } from '../reading/standings';
import {
  answerTrace,
  describeThen,
  saysTheSame,
  type AsKnownThen,
  type AssetTraceEcho,
  type CertificateTraceEcho,
  type TraceAnswer,
  type TraceDetails,
} from './trace.answer';

/** Days whose last position is remembered: eleven years of them. */
export const DAY_ENDS_MAX = 4_096;

/** Gathers what people want to see of a walked trace. */
@Injectable()
export class TraceReader {
  private readonly dayEnds = new Lru<string, { position: number; visible: number }>(DAY_ENDS_MAX);

  constructor(
    private readonly readModel: ReadModel,
    private readonly keeper: GraphKeeper,
    private readonly judge: TraceJudge,
    private readonly digests: Digests,
    private readonly standings: Standings,
    private readonly visibility: Visibility,
    private readonly clock: Clock,
  ) {}

  async describe(
    caller: Caller,
    echo: AssetTraceEcho | CertificateTraceEcho,
    trace: Trace,
    asKnownThen: AsKnownThen | null = null,
  ): Promise<TraceAnswer> {
    return answerTrace(echo, trace, await this.detailsOf(caller, trace), asKnownThen);
  }

  /** The same question with what had been recorded by the end of its day; null when that says the same. */
  async asKnownOnTheDay(
    caller: Caller,
    question: AssetTraceQuestion,
    now: Trace,
  ): Promise<AsKnownThen | null> {
    // Whatever is known by today was recorded by the end of today.
    if (question.on >= civilDateOf(this.clock.now())) return null;
    const knownAt = await this.lastPositionOn(question.on);
    if (knownAt >= now.knownAt) return null;
    const then = await this.judge.judge(this.keeper.graph.traceAsset({ ...question, knownAt }));
    return saysTheSame(now, then) ? null : describeThen(then, await this.detailsOf(caller, then));
  }

  private async lastPositionOn(day: string): Promise<number> {
    const { visible } = this.visibility;
    const known = this.dayEnds.get(day);
    // Instants never decrease with position: once a later event is there, the end of the day is settled.
    if (known !== undefined && (known.position < known.visible || known.visible === visible)) {
      return known.position;
    }
    const position = await this.readModel.positionAt(`${day}T23:59:59.999+08:00`);
    this.dayEnds.set(day, { position, visible });
    return position;
  }

  private async detailsOf(caller: Caller, trace: Trace): Promise<TraceDetails> {
    const { graph } = this.keeper;
    const assetOf = new Map<string, string>();
    for (const id of trace.certificates) {
      const asset = graph.assetOfCertificate(id, trace.knownAt);
      if (asset !== null) assetOf.set(id, asset);
    }
    const certificates = await this.digests.certificates(trace.certificates);
    const assets = await this.digests.assets(assetOf.values());
    const names = await this.digests.organizationNames([...certificates.values()].map((c) => c.issuer));
    const mentioned = trace.links.flatMap((link) => (typeof link.asset === 'string' ? [link.asset] : []));
    const hidden = await this.standings.hiddenFrom(caller, [...assetOf.values(), ...mentioned]);
    const uncertainties = await this.judge.uncertaintiesOf(trace);
    return { certificates, assetOf, assets, names, hidden, uncertainties };
  }
}
