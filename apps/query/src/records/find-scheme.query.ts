import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type SchemeRecord } from '@suyuan/read-model';
import { Admission } from '../reading/admission';
import { redactHistory } from './redact';

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
    private readonly admission: Admission,
    private readonly readModel: ReadModel,
  ) {}

  async execute({ caller, scheme, knownAt }: FindScheme): Promise<AnsweredScheme> {
    const found = await this.readModel.findScheme(scheme, knownAt);
    const record = this.admission.found(found, 'UNKNOWN_SCHEME', knownAt);
    return { id: scheme, knownAt, ...record, history: redactHistory(caller, record.history, new Set()) };
  }
}
