import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { methodStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { RecordReader, type MethodRecord } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import type { ListCompleteness } from '../reading/completeness';
import { ReadGate } from '../reading/read-gate';
import { showHistory } from './shown-history';

/** The record of a version of a regulation or specification; public to everybody who is let in. */
export class FindMethod {
  constructor(
    readonly caller: Caller,
    readonly method: string,
    readonly knownAt: number,
  ) {}
}

export type AnsweredMethod = { id: string; knownAt: number; completeness: ListCompleteness } & MethodRecord;

@QueryHandler(FindMethod)
export class FindMethodHandler implements IQueryHandler<FindMethod, AnsweredMethod> {
  constructor(
    private readonly gate: ReadGate,
    private readonly records: RecordReader,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, method, knownAt }: FindMethod): Promise<AnsweredMethod> {
    const reader = await this.gate.readerOf(caller);
    const grant = { reader, relation: 'FOREIGN', level: 'FULL' } as const;
    const found = await this.records.method(grant.reader, method, knownAt);
    const record = this.gate.found(found, 'UNKNOWN_METHOD', knownAt);
    const { history } = record;
    const stream = methodStream(method);
    const shown = showHistory(grant, { history, stream, knownAt }, this.visibility.setAside);
    return { id: method, knownAt, ...record, ...shown };
  }
}
