import type { LaboratoryState } from '../laboratory/laboratory.state';
import type { SupervisionSystem, Tier } from '../vocabulary';
import { liesIn, NATIONAL_REGION } from './regions';

/** A regulator as it acts: for which regions, within which supervision. */
export interface Authority {
  /** null: the national authority itself, for which a token without organization stands. */
  organization: string | null;
  region: string;
  /** null: the civil supervision. */
  system: SupervisionSystem | null;
}

/** What an authority would act on. */
export interface Subject {
  /** null: nobody stated one, so only the national authority answers for it. */
  region: string | null;
  system: SupervisionSystem | null;
  /** Whoever's region it lies in: a primary standard, the national institute and what they issue. */
  nationalOnly: boolean;
}

export const NATIONAL_AUTHORITY: Authority = { organization: null, region: NATIONAL_REGION, system: null };

/**
 * The authority that a regulator's organization is; null when it is not registered as one, for then nobody says where
 * it may act. Its level gives no power: the region does, and that was registered by an authority that it lies in.
 */
export function authorityOf(state: LaboratoryState): Authority | null {
  if (state.status === 'UNKNOWN' || !state.organization.kinds.includes('REGULATOR')) return null;
  const { id, region, system } = state.organization;
  return { organization: id, region, system: system ?? null };
}

export function isNational({ region }: Authority): boolean {
  return region === NATIONAL_REGION;
}

/** Whether the authority acts for this at all: its supervision, its region. Defence has regulators of its own. */
export function mayActOn(authority: Authority, subject: Subject): boolean {
  if (authority.system !== subject.system) return false;
  if (subject.nationalOnly && !isNational(authority)) return false;
  return liesIn(subject.region, authority.region);
}

/** An organization as a subject; one that nobody registered lies in no region. */
export function organizationSubject(state: LaboratoryState): Subject {
  if (state.status === 'UNKNOWN') return { region: null, system: null, nationalOnly: false };
  const { region, system, kinds } = state.organization;
  const nationalInstitute = region === NATIONAL_REGION && kinds.includes('INSTITUTE');
  return { region, system: system ?? null, nationalOnly: nationalInstitute };
}

/** What of an asset's record says who answers for it. */
export interface SupervisedAsset {
  tier: Tier;
  region: string | null;
  system?: SupervisionSystem;
}

/** An asset by its own region, else by that of its present owner; the owner's supervision is its own too. */
export function assetSubject(asset: SupervisedAsset, owner: LaboratoryState): Subject {
  const ofOwner = organizationSubject(owner);
  return {
    region: asset.region ?? ofOwner.region,
    system: asset.system ?? ofOwner.system,
    nationalOnly: asset.tier === 'PRIMARY' || ofOwner.nationalOnly,
  };
}

/** A certificate by its issuer; what it is of is supervised with it. null: its asset is not known for certain. */
export function certificateSubject(issuer: LaboratoryState, asset: SupervisedAsset | null): Subject {
  const ofIssuer = organizationSubject(issuer);
  return {
    region: ofIssuer.region,
    system: asset?.system ?? ofIssuer.system,
    nationalOnly: asset?.tier === 'PRIMARY' || ofIssuer.nationalOnly,
  };
}

/** The registered authority that granted something, with those above it as far as they are recorded. */
export interface Grantor {
  authority: Authority;
  superiors: readonly string[];
}

/**
 * Only the granting body or one above it changes what was granted: above it is who is named as its superior, who has
 * its region within a greater one, and the national authority. Who granted it is not always known: then only the
 * national authority may, for nobody else can say that it stands above.
 */
export function mayChangeGrant(authority: Authority, grantor: Grantor | null, holder: Subject): boolean {
  if (grantor === null) return isNational(authority) && mayActOn(authority, holder);
  const { organization, region, system } = grantor.authority;
  if (authority.organization !== null && authority.organization === organization) return true;
  if (authority.system !== system || authority.system !== holder.system) return false;
  if (authority.organization === null) return isNational(authority);
  if (grantor.superiors.includes(authority.organization)) return true;
  return region !== authority.region && liesIn(region, authority.region);
}
