import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type OrganizationRecord } from '@suyuan/read-model';
import { Admission } from '../reading/admission';
import { redactHistory } from './redact';

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
    private readonly admission: Admission,
    private readonly readModel: ReadModel,
  ) {}

  async execute({ caller, organization, knownAt }: FindOrganization): Promise<AnsweredOrganization> {
    this.admission.toOrganization(caller, organization);
    const found = await this.readModel.findOrganization(organization, knownAt);
    const record = this.admission.found(found, 'UNKNOWN_ORGANIZATION', knownAt);
    const history = redactHistory(caller, record.history, new Set());
    return { id: organization, knownAt, ...record, history };
  }
}
