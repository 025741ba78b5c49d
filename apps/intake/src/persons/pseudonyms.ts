import { randomUUID } from 'node:crypto';
import { personTextKey, personsIn, type CalibrationBody, type Pseudonyms } from '@suyuan/domain';
import { personKey, type Disclosure } from '@suyuan/event-log';
import type { StateReader } from '../command/state-reader';

/** The pseudonyms of everybody whom a body names, and of those who are new to the organization what to keep of them. */
export interface NamedPersons {
  pseudonyms: Pseudonyms;
  disclosures: Disclosure[];
}

/**
 * One person has one pseudonym on the records of an organization, so that a certificate posted again is the same, and
 * whoever is erased is erased from all of them. It is random: nothing can be read from it, nor found by trying names.
 */
export async function pseudonymsFor(
  reader: StateReader,
  organization: string,
  body: CalibrationBody,
): Promise<NamedPersons> {
  const named = personsIn(body).map((text) => ({ text, disclosed: { organization, ...text } }));
  if (named.length === 0) return { pseudonyms: new Map(), disclosures: [] };
  const known = await reader.findPersons(named.map(({ disclosed }) => disclosed));
  const pseudonyms = new Map<string, string>();
  const disclosures: Disclosure[] = [];
  for (const { text, disclosed } of named) {
    const person = known.get(personKey(disclosed)) ?? randomUUID();
    pseudonyms.set(personTextKey(text), person);
    if (!known.has(personKey(disclosed))) disclosures.push({ person, ...disclosed });
  }
  return { pseudonyms, disclosures };
}
