import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { RecordReader, type OrganizationRecord } from '@suyuan/read-model';
import { ReadGate } from '../reading/read-gate';
import { partHistory } from './part-record';

/** The record of an organization with its scopes in time. */
export class FindOrganization {
  constructor(
    readonly caller: Caller,
    readonly organization: string,
    readonly knownAt: number,
  ) {}
}

export type AnsweredOrganization = { id: string; knownAt: number } & OrganizationRecord;

@QueryHandler(FindOrganization)
export class FindOrganizationHandler implements IQueryHandler<FindOrganization, AnsweredOrganization> {
  constructor(
    private readonly gate: ReadGate,
    private readonly records: RecordReader,
  ) {}

  async execute({ caller, organization, knownAt }: FindOrganization): Promise<AnsweredOrganization> {
    const route = 'GET /v1/organizations/:id';
    const grant = await this.gate.toOrganization(caller, route, organization, knownAt);
    const found = await this.records.organization(grant.reader, organization, knownAt);
    const record = this.gate.found(found, 'UNKNOWN_ORGANIZATION', knownAt);
    return { id: organization, knownAt, ...record, history: partHistory(grant, record.history) };
  }
}
