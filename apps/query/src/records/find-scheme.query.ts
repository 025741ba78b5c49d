import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { schemeStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { RecordReader, type SchemeRecord } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import type { ListCompleteness } from '../reading/completeness';
import { ReadGate } from '../reading/read-gate';
import { showHistory } from './shown-history';

/** The record of a verification scheme; public to everybody who is let in. */
export class FindScheme {
  constructor(
    readonly caller: Caller,
    readonly scheme: string,
    readonly knownAt: number,
  ) {}
}

export type AnsweredScheme = { id: string; knownAt: number; completeness: ListCompleteness } & SchemeRecord;

@QueryHandler(FindScheme)
export class FindSchemeHandler implements IQueryHandler<FindScheme, AnsweredScheme> {
  constructor(
    private readonly gate: ReadGate,
    private readonly records: RecordReader,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, scheme, knownAt }: FindScheme): Promise<AnsweredScheme> {
    const reader = await this.gate.readerOf(caller);
    const grant = { reader, relation: 'FOREIGN', level: 'FULL' } as const;
    const found = await this.records.scheme(grant.reader, scheme, knownAt);
    const record = this.gate.found(found, 'UNKNOWN_SCHEME', knownAt);
    const { history } = record;
    const stream = schemeStream(scheme);
    const shown = showHistory(grant, { history, stream, knownAt }, this.visibility.setAside);
    return { id: scheme, knownAt, ...record, ...shown };
  }
}
