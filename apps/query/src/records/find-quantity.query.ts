import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QuantityRecordReply } from '@suyuan/contract';
import { findQuantity, isBuiltIn, publishedQuantity, quantityStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { RecordReader } from '@suyuan/read-model';
import { ReadGate } from '../access/read-gate';
import { Visibility } from '../graph/visibility';
import { shownQuantity } from './list-quantities.query';
import { showHistory } from './shown-history';

/** Names are added to every answer about records. */
export type AnsweredQuantity = Omit<QuantityRecordReply, 'names'>;

/** "What does this quantity mean, as known then?" What is built in is known at every position and has no history. */
export class FindQuantity extends Query<AnsweredQuantity> {
  constructor(
    readonly caller: Caller,
    readonly code: string,
    readonly knownAt: number,
  ) {
    super();
  }
}

@QueryHandler(FindQuantity)
export class FindQuantityHandler implements IQueryHandler<FindQuantity> {
  constructor(
    private readonly gate: ReadGate,
    private readonly records: RecordReader,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, code, knownAt }: FindQuantity): Promise<AnsweredQuantity> {
    const grant = await this.gate.toPublished(caller);
    const stream = quantityStream(code);
    const shown = (history: Parameters<typeof showHistory>[1]['history']) =>
      showHistory(grant, { history, stream, knownAt }, this.visibility.setAside);
    if (isBuiltIn(code)) {
      const quantity = shownQuantity(findQuantity(code)!);
      return { id: code, knownAt, position: null, version: null, quantity, ...shown([]) };
    }
    const found = await this.records.quantity(grant.reader, code, knownAt);
    const { position, quantity, history } = this.gate.found(found, 'UNKNOWN_QUANTITY', knownAt);
    const { version } = quantity;
    return {
      id: code,
      knownAt,
      position,
      version,
      quantity: shownQuantity(publishedQuantity(quantity)),
      ...shown(history),
    };
  }
}
