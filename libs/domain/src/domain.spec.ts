// Goal: what all aggregates share: content comparison, days of events, stream names, texts of refusals.
// Method: small tables.
import { sameContent } from './content';
import type { DomainEvent } from './events';
import { EVENT_SCHEMA_VERSIONS } from './events';
import { occurredOn } from './occurred-on';
import { REFUSALS } from './refusals';
import {
  assetStream,
  certificateStream,
  impactCaseStream,
  laboratoryStream,
  methodStream,
  schemeStream,
} from './streams';

describe('content', () => {
  it('is the same whatever the order of keys, absent and null alike', () => {
    expect(sameContent({ a: 1, b: null }, { a: 1 })).toBe(true);
    expect(sameContent({ a: { x: 1, y: [1, 2] } }, { a: { y: [1, 2], x: 1 } })).toBe(true);
    expect(sameContent(undefined, null)).toBe(true);
  });
  it('differs by values, lengths, order of lists and kind', () => {
    expect(sameContent({ a: '1' }, { a: '1.0' })).toBe(false);
    expect(sameContent([1, 2], [2, 1])).toBe(false);
    expect(sameContent([1], [1, null])).toBe(false);
    expect(sameContent([], {})).toBe(false);
    expect(sameContent(null, 0)).toBe(false);
    expect(sameContent({ a: 1 }, null)).toBe(false);
    expect(sameContent('a', { a: 1 })).toBe(false);
  });
  it('can leave out top-level fields', () => {
    expect(sameContent({ id: 1, a: { id: 2 } }, { id: 9, a: { id: 2 } }, ['id'])).toBe(true);
    expect(sameContent({ id: 1, a: { id: 2 } }, { id: 1, a: { id: 3 } }, ['id'])).toBe(false);
  });
});

describe('the day of an event', () => {
  const dates = {
    validFrom: '2001-01-01',
    from: '2002-01-01',
    to: '2003-01-01',
    on: '2004-01-01',
    performedOn: '2005-01-01',
    effectiveFrom: '2006-01-01',
  };
  const day = (type: string, more: object = {}) =>
    occurredOn({ type, data: { ...dates, ...more } } as unknown as DomainEvent, '2026-03-10');

  it('is the day it happened in the world', () => {
    expect(day('CalibrationRecorded')).toBe('2005-01-01');
    expect(day('AssetRetired')).toBe('2004-01-01');
    expect(day('AssetExamined')).toBe('2001-01-01');
    expect(day('ScopeSuspended')).toBe('2002-01-01');
    expect(day('MethodPublished')).toBe('2001-01-01');
    expect(day('NonconformityFound')).toBe('2003-01-01');
    expect(day('ReferenceValueRestated')).toBe('2006-01-01');
    expect(day('CertificateRevoked', { effectiveFrom: '2020-02-02' })).toBe('2020-02-02');
  });
  it('is the day of recording where it has none of its own', () => {
    expect(day('CertificateRevoked', { effectiveFrom: null })).toBe('2026-03-10');
    expect(day('OrganizationRegistered')).toBe('2026-03-10');
  });
  it('is known for every type of event', () => {
    for (const type of Object.keys(EVENT_SCHEMA_VERSIONS)) expect(day(type)).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe('streams', () => {
  it('are named by what they are about', () => {
    expect(laboratoryStream('a')).toBe('laboratory-a');
    expect(assetStream('INSTRUMENT', 'a')).toBe('instrument-a');
    expect(assetStream('STANDARD', 'a')).toBe('standard-a');
    expect(assetStream('REFERENCE_MATERIAL', 'a')).toBe('standard-a');
    expect(certificateStream('a')).toBe('certificate-a');
    expect(schemeStream('JJG 1')).toBe('scheme-JJG 1');
    expect(methodStream('JJG 99-2022')).toBe('method-JJG 99-2022');
    expect(impactCaseStream('a')).toBe('impactcase-a');
  });
});

describe('the list of refusals', () => {
  it('has a text in both languages for every code', () => {
    for (const [code, text] of Object.entries(REFUSALS)) {
      expect(code).toMatch(/^[A-Z][A-Z0-9_]*$/);
      expect(text.zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(text.en).toMatch(/^[A-Z].*\.$/);
    }
  });
});
