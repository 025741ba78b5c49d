import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { GraphKeeper } from '../graph/graph-keeper';
import { Admission } from '../reading/admission';
import { ImpactGrader } from './impact-grader';
import { ImpactReader, type ImpactReading } from './impact-reader';

/** "This standard was wrong in that time: which certificates rest on it?" */
export class FindAssetImpact {
  constructor(
    readonly caller: Caller,
    readonly subject: { asset: string; from: string | null; to: string | null; quantity: string | null },
    readonly knownAt: number,
  ) {}
}

@QueryHandler(FindAssetImpact)
export class FindAssetImpactHandler implements IQueryHandler<FindAssetImpact, ImpactReading> {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly admission: Admission,
    private readonly reader: ImpactReader,
    private readonly grader: ImpactGrader,
  ) {}

  async execute({ caller, subject, knownAt }: FindAssetImpact): Promise<ImpactReading> {
    await this.admission.toAsset(caller, subject.asset, knownAt);
    const causes = await this.grader.causesOfAsset(subject.asset, subject, knownAt);
    return this.reader.read(caller, { subject, knownAt, causes }, () =>
      this.keeper.graph.impactOfAssetInSteps({ ...subject, knownAt }),
    );
  }
}
