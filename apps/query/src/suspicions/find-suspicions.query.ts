import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { SuspicionReply, SuspicionsReply, Unnamed } from '@suyuan/contract';
import { certificateStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel } from '@suyuan/read-model';
import { dossierOf, present, toldSuspicions, type ToldSuspicion } from '@suyuan/traceability';
import { ReadGate } from '../access/read-gate';
import { GraphKeeper } from '../graph/graph-keeper';
import { EVENTS_SET_ASIDE } from '../graph/set-aside';
import { Visibility } from '../graph/visibility';
import { addAsset } from '../judging/rests-on';
import { StreamHistories } from '../judging/stream-histories';

/** "What was found of this asset that speaks against how it was used before?" */
export class FindSuspicions {
  constructor(
    readonly caller: Caller,
    readonly asset: string,
    readonly knownAt: number,
  ) {}
}

export type AnsweredSuspicions = Unnamed<SuspicionsReply>;

@QueryHandler(FindSuspicions)
export class FindSuspicionsHandler implements IQueryHandler<FindSuspicions, AnsweredSuspicions> {
  constructor(
    private readonly gate: ReadGate,
    private readonly readModel: ReadModel,
    private readonly keeper: GraphKeeper,
    private readonly histories: StreamHistories,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, asset, knownAt }: FindSuspicions): Promise<AnsweredSuspicions> {
    await this.gate.toAsset(caller, 'GET /v1/assets/:id/suspicions', asset, knownAt);
    // Any certificate that waits may be one of this asset.
    const setAside = this.visibility.setAside.any(knownAt);
    const suspicions = (await this.derived(asset, knownAt)).map(answerSuspicion);
    const completeness = { complete: !setAside, limit: setAside ? EVENTS_SET_ASIDE : null };
    return { asset, knownAt, suspicions, completeness };
  }

  private async derived(asset: string, knownAt: number): Promise<ToldSuspicion[]> {
    const { graph } = this.keeper;
    const digests = await this.readModel.certificatesOfAsset(asset, knownAt);
    const streams = new Set(digests.map(({ id }) => certificateStream(id)));
    addAsset(streams, asset);
    const events = await this.histories.of(streams, knownAt);
    const dossier = dossierOf(events, knownAt);
    const state = present(dossier.asset(asset), `asset ${asset}`);
    const voided = new Set(
      events.flatMap((event) =>
        event.type === 'CertificateRevoked' && event.data.effect === 'VOID' ? [event.data.certificate] : [],
      ),
    );
    // The newest come first.
    const standing = digests
      .toReversed()
      .filter(({ id, kind }) => kind !== 'COMPARISON' && !voided.has(id) && !graph.isReplaced(id, knownAt));
    return graph.quantitiesOf(asset, knownAt).flatMap((quantity) => {
      const admitted = standing.filter(
        ({ id }) => graph.isAdmitted(id, knownAt, quantity) && graph.quantitiesIn(id).includes(quantity),
      );
      const certificates = admitted.map(({ id }) => present(dossier.certificate(id), `certificate ${id}`));
      return toldSuspicions(state, quantity, certificates);
    });
  }
}

/** With the body that reports it, where its window is known. */
function answerSuspicion({ id: finding, ...told }: ToldSuspicion): SuspicionReply {
  const { quantity, part, from, to, shifts } = told;
  const nonconformity = from === null ? null : { quantity, from, to, shift: null, shifts, part };
  return { finding, ...told, nonconformity };
}
