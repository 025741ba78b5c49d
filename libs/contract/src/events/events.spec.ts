// Goal: every event type has its schema and its message, and the AsyncAPI document hangs together.
// Method: compare with the domain's list of event types, and resolve every reference of the document.
import { EVENT_SCHEMA_VERSIONS } from '@suyuan/domain';
import { CONSUMED_TOPICS, deadLetterTopic, TOPIC_SETTINGS, TOPICS } from '../topics';
import { asyncApiDocument } from './asyncapi';
import { cloudEventType } from './event-messages';
import { EVENT_SCHEMAS } from './event-schemas';

type Json = Record<string, unknown>;

const document = asyncApiDocument();

function referencesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' ? [String(inner)] : referencesOf(inner),
  );
}

function resolve(pointer: string): unknown {
  const tokens = pointer
    .slice(2)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  return tokens.reduce<unknown>((value, token) => (value as Json | undefined)?.[token], document);
}

describe('the events of the domain', () => {
  it('have a schema each, and no others have', () => {
    expect(Object.keys(EVENT_SCHEMAS).toSorted()).toEqual(Object.keys(EVENT_SCHEMA_VERSIONS).toSorted());
  });

  it('have the wire names of API.md', () => {
    expect(cloudEventType('CalibrationRecorded')).toBe('suyuan.calibration-recorded');
    expect(cloudEventType('ImpactCaseOpened')).toBe('suyuan.impact-case-opened');
  });

  it('require what is always there and leave null where it may be nothing', () => {
    const { required, properties } = EVENT_SCHEMAS.CalibrationRecorded as {
      required: string[];
      properties: Json;
    };
    expect(required).toContain('validUntil');
    expect(properties.validUntil).toEqual({ anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] });
    expect((EVENT_SCHEMAS.OrganizationRegistered.properties as Json).name).toMatchObject({ required: [] });
  });
});

describe('the AsyncAPI document', () => {
  it('is version 3 and resolves every reference', () => {
    expect(document.asyncapi).toBe('3.0.0');
    const references = referencesOf(document);
    expect(references.length).toBeGreaterThan(Object.keys(EVENT_SCHEMAS).length * 2);
    for (const reference of references)
      expect({ reference, found: typeof resolve(reference) }).toEqual({ reference, found: 'object' });
  });

  it('has a channel and an operation for every topic', () => {
    expect(Object.keys(document.channels as Json)).toEqual(TOPIC_SETTINGS.map(({ name }) => name));
    expect(Object.keys(document.operations as Json)).toContain(`receive:${TOPICS.submissions}`);
    expect(Object.keys(document.operations as Json)).toContain(`send:${TOPICS.events}`);
  });
});

describe('the topics', () => {
  it('that are read each have a dead-letter topic that keeps what it gets, and no others have', () => {
    const dead = TOPIC_SETTINGS.filter(({ name }) => name.endsWith('.dead'));
    expect(dead.map(({ name }) => name)).toEqual(CONSUMED_TOPICS.map(deadLetterTopic));
    for (const topic of dead) expect(topic).toMatchObject({ retentionMs: -1 });
  });

  it('keep events for ever', () => {
    expect(TOPIC_SETTINGS.find(({ name }) => name === TOPICS.events)).toMatchObject({ retentionMs: -1 });
  });
});
