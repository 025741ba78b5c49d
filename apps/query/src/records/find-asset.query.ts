import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { ReadModel, RecordReader, type HistoryEntry } from '@suyuan/read-model';
import { GraphKeeper } from '../graph/graph-keeper';
import { ReadGate, type Grant } from '../reading/read-gate';
import type { AnsweredStatus } from '../status/status.answer';
import { StatusJudge } from '../status/status-judge';
import { partAsset, partHistory, partStatus, type ShownAsset } from './part-record';

/** The record of an asset: as registered, with its owner then and its history. */
export class FindAsset {
  constructor(
    readonly caller: Caller,
    readonly asset: string,
    readonly knownAt: number,
  ) {}
}

/** A certificate that somebody posted whom nobody had asked: told, and no more than that. */
export interface UnsolicitedCertificate {
  certificate: string;
  number: string;
  issuer: string;
  performedOn: string;
}

export interface AnsweredAsset {
  id: string;
  knownAt: number;
  position: number;
  asset: ShownAsset;
  /** As of today. */
  status: AnsweredStatus | null;
  /** Told to whoever reads the whole record. */
  unsolicited: UnsolicitedCertificate[];
  history: HistoryEntry[];
}

@QueryHandler(FindAsset)
export class FindAssetHandler implements IQueryHandler<FindAsset, AnsweredAsset> {
  constructor(
    private readonly gate: ReadGate,
    private readonly records: RecordReader,
    private readonly readModel: ReadModel,
    private readonly keeper: GraphKeeper,
    private readonly statuses: StatusJudge,
  ) {}

  async execute({ caller, asset, knownAt }: FindAsset): Promise<AnsweredAsset> {
    const grant = await this.gate.toAsset(caller, 'GET /v1/assets/:id', asset, knownAt);
    const found = await this.records.asset(grant.reader, asset, knownAt);
    const record = this.gate.found(found, 'UNKNOWN_ASSET', knownAt);
    return {
      id: asset,
      knownAt,
      position: record.position,
      asset: partAsset(grant, record.asset),
      status: partStatus(grant, await this.statuses.ofAsset(asset, knownAt)),
      unsolicited: await this.unsolicited(grant, asset, knownAt),
      history: partHistory(grant, record.history),
    };
  }

  private async unsolicited(
    { level }: Grant,
    asset: string,
    knownAt: number,
  ): Promise<UnsolicitedCertificate[]> {
    if (level !== 'FULL') return [];
    const certificates = await this.readModel.certificatesOfAsset(asset, knownAt);
    return certificates
      .filter(({ id }) => !this.keeper.graph.isAdmitted(id, knownAt))
      .map(({ id: certificate, number, issuer, performedOn }) => ({
        certificate,
        number,
        issuer,
        performedOn,
      }));
  }
}
