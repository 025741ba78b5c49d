import { ASSET_KINDS, assetStream, type AssetRegistered } from '@suyuan/domain';
import { Injectable } from '@nestjs/common';
import { ReadModel, type StreamEvent } from '@suyuan/read-model';
import type { BaseRange, Standing, ValidityFacts } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { StreamHistories } from '../judging/stream-histories';
import { TraceJudge } from '../judging/trace-judge';
import { DayStandings } from './day-standings';
import { OwnCertificates } from './own-certificates';
import { examinationsOf, lifecycleOf, nonconformitiesOf } from './own-history';

/** What is known of an asset at a position, whatever is asked about it. */
export interface KnownAsset {
  asset: string;
  knownAt: number;
  registered: AssetRegistered['data'];
  /** Every event of the asset up to the position. */
  events: StreamEvent[];
  /** Quantities that it measures as registered; where none was, those it was certified in. */
  quantities: string[];
}

/** The facts that judgements of an asset rest on. */
@Injectable()
export class AssetFacts {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly readModel: ReadModel,
    private readonly histories: StreamHistories,
    private readonly judge: TraceJudge,
  ) {}

  /** null: it was not known then. */
  async known(asset: string, knownAt: number): Promise<KnownAsset | null> {
    const streams = ASSET_KINDS.map((kind) => assetStream(kind, asset));
    const events = (await this.histories.of(streams, knownAt)).filter(({ position }) => position <= knownAt);
    const registered = events.find((event) => event.type === 'AssetRegistered')?.data ?? null;
    if (registered === null) return null;
    const measured = [...new Set(registered.measurands.map(({ quantity }) => quantity))];
    const quantities = measured.length > 0 ? measured : this.keeper.graph.quantitiesOf(asset, knownAt);
    return { asset, knownAt, registered, events, quantities };
  }

  /** Of one quantity and range (null: whatever range). */
  async of(
    { asset, knownAt, registered, events }: KnownAsset,
    quantity: string,
    range: BaseRange | null,
  ): Promise<{ facts: ValidityFacts; certificates: OwnCertificates; standings: DayStandings }> {
    const dayless = { asset, quantity, range, knownAt };
    const digests = await this.readModel.certificatesOfAsset(asset, knownAt);
    const { graph } = this.keeper;
    const certificates = new OwnCertificates(digests, dayless, graph, this.histories);
    const standings = new DayStandings(dayless, certificates, graph, this.judge, this.histories);
    const { usage } = registered;
    const facts: ValidityFacts = {
      kind: registered.kind,
      tier: registered.tier,
      usage,
      expiresOn: registered.referenceMaterial?.expiresOn ?? null,
      lifecycle: lifecycleOf(events),
      nonconformities: nonconformitiesOf(events, quantity),
      examinations: examinationsOf(events),
      performedOn: digests.map((digest) => digest.performedOn),
      // Only a service life is counted from there.
      initiallyVerifiedOn:
        usage?.mode === 'INITIAL_ONLY_ROTATE' ? await certificates.initiallyVerifiedOn() : null,
      standingOn: (day): Promise<Standing> => standings.on(day),
    };
    return { facts, certificates, standings };
  }
}
