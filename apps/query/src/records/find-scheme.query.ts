import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { schemeStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type SchemeRecord } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import { Admission } from '../reading/admission';
import type { ListCompleteness } from '../reading/completeness';
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
    private readonly admission: Admission,
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, scheme, knownAt }: FindScheme): Promise<AnsweredScheme> {
    const found = await this.readModel.findScheme(scheme, knownAt);
    const record = this.admission.found(found, 'UNKNOWN_SCHEME', knownAt);
    const { history } = record;
    const stream = schemeStream(scheme);
    const shown = showHistory(caller, { history, stream, knownAt }, this.visibility.setAside);
    return { id: scheme, knownAt, ...record, ...shown };
  }
}
