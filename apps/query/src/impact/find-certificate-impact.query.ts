import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import type { ImpactCause } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { Admission } from '../reading/admission';
import { Standings } from '../reading/standings';
import { ImpactGrader } from './impact-grader';
import { ImpactReader, type ImpactReading } from './impact-reader';

/** "Which certificates rest on this one?" */
export class FindCertificateImpact {
  constructor(
    readonly caller: Caller,
    readonly subject: { certificate: string },
    readonly knownAt: number,
  ) {}
}

@QueryHandler(FindCertificateImpact)
export class FindCertificateImpactHandler implements IQueryHandler<FindCertificateImpact, ImpactReading> {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly admission: Admission,
    private readonly reader: ImpactReader,
    private readonly grader: ImpactGrader,
    private readonly standings: Standings,
  ) {}

  async execute({ caller, subject, knownAt }: FindCertificateImpact): Promise<ImpactReading> {
    await this.admission.toCertificate(caller, subject.certificate, knownAt);
    const causes = await this.causes(caller, subject.certificate, knownAt);
    return this.reader.read(caller, { subject, knownAt, causes }, () =>
      this.keeper.graph.impactOfCertificateInSteps({ ...subject, knownAt }),
    );
  }

  /** What was found about a restricted standard is not for whoever only issued its certificate. */
  private async causes(caller: Caller, certificate: string, knownAt: number): Promise<ImpactCause[]> {
    const asset = this.keeper.graph.assetOfCertificate(certificate, knownAt);
    if (asset === null || (await this.standings.hiddenFrom(caller, [asset])).has(asset)) return [];
    return this.grader.causesOfAsset(asset, { quantity: null, from: null, to: null }, knownAt);
  }
}
