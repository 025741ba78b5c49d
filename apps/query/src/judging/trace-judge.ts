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
import { StreamHistories } from './stream-histories';

/** Judges walked traces by the whole rule list, from what was known at their position. */
@Injectable()
export class TraceJudge {
  constructor(private readonly histories: StreamHistories) {}

  async judge(trace: Trace): Promise<Trace> {
    if (trace.start === null) return trace;
    return judgeTrace(trace, await this.dossierFor(trace));
  }

  /** How uncertainty grows along the chain. */
  async uncertaintiesOf(trace: Trace): Promise<ChainUncertainty[]> {
    return trace.start === null ? [] : uncertaintyAlong(trace, await this.dossierFor(trace));
  }

  /** Everything recorded, up to the trace's position, about what it touches. */
  private async dossierFor(trace: Trace): Promise<Dossier> {
    const { knownAt } = trace;
    const [events, published] = await Promise.all([
      this.histories.of(streamsOf(trace), knownAt),
      this.histories.publications(knownAt),
    ]);
    return dossierOf([...events, ...published], knownAt);
  }
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
