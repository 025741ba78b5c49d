import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type CertificateDigest } from '@suyuan/read-model';
import { Admission } from '../reading/admission';

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
    private readonly admission: Admission,
    private readonly readModel: ReadModel,
  ) {}

  async execute({ caller, asset, knownAt }: FindCertificatesOfAsset): Promise<CertificatesOfAsset> {
    await this.admission.toAsset(caller, asset, knownAt);
    return { asset, knownAt, items: await this.readModel.certificatesOfAsset(asset, knownAt) };
  }
}
