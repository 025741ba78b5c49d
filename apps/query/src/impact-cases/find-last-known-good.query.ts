import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { ReadModel } from '@suyuan/read-model';
import { EVENTS_SET_ASIDE } from '../graph/set-aside';
import { Visibility } from '../graph/visibility';
import { ReadGate } from '../reading/read-gate';
import { knownGoodOf, type LastKnownGoodAnswer } from './last-known-good.answer';

/** "It was found wrong on that day: since when may it have been?" */
export class FindLastKnownGood {
  constructor(
    readonly caller: Caller,
    readonly question: LastKnownGoodAnswer['question'],
  ) {}
}

@QueryHandler(FindLastKnownGood)
export class FindLastKnownGoodHandler implements IQueryHandler<FindLastKnownGood, LastKnownGoodAnswer> {
  constructor(
    private readonly gate: ReadGate,
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, question }: FindLastKnownGood): Promise<LastKnownGoodAnswer> {
    const route = 'GET /v1/assets/:id/last-known-good';
    await this.gate.toAsset(caller, route, question.asset, question.knownAt);
    // Any certificate that waits may be a newer one of this asset.
    const setAside = this.visibility.setAside.any(question.knownAt);
    const good = await this.readModel.lastKnownGood(question);
    const completeness = { complete: !setAside, limit: setAside ? EVENTS_SET_ASIDE : null };
    return { question, lastKnownGood: knownGoodOf(good), completeness };
  }
}
