import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { GraphKeeper } from '../graph/graph-keeper';
import { ReadGate } from '../access/read-gate';
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
    private readonly gate: ReadGate,
    private readonly impacts: ImpactReader,
    private readonly grader: ImpactGrader,
  ) {}

  async execute({ caller, subject, knownAt }: FindAssetImpact): Promise<ImpactReading> {
    const route = 'GET /v1/assets/:id/impact';
    const { reader } = await this.gate.toAsset(caller, route, subject.asset, knownAt);
    const causes = await this.grader.causesOfAsset(subject.asset, subject, knownAt);
    return this.impacts.read(reader, { subject, knownAt, causes }, () =>
      this.keeper.graph.impactOfAssetInSteps({ ...subject, knownAt }),
    );
  }
}
