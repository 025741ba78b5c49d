import type { QueryConfig } from 'pg';
import type { Disclosure, Erasure, NamedPerson } from './disclosures';

export interface DisclosureRow {
  person: string;
  organization: string;
  name: string;
  registration: string | null;
}

export function insertDisclosures(disclosures: readonly Disclosure[]): QueryConfig {
  return {
    name: 'log-disclose',
    text: `insert into log.disclosure (person, organization, name, registration)
           select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])`,
    values: [
      disclosures.map(({ person }) => person),
      disclosures.map(({ organization }) => organization),
      disclosures.map(({ name }) => name),
      disclosures.map(({ registration }) => registration),
    ],
  };
}

export function selectDisclosures(persons: readonly string[]): QueryConfig {
  return {
    name: 'log-disclosures',
    text: 'select person, organization, name, registration from log.disclosure where person = any($1::text[])',
    values: [persons],
  };
}

/** Should two bear one pseudonym each, the lesser is taken: both are erased together. */
export function selectPersons(named: readonly NamedPerson[]): QueryConfig {
  return {
    name: 'log-persons',
    text: `select min(person) as person, organization, name, registration
             from log.disclosure d join unnest($1::text[], $2::text[], $3::text[]) as wanted(o, n, r)
               on d.organization = o and d.name = n and d.registration is not distinct from r
            group by organization, name, registration`,
    values: [
      named.map(({ organization }) => organization),
      named.map(({ name }) => name),
      named.map(({ registration }) => registration),
    ],
  };
}

/** What is known of the persons, and of everybody of the same organization who is named alike, goes; that it went stays. */
export function eraseDisclosures({ id, persons, reason, by }: Erasure, at: Date): QueryConfig {
  return {
    name: 'log-erase',
    text: `with fresh as (
             insert into log.erasure (id, persons, erased_at, actor, reason) values ($1, $2, $3, $4, $5)
             on conflict (id) do nothing returning id
           ), gone as (
             delete from log.disclosure d using log.disclosure named, fresh
              where named.person = any($2::text[]) and d.organization = named.organization
                and d.name = named.name and d.registration is not distinct from named.registration
             returning d.person
           )
           select count(distinct person)::int as erased from gone`,
    values: [id, persons, at.toISOString(), JSON.stringify(by), reason],
  };
}
