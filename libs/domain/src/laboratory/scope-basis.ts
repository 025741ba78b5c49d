import type { AuthorisationForm, ScopeBasis } from '../vocabulary';

/** The national accreditation body, as scopes name it. */
const ACCREDITATION_BODY = 'cnas';

/** The basis of a scope that states none: what CNAS granted is an accreditation; of all others nothing is known. */
export function basisOfAuthority(authority: string): ScopeBasis | null {
  return authority.trim().toLowerCase() === ACCREDITATION_BODY ? 'ACCREDITATION' : null;
}

/** Forms of authorisation that serve others; INTERNAL is for the department's or unit's own items. */
const FORMS_FOR_OTHERS: readonly AuthorisationForm[] = ['INSTITUTE', 'PUBLIC_STANDARD', 'TASKS'];

/** Whether the holder may certify for everybody by law: statutory, or authorised to serve others. */
export function servesOthers(scope: { basis: ScopeBasis | null; form?: AuthorisationForm }): boolean {
  if (scope.basis === 'STATUTORY') return true;
  return scope.basis === 'AUTHORISATION' && scope.form !== undefined && FORMS_FOR_OTHERS.includes(scope.form);
}
