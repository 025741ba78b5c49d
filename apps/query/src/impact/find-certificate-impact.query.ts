import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { GraphKeeper } from '../graph/graph-keeper';
import { Admission } from '../reading/admission';
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
  ) {}

  async execute({ caller, subject, knownAt }: FindCertificateImpact): Promise<ImpactReading> {
    await this.admission.toCertificate(caller, subject.certificate, knownAt);
    return this.reader.read(caller, subject, knownAt, () =>
      this.keeper.graph.impactOfCertificate({ ...subject, knownAt }),
    );
  }
}
