import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QuantityValue, StatedParameter, UsagePurpose } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { judgeValidity } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { ReadGate } from '../access/read-gate';
import { chooseQuantity, rangeOfValue } from '../question/question';
import { AssetFacts } from './asset-facts';
import { answerValidity, type AnsweredValidity } from './validity.answer';

/** What is asked about an asset: on a day, for a quantity (null: its only one) and value, for a purpose. */
export interface ValidityQuestion {
  quantity: string | null;
  value: QuantityValue | null;
  /** For which parameters; empty: whatever they are. */
  parameters: StatedParameter[];
  on: string;
  purpose: UsagePurpose | null;
  knownAt: number;
}

/** "May this asset be used on that day, for that purpose?" */
export class JudgeValidity {
  constructor(
    readonly caller: Caller,
    readonly asset: string,
    readonly question: ValidityQuestion,
  ) {}
}

@QueryHandler(JudgeValidity)
export class JudgeValidityHandler implements IQueryHandler<JudgeValidity, AnsweredValidity> {
  constructor(
    private readonly gate: ReadGate,
    private readonly assets: AssetFacts,
    private readonly keeper: GraphKeeper,
  ) {}

  async execute({ caller, asset, question: asked }: JudgeValidity): Promise<AnsweredValidity> {
    const { value, parameters, on, purpose, knownAt } = asked;
    await this.gate.toAsset(caller, 'GET /v1/assets/:id/validity', asset, knownAt);
    const known = this.gate.found(await this.assets.known(asset, knownAt), 'UNKNOWN_ASSET', knownAt);
    const measured = known.registered.measurands.map((measurand) => measurand.quantity);
    const quantity = chooseQuantity(asked.quantity, measured);
    const { facts, certificates } = await this.assets.of(
      known,
      quantity,
      rangeOfValue(quantity, value),
      parameters,
    );
    const judged = await judgeValidity(on, purpose, facts);
    const unplaced = known.setAside.unplaced(this.keeper.graph, knownAt);
    const start = judged.dayFacts.certificate?.id ?? null;
    const stated = parameters.length === 0 ? {} : { parameters };
    const question = { asset, quantity, value, ...stated, on, purpose, knownAt };
    return answerValidity(question, judged, certificates.digest(start), unplaced);
  }
}
