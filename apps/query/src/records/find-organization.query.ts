import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { laboratoryStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { RecordReader, type OrganizationRecord } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import type { ListCompleteness } from '../reading/completeness';
import { ReadGate } from '../reading/read-gate';
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
    private readonly gate: ReadGate,
    private readonly records: RecordReader,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, organization, knownAt }: FindOrganization): Promise<AnsweredOrganization> {
    const route = 'GET /v1/organizations/:id';
    const grant = await this.gate.toOrganization(caller, route, organization, knownAt);
    const found = await this.records.organization(grant.reader, organization, knownAt);
    const record = this.gate.found(found, 'UNKNOWN_ORGANIZATION', knownAt);
    const { history } = record;
    const stream = laboratoryStream(organization);
    const shown = showHistory(grant, { history, stream, knownAt }, this.visibility.setAside);
    return { id: organization, knownAt, ...record, ...shown };
  }
}
