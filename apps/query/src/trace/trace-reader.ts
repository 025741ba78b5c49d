import { Injectable } from '@nestjs/common';
import type { AsKnownThenReply, TraceQuestionReply } from '@suyuan/contract';
import type { LocalText } from '@suyuan/domain';
import { isPublicStandard, type AssetReading, type CertificateDigest, type Reader } from '@suyuan/read-model';
import { present, type AssetTraceQuestion, type CalibrationGraph, type Trace } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { TraceJudge } from '../judging/trace-judge';
import { DayEnds } from '../question/day-ends';
import { Digests } from '../names/digests';
import { oversees, relationToAsset } from '../access/policy';
import { Redactor } from '../access/redactor';
import { inSlices } from '../slices';
import { AssetReadings } from '../access/asset-readings';
import { orderWithoutNamesInSteps } from './order-without-names';
import {
  answerTraceInSteps,
  describeThen,
  saysTheSame,
  type TraceAnswer,
  type TraceDetails,
} from './trace.answer';

/** Relations by which a reader of an organization sees the name of an asset in a chain. */
const NAMED = ['OWN', 'ENTRUSTED'];

/** Gathers what people want to see of a walked trace, as far as it is for the reader. */
@Injectable()
export class TraceReader {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly judge: TraceJudge,
    private readonly digests: Digests,
    private readonly readings: AssetReadings,
    private readonly redactor: Redactor,
    private readonly dayEnds: DayEnds,
  ) {}

  async describe(
    reader: Reader,
    echo: TraceQuestionReply,
    trace: Trace,
    asKnownThen: AsKnownThenReply | null = null,
  ): Promise<TraceAnswer> {
    const details = await this.detailsOf(reader, trace);
    const answer = await inSlices(answerTraceInSteps(echo, trace, details, asKnownThen));
    const handles = await this.redactor.hiddenCertificates(reader, trace.certificates);
    return inSlices(orderWithoutNamesInSteps(answer, handles));
  }

  /** The same question with what had been recorded by the end of its day; null when that says the same. */
  async asKnownOnTheDay(
    reader: Reader,
    question: AssetTraceQuestion,
    now: Trace,
  ): Promise<AsKnownThenReply | null> {
    // Whatever is known by today was recorded by the end of today.
    if (question.on >= reader.today) return null;
    const knownAt = await this.dayEnds.lastPositionOn(question.on);
    if (knownAt >= now.knownAt) return null;
    const then = await this.judge.traceAsset({ ...question, knownAt });
    return saysTheSame(now, then) ? null : describeThen(then, await this.detailsOf(reader, then));
  }

  private async detailsOf(reader: Reader, trace: Trace): Promise<TraceDetails> {
    const { graph } = this.keeper;
    const assetOf = new Map<string, string>();
    for (const { id, asset } of trace.walked) if (asset !== null) assetOf.set(id, asset);
    const unplaced = this.judge.hasUnplaced(trace.knownAt);
    const certificates = await this.digests.certificates(trace.certificates);
    const assets = await this.digests.assets(assetOf.values());
    const issuers = await this.digests.organizations([...certificates.values()].map((c) => c.issuer));
    for (const issuer of new Set(trace.walked.map((each) => each.issuer))) {
      if (graph.knowsOrganization(issuer, trace.knownAt))
        present(issuers.get(issuer), `organization ${issuer}`);
    }
    const mentioned = trace.links.flatMap((link) => (typeof link.asset === 'string' ? [link.asset] : []));
    const hidden = await this.readings.hiddenFrom(reader, [...assetOf.values(), ...mentioned]);
    const bound = reader.role !== 'admin' && !oversees(reader);
    const readings = bound ? await this.readings.ofKnown(assetOf.values(), reader.today) : new Map();
    return {
      certificates,
      assetOf,
      assets,
      issuers,
      issuersThen: amendedNames(graph, certificates.values(), trace.knownAt),
      hidden,
      ...namesFor(reader, readings),
      oversees: !bound,
      uncertainties: this.judge.uncertaintiesOf(trace),
      unplaced,
    };
  }
}

/** What issuers were called on the days of their certificates, where that is not as they were registered. */
function amendedNames(
  graph: CalibrationGraph,
  certificates: Iterable<CertificateDigest>,
  knownAt: number,
): Map<string, LocalText> {
  const names = new Map<string, LocalText>();
  for (const { id, issuer, performedOn } of certificates) {
    const name = graph.amendedName(issuer, performedOn, knownAt);
    if (name !== null) names.set(id, name);
  }
  return names;
}

/** Of assets in a chain, those that an organization may not have named: all but its own and the public standards. */
function namesFor(
  reader: Reader,
  readings: ReadonlyMap<string, AssetReading>,
): { foreign: Set<string>; owners: Map<string, string> } {
  const foreign = new Set<string>();
  const owners = new Map<string, string>();
  for (const [id, reading] of readings) {
    owners.set(id, reading.owner);
    if (!NAMED.includes(relationToAsset(reader, reading)) && !isPublicStandard(reading.tier)) foreign.add(id);
  }
  return { foreign, owners };
}
