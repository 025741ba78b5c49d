import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import type { Reader } from '@suyuan/read-model';
import type { ImpactCause } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { ReadGate } from '../access/read-gate';
import { AssetReadings } from '../access/asset-readings';
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
    private readonly gate: ReadGate,
    private readonly impacts: ImpactReader,
    private readonly grader: ImpactGrader,
    private readonly readings: AssetReadings,
  ) {}

  async execute({ caller, subject, knownAt }: FindCertificateImpact): Promise<ImpactReading> {
    const route = 'GET /v1/certificates/:id/impact';
    const { reader } = await this.gate.toCertificate(caller, route, subject.certificate, knownAt);
    const causes = await this.causes(reader, subject.certificate, knownAt);
    return this.impacts.read(reader, { subject, knownAt, causes }, () =>
      this.keeper.graph.impactOfCertificateInSteps({ ...subject, knownAt }),
    );
  }

  /** What was found about a restricted standard is not for whoever only issued its certificate. */
  private async causes(reader: Reader, certificate: string, knownAt: number): Promise<ImpactCause[]> {
    const asset = this.keeper.graph.assetOfCertificate(certificate, knownAt);
    if (asset === null || (await this.readings.hiddenFrom(reader, [asset])).has(asset)) return [];
    return this.grader.causesOfAsset(asset, { quantity: null, from: null, to: null }, knownAt);
  }
}
