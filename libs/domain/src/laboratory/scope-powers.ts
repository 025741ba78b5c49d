import { refusal, type Requirement } from '../decision';
import { isRegion } from '../jurisdiction/region-names';
import type { GrantScope } from './laboratory.commands';
import type { ScopeGranted } from './laboratory.events';
import { basisOfAuthority } from './scope-basis';

type Powers = Pick<ScopeGranted['data'], 'basis' | 'form' | 'items' | 'members' | 'region' | 'grantedBy'>;

/** On what a scope rests and whom it serves. Its grantor is the authority that records it, unless another is named. */
export function powersOf({ body, actor }: GrantScope): Powers {
  const { authority, basis, form, items, members, region } = body;
  const grantedBy = body.grantedBy ?? actor.organization;
  return {
    basis: basis ?? basisOfAuthority(authority),
    ...(form ? { form } : {}),
    ...(items?.length ? { items } : {}),
    ...(members?.length ? { members } : {}),
    ...(region ? { region } : {}),
    ...(grantedBy ? { grantedBy } : {}),
  };
}

const authorisationStatesItsForm: Requirement<GrantScope> = ({ body }) =>
  body.basis === 'AUTHORISATION' && !body.form
    ? [refusal('REQUIRED', '/form', 'an AUTHORISATION states what it is for')]
    : [];

const onlyAnAuthorisationHasAForm: Requirement<GrantScope> = ({ body }) =>
  body.form && body.basis !== 'AUTHORISATION'
    ? [refusal('NOT_ALLOWED', '/form', 'only a scope of basis AUTHORISATION has a form')]
    : [];

const onlyAnInternalOneHasMembers: Requirement<GrantScope> = ({ body }) =>
  body.members?.length && body.form !== 'INTERNAL'
    ? [refusal('NOT_ALLOWED', '/members', 'only an authorisation of form INTERNAL lists members')]
    : [];

const regionMustExist: Requirement<GrantScope> = ({ body }) =>
  body.region && !isRegion(body.region)
    ? [refusal('REGION_INVALID', '/region', 'a six-digit division code of GB/T 2260 is accepted')]
    : [];

const grantorMustBeRegistered: Requirement<GrantScope> = ({ body, grantorKnown }) =>
  body.grantedBy && !grantorKnown
    ? [refusal('UNKNOWN_LAB', '/grantedBy', `no organization ${body.grantedBy} is registered`)]
    : [];

export const powerRequirements = [
  authorisationStatesItsForm,
  onlyAnAuthorisationHasAForm,
  onlyAnInternalOneHasMembers,
  regionMustExist,
  grantorMustBeRegistered,
];
