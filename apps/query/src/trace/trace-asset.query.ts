import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QuantityValue, StatedParameter } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { TraceJudge } from '../judging/trace-judge';
import { ReadGate } from '../access/read-gate';
import { AssetQuantities } from '../question/asset-quantities';
import { checkPart } from '../question/asked-part';
import { rangeOfValue } from '../question/question';
import { GraphKeeper } from '../graph/graph-keeper';
import type { TraceAnswer } from './trace.answer';
import { TraceReader } from './trace-reader';
import { TracedStatuses } from './traced-statuses';

/** "Is this asset's measurement of that day traceable, and by which chain?" */
export class TraceAsset {
  constructor(
    readonly caller: Caller,
    readonly measured: {
      asset: string;
      quantity: string | null;
      value: QuantityValue | null;
      parameters: StatedParameter[];
      on: string;
      part: string | null;
    },
    readonly knownAt: number,
    /** Whether the certificates tell their state. */
    readonly status: boolean,
  ) {}
}

@QueryHandler(TraceAsset)
export class TraceAssetHandler implements IQueryHandler<TraceAsset, TraceAnswer> {
  constructor(
    private readonly gate: ReadGate,
    private readonly quantities: AssetQuantities,
    private readonly judge: TraceJudge,
    private readonly traces: TraceReader,
    private readonly statuses: TracedStatuses,
    private readonly keeper: GraphKeeper,
  ) {}

  async execute({ caller, measured, knownAt, status }: TraceAsset): Promise<TraceAnswer> {
    const { asset, value, parameters, on, part } = measured;
    const { reader } = await this.gate.toAsset(caller, 'GET /v1/assets/:id/trace', asset, knownAt);
    const quantity = await this.quantities.choose(asset, measured.quantity);
    const narrowed = {
      ...(parameters.length === 0 ? {} : { parameters }),
      ...(part === null ? {} : { part }),
    };
    checkPart(this.keeper.graph, part, { asset, quantities: [quantity], knownAt });
    const question = { asset, quantity, range: rangeOfValue(quantity, value), ...narrowed, on, knownAt };
    const trace = await this.judge.traceAsset(question);
    const then = await this.traces.asKnownOnTheDay(reader, question, trace);
    const echo = { asset, quantity, value, ...narrowed, on, knownAt };
    const answer = await this.traces.describe(reader, echo, trace, then);
    return status ? this.statuses.addTo(reader, answer) : answer;
  }
}
