import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type MethodRecord } from '@suyuan/read-model';
import { Admission } from '../reading/admission';
import { redactHistory } from './redact';

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
    private readonly admission: Admission,
    private readonly readModel: ReadModel,
  ) {}

  async execute({ caller, method, knownAt }: FindMethod): Promise<AnsweredMethod> {
    const found = await this.readModel.findMethod(method, knownAt);
    const record = this.admission.found(found, 'UNKNOWN_METHOD', knownAt);
    return { id: method, knownAt, ...record, history: redactHistory(caller, record.history, new Set()) };
  }
}
