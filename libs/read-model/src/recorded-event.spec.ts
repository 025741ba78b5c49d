// Goal: an event that this release does not know is a loud failure, never passed over.
// Method: the edge function on one known event and on variations of its type and version.
import { recordedEventOf, UnknownEvent, type CarriedEvent } from './recorded-event';

const carried: CarriedEvent = {
  position: 3,
  stream: 'scheme-x',
  version: 0,
  eventId: 'e',
  type: 'SchemePublished',
  schemaVersion: 2,
  occurredOn: '2024-01-01',
  recordedAt: '2024-01-01T00:00:00.000Z',
  data: { id: 'x' },
  actor: { subject: 's', role: 'regulator', organization: null },
};

describe('an event at the edge', () => {
  it('keeps its place and data when its type and version are known', () => {
    expect(recordedEventOf({ ...carried, correlationId: 'c' } as CarriedEvent)).toEqual(carried);
  });

  it.each([
    { type: 'SchemeForgotten' },
    { type: 'toString' },
    { type: '' },
    { schemaVersion: 3 },
    { schemaVersion: 0 },
  ])('is refused as %j', (change) => {
    expect(() => recordedEventOf({ ...carried, ...change })).toThrow(UnknownEvent);
  });
});
