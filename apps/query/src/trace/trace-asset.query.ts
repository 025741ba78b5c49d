import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QuantityValue } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { TraceJudge } from '../judging/trace-judge';
import { ReadGate } from '../reading/read-gate';
import { AssetQuantities } from '../reading/asset-quantities';
import { rangeOfValue } from '../reading/question';
import type { TraceAnswer } from './trace.answer';
import { TraceReader } from './trace-reader';

/** "Is this asset's measurement of that day traceable, and by which chain?" */
export class TraceAsset {
  constructor(
    readonly caller: Caller,
    readonly asset: string,
    readonly quantity: string | null,
    readonly value: QuantityValue | null,
    readonly on: string,
    readonly knownAt: number,
  ) {}
}

@QueryHandler(TraceAsset)
export class TraceAssetHandler implements IQueryHandler<TraceAsset, TraceAnswer> {
  constructor(
    private readonly gate: ReadGate,
    private readonly quantities: AssetQuantities,
    private readonly judge: TraceJudge,
    private readonly traces: TraceReader,
  ) {}

  async execute({ caller, asset, quantity: asked, value, on, knownAt }: TraceAsset): Promise<TraceAnswer> {
    const { reader } = await this.gate.toAsset(caller, 'GET /v1/assets/:id/trace', asset, knownAt);
    const quantity = await this.quantities.choose(asset, asked);
    const question = { asset, quantity, range: rangeOfValue(quantity, value), on, knownAt };
    const trace = await this.judge.traceAsset(question);
    const then = await this.traces.asKnownOnTheDay(reader, question, trace);
    return this.traces.describe(reader, { asset, quantity, value, on, knownAt }, trace, then);
  }
}
