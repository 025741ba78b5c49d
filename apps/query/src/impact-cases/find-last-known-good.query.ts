import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { ReadModel } from '@suyuan/read-model';
import { EVENTS_SET_ASIDE } from '../graph/set-aside';
import { Visibility } from '../graph/visibility';
import { ReadGate } from '../access/read-gate';
import { rangeOfValue } from '../question/question';
import { KnownGoodChecks } from './known-good-checks';
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
    private readonly checks: KnownGoodChecks,
  ) {}

  async execute({ caller, question }: FindLastKnownGood): Promise<LastKnownGoodAnswer> {
    const route = 'GET /v1/assets/:id/last-known-good';
    const { asset, on, quantity, value, part, knownAt } = question;
    const base = value && quantity !== null ? rangeOfValue(quantity, value) : null;
    const { level } = await this.gate.toAsset(caller, route, asset, knownAt);
    // Any certificate that waits may be a newer one of this asset.
    const setAside = this.visibility.setAside.any(knownAt);
    const good = await this.readModel.lastKnownGood(question);
    const completeness = { complete: !setAside, limit: setAside ? EVENTS_SET_ASIDE : null };
    const certified = good?.performedOn ?? null;
    // What was found by its owner about a standard of others is not told, and moves no day.
    const checks =
      level === 'FULL'
        ? await this.checks.since(certified, { asset, on, quantity, value: base?.lo ?? null, part, knownAt })
        : [];
    const day = value === null ? certified : (checks[0]?.on ?? certified);
    return { question, lastKnownGood: knownGoodOf(good), day, checks, completeness };
  }
}
