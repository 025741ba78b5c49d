// Goal: an event survives the bus whole, and what is no event of ours is refused by the part at fault.
// Method: round trips of arbitrary events (fast-check), one example to the letter of API.md, and every
// header taken away or spoilt in turn.
import fc from 'fast-check';
import {
  eventTypeOf,
  fromMessage,
  MalformedMessage,
  toMessage,
  wireTypeOf,
  type EventEnvelope,
} from './envelope';

const example: EventEnvelope = {
  position: 5001,
  stream: 'certificate-cert-9',
  version: 0,
  eventId: '0191f7b2-7c00-7000-8000-00000000002a',
  type: 'CalibrationRecorded',
  schemaVersion: 1,
  occurredOn: '2020-08-12',
  recordedAt: '2024-05-17T01:02:03.004Z',
  actor: { subject: 'ana', role: 'lab', organization: 'inm-co' },
  correlationId: '0191f7b2-7bff-7000-8000-000000000001',
  causationId: null,
  data: { kind: 'CALIBRATION', certificateNumber: '4687', note: '砝码' },
};

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const count = fc.nat({ max: Number.MAX_SAFE_INTEGER });
/** What the log takes into an event: see canonicalJson. */
const words = fc.string({ unit: 'binary' }).filter((one) => !one.includes('\0'));
const name = words.filter((one) => !['__proto__', 'constructor', 'prototype'].includes(one));
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    words,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const anyEvent: fc.Arbitrary<EventEnvelope> = fc.record({
  position: count,
  stream: text,
  version: count,
  eventId: fc.uuid(),
  type: fc.stringMatching(/^(?:[A-Z][a-z0-9]{0,6}){1,4}$/),
  schemaVersion: count,
  occurredOn: fc
    .date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  recordedAt: fc
    .date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  actor: fc.record({
    subject: words,
    role: text,
    organization: fc.option(words),
  }),
  correlationId: fc.option(fc.oneof(fc.uuid(), text)),
  causationId: fc.option(text),
  data: json,
});

/** A message as a broker gives it back: headers have been UTF-8 bytes on the way. */
function overTheWire(event: EventEnvelope) {
  const { key, headers, value } = toMessage(event);
  const sent = Object.entries(headers).map(([name, entry]) => [name, Buffer.from(entry).toString('utf8')]);
  return { key, headers: Object.fromEntries(sent) as Record<string, string>, value };
}

describe('any event', () => {
  it('comes back from a message as it was', () => {
    fc.assert(fc.property(anyEvent, (event) => expect(fromMessage(overTheWire(event))).toEqual(event)));
  });
});

describe('a calibration on the bus', () => {
  it('carries the headers of API.md, its stream as key and its data as canonical JSON', () => {
    const { key, headers, value } = toMessage(example);
    expect(key).toBe('certificate-cert-9');
    expect(value.toString()).toBe('{"certificateNumber":"4687","kind":"CALIBRATION","note":"砝码"}');
    expect(headers).toEqual({
      ce_specversion: '1.0',
      ce_id: '0191f7b2-7c00-7000-8000-00000000002a',
      ce_source: '/suyuan/event-log',
      ce_type: 'suyuan.calibration-recorded',
      ce_time: '2020-08-12T00:00:00+08:00',
      ce_recordedtime: '2024-05-17T01:02:03.004Z',
      ce_subject: 'certificate-cert-9',
      ce_suyuanposition: '5001',
      ce_suyuanversion: '0',
      ce_suyuanactor: '{"organization":"inm-co","role":"lab","subject":"ana"}',
      ce_schemaversion: '1',
      ce_correlationid: '0191f7b2-7bff-7000-8000-000000000001',
      traceparent: '00-0191f7b27bff70008000000000000001-800000000000002a-00',
      'content-type': 'application/json',
    });
  });

  it('has no traceparent when its correlation id is no trace id', () => {
    expect(toMessage({ ...example, correlationId: 'batch 7' }).headers.traceparent).toBeUndefined();
  });
});

describe('event types', () => {
  it('are kebab-case on the wire and come back', () => {
    for (const type of ['CalibrationRecorded', 'A', 'AbTest2', 'X1Y'])
      expect(eventTypeOf(wireTypeOf(type))).toBe(type);
    expect(() => wireTypeOf('calibration recorded')).toThrow(RangeError);
  });
});

describe('a message that is no event of ours', () => {
  const required = Object.keys(toMessage(example).headers).filter(
    (name) => !['ce_correlationid', 'traceparent', 'content-type'].includes(name),
  );

  it.each(required)('is refused without %s', (name) => {
    const { [name]: _gone, ...headers } = toMessage(example).headers;
    expect(() => fromMessage({ ...toMessage(example), headers })).toThrow(
      expect.objectContaining({ name: 'MalformedMessage', part: name }),
    );
  });

  it.each([
    ['ce_specversion', '0.3'],
    ['ce_source', '/suyuan/event-log/'],
    ['ce_source', '/suyuan'],
    ['ce_type', 'suyuan.'],
    ['ce_type', 'other.calibration-recorded'],
    ['ce_time', '2020-08-12T00:00:00Z'],
    ['ce_recordedtime', 'yesterday'],
    ['ce_recordedtime', '2024-05-17T01:02:03Z'],
    ['ce_suyuanposition', '-1'],
    ['ce_suyuanposition', '9007199254740993'],
    ['ce_suyuanversion', '1e3'],
    ['ce_schemaversion', ''],
    ['ce_suyuanactor', '{"subject":"ana"}'],
    ['ce_suyuanactor', 'null'],
    ['ce_suyuanactor', '{'],
  ])('is refused when %s is "%s"', (name, spoilt) => {
    const message = toMessage(example);
    expect(() => fromMessage({ ...message, headers: { ...message.headers, [name]: spoilt } })).toThrow(
      MalformedMessage,
    );
  });

  it('is refused when its value is not JSON', () => {
    expect(() => fromMessage({ ...toMessage(example), value: Buffer.from('{"a":') })).toThrow(
      expect.objectContaining({ part: 'value' }),
    );
  });
});

describe('the source of a message', () => {
  const BEIJING = { own: '/beijing', earlier: ['urn:example:before'] };

  it('is the log of its deployment, and what that was called before is its own', () => {
    expect(toMessage(example, BEIJING).headers.ce_source).toBe('/beijing/event-log');
    for (const own of ['/beijing', 'urn:example:before'])
      expect(fromMessage(toMessage(example, { own, earlier: [] }), BEIJING)).toEqual(example);
  });

  it('is asked before anything else of the message is believed', () => {
    const others = toMessage({ ...example, position: 1 });
    const broken = { ...others, headers: { ...others.headers, ce_suyuanposition: 'x' } };
    for (const message of [others, broken])
      expect(() => fromMessage(message, BEIJING)).toThrow(
        expect.objectContaining({ name: 'ForeignMessage', part: 'ce_source', source: '/suyuan/event-log' }),
      );
    expect(() => fromMessage(toMessage(example, BEIJING))).toThrow('/beijing/event-log');
  });
});
