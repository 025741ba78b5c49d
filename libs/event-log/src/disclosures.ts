import { InvalidAppendError } from './errors';

/**
 * What is known of a person who stands in events by a pseudonym alone. It stands beside the log, is kept with it and can
 * be erased, and nothing brings it back: it is in no event, and no event can be made of it.
 */
export interface Disclosure {
  /** The pseudonym: random, so that it tells nothing once the rest is gone. */
  person: string;
  /** On whose records the person is named: one pseudonym for all of them. */
  organization: string;
  name: string;
  /** Of a register of persons; null where none is stated. */
  registration: string | null;
}

export type NamedPerson = Omit<Disclosure, 'person'>;

/** That somebody had persons erased: it tells no more of them than their pseudonyms. */
export interface Erasure {
  id: string;
  persons: string[];
  reason: string;
  by: { subject: string; role: string; organization: string | null };
}

/** Names and numbers are shorter by far; what is longer is no name. */
const TEXT_LENGTH_MAX = 500;
const PERSON = /^[A-Za-z0-9._-]{1,64}$/;

/** Throws InvalidAppendError. */
export function checkedDisclosures(disclosures: readonly Disclosure[]): readonly Disclosure[] {
  for (const { person, organization, name, registration } of disclosures) {
    if (!PERSON.test(person)) throw new InvalidAppendError('a pseudonym that is none');
    for (const text of [organization, name, registration ?? '-']) {
      // What is wrong is told without the text: a message may be logged.
      if (text === '' || text.length > TEXT_LENGTH_MAX || text.includes('\0')) {
        throw new InvalidAppendError('a disclosure whose text cannot be kept');
      }
    }
  }
  return disclosures;
}

/** One person of one organization, however the name is used elsewhere. */
export function personKey({ organization, name, registration }: NamedPerson): string {
  return JSON.stringify([organization, name, registration]);
}
