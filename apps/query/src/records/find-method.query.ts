import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { methodStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type MethodRecord } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import { Admission } from '../reading/admission';
import type { ListCompleteness } from '../reading/completeness';
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
    private readonly admission: Admission,
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, method, knownAt }: FindMethod): Promise<AnsweredMethod> {
    const found = await this.readModel.findMethod(method, knownAt);
    const record = this.admission.found(found, 'UNKNOWN_METHOD', knownAt);
    const { history } = record;
    const stream = methodStream(method);
    const shown = showHistory(caller, { history, stream, knownAt }, this.visibility.setAside);
    return { id: method, knownAt, ...record, ...shown };
  }
}
