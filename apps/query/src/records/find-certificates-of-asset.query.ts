import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { ReadModel, RecordReader, type CertificateDigest } from '@suyuan/read-model';
import type { AnsweredStatus } from '../status/status.answer';
import { StatusJudge } from '../status/status-judge';
import { ReadGate } from '../reading/read-gate';
import { partStatus } from './part-record';

/** The certificates of an asset, newest first. */
export class FindCertificatesOfAsset {
  constructor(
    readonly caller: Caller,
    readonly asset: string,
    readonly knownAt: number,
  ) {}
}

export interface CertificatesOfAsset {
  asset: string;
  knownAt: number;
  /** Each with its state as of today. */
  items: (CertificateDigest & { status: AnsweredStatus | null })[];
}

@QueryHandler(FindCertificatesOfAsset)
export class FindCertificatesOfAssetHandler implements IQueryHandler<
  FindCertificatesOfAsset,
  CertificatesOfAsset
> {
  constructor(
    private readonly gate: ReadGate,
    private readonly readModel: ReadModel,
    private readonly records: RecordReader,
    private readonly statuses: StatusJudge,
  ) {}

  /** Of all certificates of the asset, those that the tables let the reader see. */
  async execute({ caller, asset, knownAt }: FindCertificatesOfAsset): Promise<CertificatesOfAsset> {
    const route = 'GET /v1/assets/:id/certificates';
    const grant = await this.gate.toAsset(caller, route, asset, knownAt);
    const digests = await this.readModel.certificatesOfAsset(asset, knownAt);
    // Posted with the nameplate: the graph and the tables agree on whose they are, or they stay out.
    const seen = await this.records.visibleCertificates(
      grant.reader,
      digests.map(({ id }) => id),
    );
    const shown = digests.filter(({ id }) => seen.has(id));
    const judged = await this.statuses.ofCertificates(
      shown.map(({ id }) => id),
      knownAt,
    );
    const items = shown.map((digest) => {
      return { ...digest, status: partStatus(grant, judged.get(digest.id) ?? null) };
    });
    return { asset, knownAt, items };
  }
}
