import { Injectable } from '@nestjs/common';
import { ASSET_KINDS, assetStream, certificateStream, laboratoryStream } from '@suyuan/domain';
import {
  dossierOf,
  judgeTrace,
  uncertaintyAlong,
  type ChainUncertainty,
  type Dossier,
  type Trace,
} from '@suyuan/traceability';
import { ReadModel } from '@suyuan/read-model';
import { Lru } from '../reading/lru';
import { StreamHistories } from './stream-histories';

/** Judged traces remembered: the chains that are asked for again and again; some ten kilobytes each. */
export const JUDGED_TRACES_MAX = 4_000;

interface Judged {
  trace: Trace;
  uncertainties: ChainUncertainty[];
}

/**
 * Judges walked traces by the whole rule list, from what was known at their position. What was known at a position
 * never changes, so a judgement is remembered by it.
 */
@Injectable()
export class TraceJudge {
  private readonly judged = new Lru<string, Judged>(JUDGED_TRACES_MAX);

  constructor(
    private readonly histories: StreamHistories,
    private readonly readModel: ReadModel,
  ) {}

  async judge(trace: Trace): Promise<Trace> {
    return trace.start === null ? trace : (await this.judgedOf(trace)).trace;
  }

  /** How uncertainty grows along the chain of a trace, judged or not. */
  async uncertaintiesOf(trace: Trace): Promise<ChainUncertainty[]> {
    return trace.start === null ? [] : (await this.judgedOf(trace)).uncertainties;
  }

  private async judgedOf(walked: Trace): Promise<Judged> {
    const key = keyOf(walked);
    const known = this.judged.get(key);
    if (known !== undefined) return known;
    const dossier = await this.dossierFor(walked);
    const trace = judgeTrace(walked, dossier);
    const judged = { trace, uncertainties: uncertaintyAlong(walked, dossier) };
    this.judged.set(key, judged);
    // Asked about again as what it has become.
    this.judged.set(keyOf(trace), judged);
    return judged;
  }

  /** Everything recorded, up to the trace's position, about what it touches. */
  async dossierFor(trace: Trace): Promise<Dossier> {
    const { knownAt } = trace;
    const [events, published, issuing] = await Promise.all([
      this.histories.of(streamsOf(trace), knownAt),
      this.histories.publications(knownAt),
      this.readModel.issuingOf(trace.certificates, knownAt),
    ]);
    return dossierOf([...events, ...published], knownAt, (id) => issuing.get(id) ?? null);
  }
}

/** A walk follows from where it starts and what was known; what is said of the start itself also from the day asked. */
function keyOf({ knownAt, start, walked, findings }: Trace): string {
  const ofStart = findings
    .filter(({ at }) => at.from === start && at.to === null)
    .map(({ code, evidence }) => [code, evidence]);
  return JSON.stringify([knownAt, start, walked[0]?.results, ofStart]);
}

function streamsOf(trace: Trace): Set<string> {
  const streams = new Set<string>();
  const addAsset = (id: string): void => {
    for (const kind of ASSET_KINDS) streams.add(assetStream(kind, id));
  };
  for (const { id, asset, issuer } of trace.walked) {
    streams.add(certificateStream(id)).add(laboratoryStream(issuer));
    if (asset !== null) addAsset(asset);
  }
  for (const { asset } of trace.links) if (typeof asset === 'string') addAsset(asset);
  return streams;
}
