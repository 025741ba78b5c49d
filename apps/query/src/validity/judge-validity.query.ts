import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QuantityValue, StatedParameter, UsagePurpose } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { judgeValidity, withOtherQuantities } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { ReadGate } from '../access/read-gate';
import { checkPart } from '../question/asked-part';
import { chooseQuantities, rangeOfValue } from '../question/question';
import { AssetFacts, type FactsOfQuantity } from './asset-facts';
import { answerValidity, type AnsweredValidity } from './validity.answer';

/** What is asked about an asset: on a day, for a quantity (null: all it measures) and value, for a purpose. */
export interface ValidityQuestion {
  quantity: string | null;
  value: QuantityValue | null;
  /** For which parameters; empty: whatever they are. */
  parameters: StatedParameter[];
  /** null: every part counts. */
  part: string | null;
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
    const { value, part, parameters, on, purpose, knownAt } = asked;
    await this.gate.toAsset(caller, 'GET /v1/assets/:id/validity', asset, knownAt);
    const known = this.gate.found(await this.assets.known(asset, knownAt), 'UNKNOWN_ASSET', knownAt);
    const measured = known.registered.measurands.map((measurand) => measurand.quantity);
    const quantities = chooseQuantities(asked.quantity, measured, value, (code) =>
      this.keeper.graph.knowsQuantity(code),
    );
    checkPart(this.keeper.graph, part, { asset, quantities, knownAt });
    const narrowed = { part, parameters };
    const all = await Promise.all(
      quantities.map((each) => this.assets.of(known, each, rangeOfValue(each, value), narrowed)),
    );
    const [{ facts: first, certificates }, ...others] = all as [FactsOfQuantity, ...FactsOfQuantity[]];
    const facts =
      others.length === 0
        ? first
        : withOtherQuantities(
            first,
            others.map((each) => each.facts),
          );
    const judged = await judgeValidity(on, purpose, facts);
    const unplaced = known.setAside.unplaced(this.keeper.graph, knownAt);
    const start = judged.dayFacts.certificate?.id ?? null;
    const quantity = others.length === 0 ? (quantities[0] ?? null) : null;
    const echo = {
      ...(part === null ? {} : { part }),
      ...(parameters.length === 0 ? {} : { parameters }),
    };
    const question = { asset, quantity, value, ...echo, on, purpose, knownAt };
    return answerValidity(question, judged, certificates.digest(start), unplaced);
  }
}
