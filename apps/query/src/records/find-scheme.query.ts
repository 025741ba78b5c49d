import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { RecordReader, type SchemeRecord } from '@suyuan/read-model';
import { ReadGate } from '../reading/read-gate';
import { partHistory } from './part-record';

/** The record of a verification scheme; public to everybody who is let in. */
export class FindScheme {
  constructor(
    readonly caller: Caller,
    readonly scheme: string,
    readonly knownAt: number,
  ) {}
}

export type AnsweredScheme = { id: string; knownAt: number } & SchemeRecord;

@QueryHandler(FindScheme)
export class FindSchemeHandler implements IQueryHandler<FindScheme, AnsweredScheme> {
  constructor(
    private readonly gate: ReadGate,
    private readonly records: RecordReader,
  ) {}

  async execute({ caller, scheme, knownAt }: FindScheme): Promise<AnsweredScheme> {
    const reader = await this.gate.readerOf(caller);
    const found = await this.records.scheme(reader, scheme, knownAt);
    const record = this.gate.found(found, 'UNKNOWN_SCHEME', knownAt);
    const history = partHistory({ reader, relation: 'FOREIGN', level: 'FULL' }, record.history);
    return { id: scheme, knownAt, ...record, history };
  }
}
