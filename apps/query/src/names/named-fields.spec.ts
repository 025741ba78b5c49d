// Goal: no field that holds an organization is forgotten when names are put beside an answer. Method: every text of every
// event, whose data stand in histories as they are, is either one of those fields or known to be none.
import { EVENT_SCHEMAS } from '@suyuan/contract';
import { ORGANIZATION_FIELDS } from './named-fields';

type Schema = {
  type?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
};

/** Texts that name no organization: ids of other records, words, days, figures. */
const OTHERS = new Set(
  [
    'id asset certificate certificates scope impactCase nonconformity command on number note reason text zh en role subject',
    'quantity unit value manufacturer model serialNumber region uscc keyId x source authority items method methods',
    'scheme level code parentLevel from to certificateNumber replaces replacedBy replacesPart version digest mediaType class batch notes',
    'site seals item person equation first second kind validUntilPrinted expiresOnPrinted',
    'units kinds name accreditation accuracyClass institute kcdbId mark mpe uLimit parameter catalogueItem part finding expression symbol',
  ].flatMap((line) => line.split(' ')),
);

function* textsOf(schema: Schema, name: string): Generator<string> {
  for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) yield* textsOf(part, name);
  if (schema.items) yield* textsOf(schema.items, name);
  for (const [key, property] of Object.entries(schema.properties ?? {})) yield* textsOf(property, key);
  const isPlainText = [schema.type].flat().includes('string') && Object.keys(schema).length === 1;
  if (isPlainText) yield name;
}

it('every text of an event is known to hold organizations or not to', () => {
  const names = new Set(Object.values(EVENT_SCHEMAS).flatMap((schema) => [...textsOf(schema as Schema, '')]));
  for (const field of ['owner', 'issuer', 'laboratory', 'notified', 'by']) expect(names).toContain(field);
  expect([...names].filter((name) => !ORGANIZATION_FIELDS.has(name) && !OTHERS.has(name)).toSorted()).toEqual(
    [],
  );
});
