import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { certificateStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type CertificateDigest } from '@suyuan/read-model';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { Admission } from '../reading/admission';
import { newestOf, type ListCompleteness } from '../reading/completeness';

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
  /** The newest first. */
  items: CertificateDigest[];
  completeness: ListCompleteness;
}

/** Certificates listed of one asset, the newest; one calibrated every week for forty years stays below it. */
export const CERTIFICATES_OF_ASSET_MAX = 2_000;

@QueryHandler(FindCertificatesOfAsset)
export class FindCertificatesOfAssetHandler implements IQueryHandler<
  FindCertificatesOfAsset,
  CertificatesOfAsset
> {
  constructor(
    private readonly admission: Admission,
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
    private readonly keeper: GraphKeeper,
  ) {}

  async execute({ caller, asset, knownAt }: FindCertificatesOfAsset): Promise<CertificatesOfAsset> {
    await this.admission.toAsset(caller, asset, knownAt);
    const whole = await this.readModel.certificatesOfAsset(asset, knownAt);
    const { setAside } = this.visibility;
    const streams = whole.map(({ id }) => certificateStream(id));
    const { shown, completeness } = newestOf(whole.toReversed(), {
      max: CERTIFICATES_OF_ASSET_MAX,
      limit: 'CERTIFICATES_OF_ASSET_MAX',
      // Whose a certificate is that could not be applied, nobody knows.
      setAside: setAside.touches(streams, knownAt) || setAside.unplaced(this.keeper.graph, knownAt),
    });
    return { asset, knownAt, items: shown.toReversed(), completeness };
  }
}
