import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { ReadModel, RecordReader, type CertificateDigest } from '@suyuan/read-model';
import { ReadGate } from '../reading/read-gate';

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
  items: CertificateDigest[];
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
  ) {}

  /** Of all certificates of the asset, those that the tables let the reader see. */
  async execute({ caller, asset, knownAt }: FindCertificatesOfAsset): Promise<CertificatesOfAsset> {
    const route = 'GET /v1/assets/:id/certificates';
    const { reader } = await this.gate.toAsset(caller, route, asset, knownAt);
    const digests = await this.readModel.certificatesOfAsset(asset, knownAt);
    // Posted with the nameplate: the graph and the tables agree on whose they are, or they stay out.
    const seen = await this.records.visibleCertificates(
      reader,
      digests.map(({ id }) => id),
    );
    return { asset, knownAt, items: digests.filter(({ id }) => seen.has(id)) };
  }
}
