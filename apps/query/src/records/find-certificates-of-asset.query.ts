import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CertificatesOfAssetReply, Unnamed } from '@suyuan/contract';
import { certificateStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel, RecordReader, type CertificateDigest, type Reader } from '@suyuan/read-model';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { StatusJudge } from '../status/status-judge';
import { newestOf } from '../question/completeness';
import { DIGESTS_AT_ONCE } from '../names/digests';
import { ReadGate } from '../access/read-gate';
import { partStatus } from './part-record';

/** The certificates of an asset, newest first. */
export class FindCertificatesOfAsset {
  constructor(
    readonly caller: Caller,
    readonly asset: string,
    readonly knownAt: number,
  ) {}
}

export type CertificatesOfAsset = Unnamed<CertificatesOfAssetReply>;

/** Certificates listed of one asset, the newest; one calibrated every week for forty years stays below it. */
export const CERTIFICATES_OF_ASSET_MAX = 2_000;

@QueryHandler(FindCertificatesOfAsset)
export class FindCertificatesOfAssetHandler implements IQueryHandler<
  FindCertificatesOfAsset,
  CertificatesOfAsset
> {
  constructor(
    private readonly gate: ReadGate,
    private readonly readModel: ReadModel,
    private readonly records: RecordReader,
    private readonly visibility: Visibility,
    private readonly keeper: GraphKeeper,
    private readonly statuses: StatusJudge,
  ) {}

  /** Of all certificates of the asset, those that the tables let the reader see. */
  async execute({ caller, asset, knownAt }: FindCertificatesOfAsset): Promise<CertificatesOfAsset> {
    const route = 'GET /v1/assets/:id/certificates';
    const grant = await this.gate.toAsset(caller, route, asset, knownAt);
    const whole = await this.readModel.certificatesOfAsset(asset, knownAt);
    const seen = await this.newestSeen(grant.reader, whole);
    const { setAside } = this.visibility;
    const streams = seen.map(({ id }) => certificateStream(id));
    const { shown, completeness } = newestOf(seen.toReversed(), {
      max: CERTIFICATES_OF_ASSET_MAX,
      limit: 'CERTIFICATES_OF_ASSET_MAX',
      // Whose a certificate is that could not be applied, nobody knows.
      setAside: setAside.touches(streams, knownAt) || setAside.unplaced(this.keeper.graph, knownAt),
    });
    const judged = await this.statuses.ofCertificates(
      shown.map(({ id }) => id),
      knownAt,
    );
    const items = shown.toReversed().map((digest) => {
      return { ...digest, status: partStatus(grant, judged.get(digest.id) ?? null) };
    });
    return { asset, knownAt, items, completeness };
  }

  /**
   * Those that are shown, newest first, and one more where there is one. Posted with the nameplate: the graph and the
   * tables agree on whose they are, or they stay out.
   */
  private async newestSeen(
    reader: Reader,
    whole: readonly CertificateDigest[],
  ): Promise<CertificateDigest[]> {
    const seen: CertificateDigest[] = [];
    for (let start = 0; start < whole.length && seen.length <= CERTIFICATES_OF_ASSET_MAX;) {
      const asked = whole.slice(start, (start += DIGESTS_AT_ONCE));
      const visible = await this.records.visibleCertificates(
        reader,
        asked.map(({ id }) => id),
      );
      seen.push(...asked.filter(({ id }) => visible.has(id)));
    }
    return seen;
  }
}
