import { InvariantViolation } from '../invariant';

/**
 * Persons whom a certificate names (RECORD.md section 12). Their names and registration numbers never enter an event: it
 * holds a pseudonym, and what stands behind it is kept apart, where it can be erased.
 */

/** In which role somebody signed: verified, checked, approved (检定员, 核验员, 批准人). */
export const SIGNATORY_ROLES = ['VERIFIED', 'CHECKED', 'APPROVED'] as const;
export type SignatoryRole = (typeof SIGNATORY_ROLES)[number];

export interface Signatory {
  /** A pseudonym. */
  person: string;
  role: SignatoryRole;
}

export interface SignatoryBody {
  /** The name, as it is printed. */
  person: string;
  role: SignatoryRole;
  /** Of the register of persons (注册计量师注册证编号). */
  registration?: string | null;
}

/** Who a person is. */
export interface PersonText {
  name: string;
  registration: string | null;
}

/** The pseudonyms of the persons that a body names, by `personTextKey`. */
export type Pseudonyms = ReadonlyMap<string, string>;

export const NO_PSEUDONYMS: Pseudonyms = new Map();

interface NamingPersons {
  signatories?: SignatoryBody[] | null;
  customer?: { person?: string | null } | null;
}

export const personTextKey = ({ name, registration }: PersonText): string =>
  JSON.stringify([name, registration]);

const textOf = ({ person, registration }: SignatoryBody): PersonText => ({
  name: person,
  registration: registration ?? null,
});

/** Everybody whom a body names, each once. */
export function personsIn({ signatories, customer }: NamingPersons): PersonText[] {
  const texts = [
    ...(signatories ?? []).map(textOf),
    ...(customer?.person ? [{ name: customer.person, registration: null }] : []),
  ];
  return [...new Map(texts.map((text) => [personTextKey(text), text])).values()];
}

/** The body without anybody's name: what may be compared, hashed or kept for ever. */
export function withoutPersons<Body extends NamingPersons>(body: Body): Body {
  const { signatories, customer } = body;
  if (!signatories?.length && !customer?.person) return body;
  return {
    ...body,
    ...(signatories ? { signatories: signatories.map(({ role }) => ({ role })) } : {}),
    ...(customer ? { customer: withoutName(customer) } : {}),
  };
}

function withoutName(customer: object): object {
  return Object.fromEntries(Object.entries(customer).filter(([key]) => key !== 'person'));
}

export function signatoriesOf(signatories: readonly SignatoryBody[], pseudonyms: Pseudonyms): Signatory[] {
  return signatories.map((each) => ({
    person: pseudonymOf(textOf(each), pseudonyms),
    role: each.role,
  }));
}

/** Nobody is named in an event: a person without a pseudonym is a fault of whoever gave the command. */
export function pseudonymOf(text: PersonText, pseudonyms: Pseudonyms): string {
  const pseudonym = pseudonyms.get(personTextKey(text));
  if (pseudonym === undefined) throw new InvariantViolation('a person is named who has no pseudonym');
  return pseudonym;
}

/** The pseudonyms that stand in a recorded certificate, each once. */
export function pseudonymsIn({
  signatories,
  customer,
}: {
  signatories?: readonly Signatory[];
  customer?: { person?: string };
}): string[] {
  const persons = (signatories ?? []).map(({ person }) => person);
  return [...new Set([...persons, ...(customer?.person ? [customer.person] : [])])];
}
