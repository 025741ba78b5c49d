import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { laboratoryStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type OrganizationRecord } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import { Admission } from '../reading/admission';
import type { ListCompleteness } from '../reading/completeness';
import { showHistory } from './shown-history';

/** The record of an organization with its scopes in time. */
export class FindOrganization {
  constructor(
    readonly caller: Caller,
    readonly organization: string,
    readonly knownAt: number,
  ) {}
}

export type AnsweredOrganization = {
  id: string;
  knownAt: number;
  completeness: ListCompleteness;
} & OrganizationRecord;

@QueryHandler(FindOrganization)
export class FindOrganizationHandler implements IQueryHandler<FindOrganization, AnsweredOrganization> {
  constructor(
    private readonly admission: Admission,
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, organization, knownAt }: FindOrganization): Promise<AnsweredOrganization> {
    this.admission.toOrganization(caller, organization);
    const found = await this.readModel.findOrganization(organization, knownAt);
    const record = this.admission.found(found, 'UNKNOWN_ORGANIZATION', knownAt);
    const { history } = record;
    const stream = laboratoryStream(organization);
    const shown = showHistory(caller, { history, stream, knownAt }, this.visibility.setAside);
    return { id: organization, knownAt, ...record, ...shown };
  }
}
