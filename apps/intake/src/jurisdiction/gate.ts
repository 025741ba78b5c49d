import {
  assetSubject,
  authorityOf,
  certificateSubject,
  isNational,
  mayActOn,
  NATIONAL_AUTHORITY,
  NATIONAL_REGION,
  organizationSubject,
  type AssetState,
  type Authority,
  type CertificateState,
  type ImpactCaseState,
  type Subject,
} from '@suyuan/domain';
import { ProblemError, type Caller } from '@suyuan/platform';
import { denyOrganization, isBound } from '../command/policy';
import { denialProblem, unknownProblem, type UnknownCode } from '../command/problems';
import type { StateReader } from '../command/state-reader';
import type { Giver } from './giver';
import { knowsAsset } from './knowing';
import { presentOwner } from './owners';

export type RegisteredAsset = Extract<AssetState, { status: 'REGISTERED' }>;
export type RecordedCertificate = Extract<CertificateState, { status: 'RECORDED' }>;
export type OpenedCase = Exclude<ImpactCaseState, { status: 'UNKNOWN' }>;

/**
 * The one door to what a command is about: whoever comes through may give it. Unknown and hidden are one reply (404);
 * what is known and belongs to others, or to another authority, is denied (403). Every state it looks at guards the
 * append, so nobody slips through while owners or regions change.
 */
export async function assetFor(
  reader: StateReader,
  giver: Giver,
  asset: string,
  unknown: { code: UnknownCode; id: string } = { code: 'UNKNOWN_ASSET', id: asset },
): Promise<{ state: RegisteredAsset; stream: string }> {
  const { state, stream } = await reader.asset(asset);
  if (stream === null || state.status === 'UNKNOWN') throw unknownProblem(unknown.code, unknown.id);
  if (!(await knowsAsset(reader, giver, state))) throw unknownProblem(unknown.code, unknown.id);
  const { caller } = giver;
  const denial = denyOrganization(caller, await presentOwner(reader, state), 'the owner of the asset');
  if (denial) throw denialProblem(denial);
  if (caller.role === 'regulator') demand(await authority(reader, caller), await subjectOf(reader, state));
  return { state, stream };
}

/** A recorded certificate: its issuer's, else for an authority of the issuer's region. */
export async function certificateFor(
  reader: StateReader,
  giver: Giver,
  certificate: string,
): Promise<RecordedCertificate> {
  const state = await reader.certificate(certificate);
  if (state.status === 'UNKNOWN') throw unknownProblem('UNKNOWN_CERTIFICATE', certificate);
  const { issuer, asset } = state.certificate;
  const { caller } = giver;
  const known = typeof asset === 'string' ? (await reader.asset(asset)).state : null;
  if (caller.organization !== issuer && !(await knowsCertified(reader, giver, known))) {
    throw unknownProblem('UNKNOWN_CERTIFICATE', certificate);
  }
  const denial = denyOrganization(caller, issuer, 'the issuer of the certificate');
  if (denial) throw denialProblem(denial);
  if (caller.role === 'regulator') {
    const what = known?.status === 'REGISTERED' ? known.asset : null;
    demand(await authority(reader, caller), certificateSubject(await reader.laboratory(issuer), what));
  }
  return state;
}

/** Whose asset a nameplate names, and whether that is restricted, nobody can say here: strangers learn nothing. */
async function knowsCertified(reader: StateReader, giver: Giver, asset: AssetState | null): Promise<boolean> {
  if (asset === null || asset.status === 'UNKNOWN') return !isBound(giver.caller);
  return knowsAsset(reader, giver, asset);
}

/** An impact case, with its standard's owner and authority. */
export async function impactCaseFor(reader: StateReader, giver: Giver, id: string): Promise<OpenedCase> {
  const state = await reader.impactCase(id);
  if (state.status === 'UNKNOWN') throw unknownProblem('UNKNOWN_IMPACT_CASE', id);
  await assetFor(reader, giver, state.opened.asset, { code: 'UNKNOWN_IMPACT_CASE', id });
  return state;
}

/** Whether an authority acts for a registered organization. */
export async function demandOrganization(
  reader: StateReader,
  { caller }: Giver,
  organization: string,
): Promise<void> {
  if (caller.role !== 'regulator') return;
  demand(await authority(reader, caller), organizationSubject(await reader.laboratory(organization)));
}

/** Whether an authority acts for what a body describes. */
export async function demandSubject(
  reader: StateReader,
  { caller }: Giver,
  subject: Subject,
  pointer = '',
): Promise<void> {
  if (caller.role === 'regulator') demand(await authority(reader, caller), subject, pointer);
}

/** What holds for the whole country, national schemes and methods, is published by the national authority. */
export function demandNational(reader: StateReader, giver: Giver): Promise<void> {
  return demandSubject(reader, giver, { region: NATIONAL_REGION, system: null, nationalOnly: true });
}

/** Whether somebody speaks for the national authority of the civil supervision, or may do everything. */
export async function actsNationally(reader: StateReader, caller: Caller): Promise<boolean> {
  if (caller.role !== 'regulator') return caller.role === 'admin';
  const held = await authority(reader, caller);
  return isNational(held) && held.system === null;
}

/** Where a regulator acts. Throws 403 when nobody registered its organization as one. */
export async function authority(reader: StateReader, { organization }: Caller): Promise<Authority> {
  if (organization === null) return NATIONAL_AUTHORITY;
  const known = authorityOf(await reader.laboratory(organization));
  if (known) return known;
  const detail = `The organization ${organization} is not registered as a regulator.`;
  throw new ProblemError({ status: 403, code: 'NOT_AN_AUTHORITY', detail, params: { organization } });
}

function demand(held: Authority, subject: Subject, pointer = ''): void {
  if (!mayActOn(held, subject)) throw outOfJurisdiction(pointer);
}

export function outOfJurisdiction(pointer = ''): ProblemError {
  const detail = 'This lies outside the jurisdiction of your authority.';
  return denialProblem({ code: 'OUT_OF_JURISDICTION', detail }, pointer);
}

async function subjectOf(reader: StateReader, state: RegisteredAsset): Promise<Subject> {
  const owner = (await presentOwner(reader, state)) ?? state.asset.owner;
  return assetSubject(state.asset, await reader.laboratory(owner));
}
