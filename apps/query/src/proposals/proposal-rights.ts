import { Injectable } from '@nestjs/common';
import {
  ASSET,
  assetStream,
  authorityOf,
  CERTIFICATE,
  certificateStream,
  certificateSubject,
  fold,
  initialAssetState,
  isCleared,
  isNational,
  LABORATORY,
  laboratoryStream,
  mayActOn,
  NATIONAL_AUTHORITY,
  organizationSubject,
  receiverOf,
  type AssetState,
  type Authority,
  type LaboratoryState,
  type ProposalMade,
} from '@suyuan/domain';
import { civilDateOf, Clock, type Caller } from '@suyuan/platform';
import { ReadModel } from '@suyuan/read-model';
import { present } from '@suyuan/traceability';
import { accessRow, levelOf, type Relation } from '../access/access-matrix';

type Proposal = ProposalMade['data'];

/** Roles whose people act for one organization. */
const BOUND = ['lab', 'enterprise'];

/** Commands that end an organization: every authority that acts for it may be the second person. */
const ENDS_ORGANIZATION = ['MergeOrganization', 'DissolveOrganization'];

/**
 * Who reads a proposal: the organization that proposed it, the one that is asked, and the authorities that may be the
 * second person of another authority. Whether somebody may approve is decided by the intake; a reader is never more.
 */
@Injectable()
export class ProposalRights {
  constructor(
    private readonly readModel: ReadModel,
    private readonly clock: Clock,
  ) {}

  async mayRead(route: string, caller: Caller, proposal: Proposal, knownAt: number): Promise<boolean> {
    const row = present(accessRow(route), `the row of ${route}`);
    return levelOf(row, caller.role, await this.relationOf(caller, proposal, knownAt)) !== 'NOT_FOUND';
  }

  private async relationOf(caller: Caller, proposal: Proposal, knownAt: number): Promise<Relation> {
    const { proposer } = proposal;
    if (caller.role === 'admin') return 'FOREIGN';
    if (BOUND.includes(caller.role)) return isParty(caller.organization, proposal) ? 'OWN' : 'FOREIGN';
    if (caller.role !== 'regulator' || BOUND.includes(proposer.role)) return 'FOREIGN';
    if (proposer.role === 'regulator' && proposer.organization === caller.organization) return 'OWN';
    return (await this.maySecond(caller, proposal, knownAt)) ? 'IN_REGION' : 'FOREIGN';
  }

  /** Whether its authority may be the second person of another authority. */
  private async maySecond(caller: Caller, proposal: Proposal, knownAt: number): Promise<boolean> {
    const organization = await this.organizationOf(caller, knownAt);
    const authority = organization === null ? NATIONAL_AUTHORITY : authorityOf(organization);
    if (authority === null) return false;
    if (ENDS_ORGANIZATION.includes(proposal.command)) {
      return mayActOn(authority, organizationSubject(await this.laboratory(proposal.on, knownAt)));
    }
    if (proposal.command !== 'RevokeCertificate') return isNational(authority) && authority.system === null;
    const today = civilDateOf(this.clock.now());
    const cleared = organization !== null && isCleared(organization, today);
    return this.actsOnCertificate(authority, cleared, proposal.on, knownAt);
  }

  private async organizationOf({ organization }: Caller, knownAt: number): Promise<LaboratoryState | null> {
    return organization === null ? null : this.laboratory(organization, knownAt);
  }

  private async actsOnCertificate(
    authority: Authority,
    cleared: boolean,
    id: string,
    knownAt: number,
  ): Promise<boolean> {
    const events = await this.eventsOf([certificateStream(id)], knownAt);
    const state = fold(CERTIFICATE, events);
    if (state.status === 'UNKNOWN') return false;
    const { asset, issuer } = state.certificate;
    const known = typeof asset === 'string' ? await this.asset(asset, knownAt) : initialAssetState;
    const registered = known.status === 'REGISTERED' ? known.asset : null;
    if (registered?.visibility === 'RESTRICTED' && !cleared) return false;
    return mayActOn(authority, certificateSubject(await this.laboratory(issuer, knownAt), registered));
  }

  private async asset(id: string, knownAt: number): Promise<AssetState> {
    const streams = [assetStream('INSTRUMENT', id), assetStream('STANDARD', id)];
    const events = await this.eventsOf(streams, knownAt);
    return fold(ASSET, events);
  }

  private async laboratory(id: string, knownAt: number): Promise<LaboratoryState> {
    const events = await this.eventsOf([laboratoryStream(id)], knownAt);
    return fold(LABORATORY, events);
  }

  private eventsOf(streams: string[], knownAt: number) {
    return this.readModel.eventsOf(streams, -1, knownAt);
  }
}

function isParty(organization: string | null, proposal: Proposal): boolean {
  if (organization === null) return false;
  if (receiverOf(proposal) === organization) return true;
  return BOUND.includes(proposal.proposer.role) && proposal.proposer.organization === organization;
}

/** Those of whom a list may come, for the question to the tables: the rest is looked at one by one. */
export function candidatesFor({ role, organization }: Caller): {
  party: string | null;
  roles: readonly string[] | null;
} {
  if (role === 'admin') return { party: null, roles: null };
  if (BOUND.includes(role)) return { party: organization ?? '', roles: BOUND.concat('admin') };
  return { party: null, roles: role === 'regulator' ? ['regulator', 'admin'] : [] };
}
