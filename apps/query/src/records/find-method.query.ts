import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { RecordReader, type MethodRecord } from '@suyuan/read-model';
import { ReadGate } from '../reading/read-gate';
import { partHistory } from './part-record';

/** The record of a version of a regulation or specification; public to everybody who is let in. */
export class FindMethod {
  constructor(
    readonly caller: Caller,
    readonly method: string,
    readonly knownAt: number,
  ) {}
}

export type AnsweredMethod = { id: string; knownAt: number } & MethodRecord;

@QueryHandler(FindMethod)
export class FindMethodHandler implements IQueryHandler<FindMethod, AnsweredMethod> {
  constructor(
    private readonly gate: ReadGate,
    private readonly records: RecordReader,
  ) {}

  async execute({ caller, method, knownAt }: FindMethod): Promise<AnsweredMethod> {
    const reader = await this.gate.readerOf(caller);
    const found = await this.records.method(reader, method, knownAt);
    const record = this.gate.found(found, 'UNKNOWN_METHOD', knownAt);
    const history = partHistory({ reader, relation: 'FOREIGN', level: 'FULL' }, record.history);
    return { id: method, knownAt, ...record, history };
  }
}
