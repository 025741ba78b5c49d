// Goal: the history keeps every event as it was written, and tells it as what it means now; a rebuild gives the same rows.
// Method: an event of an earlier version, byte for byte, applied, parked and read back on a real PostgreSQL.
import { recordedEventOf, UnknownEvent, type CarriedEvent } from '../recorded-event';
import type { PostgresReadModel } from '../postgres-read-model';
import { freshReadModel } from '../testing/fresh-read-model';
import { DataSource } from 'typeorm';

let readModel: PostgresReadModel;
let owner: DataSource;
let end: () => Promise<void>;

beforeAll(async () => {
  const fresh = await freshReadModel();
  ({ readModel } = fresh);
  owner = await new DataSource({ type: 'postgres', url: fresh.url }).initialize();
  end = async () => {
    await owner.destroy();
    await fresh.end();
  };
}, 120_000);
afterAll(() => end());
beforeEach(() => readModel.clear());

const place = {
  stream: 'laboratory-city',
  occurredOn: '2020-01-01',
  recordedAt: '2024-01-01T00:00:00.000Z',
  actor: { subject: 's', role: 'regulator', organization: null },
};
const ORGANIZATION =
  '{"id":"city","kinds":["LABORATORY"],"name":{"zh":"市计量所"},"region":"310100","uscc":null}';
const SCOPE =
  '{"authority":"CNAS","id":"s","lines":[],"number":"L1","organization":"city","validFrom":"2020-01-01","validTo":null}';
const carried = (position: number, type: string, json: string): CarriedEvent => ({
  ...place,
  position,
  version: position,
  eventId: `00000000-0000-7000-8000-00000000000${position}`,
  type,
  schemaVersion: 1,
  data: JSON.parse(json) as unknown,
});
const EVENTS = [carried(0, 'OrganizationRegistered', ORGANIZATION), carried(1, 'ScopeGranted', SCOPE)];

async function written(): Promise<unknown> {
  return owner.query('SELECT position, schema_version, data::text FROM rm_history ORDER BY position');
}

const AS_WRITTEN = [
  { position: '0', schema_version: 1, data: ORGANIZATION },
  { position: '1', schema_version: 1, data: SCOPE },
];
const UP_TO_DATE = { ...(JSON.parse(SCOPE) as object), basis: 'ACCREDITATION' };

describe('an event of an earlier version', () => {
  it('stands in the history as written and is told as what it means now', async () => {
    await readModel.apply(EVENTS.map(recordedEventOf), null);
    expect(await written()).toEqual(AS_WRITTEN);
    expect((await readModel.findOrganization('city', 1))?.history[1]).toMatchObject({ data: UP_TO_DATE });
    const [, granted] = await readModel.eventsOf(['laboratory-city'], -1, 1);
    expect(granted).toEqual({
      stream: 'laboratory-city',
      position: 1,
      type: 'ScopeGranted',
      data: UP_TO_DATE,
    });
  });

  it('that an earlier release had parked is brought up to date when its turn comes', async () => {
    const [organization, scope] = EVENTS.map(recordedEventOf);
    const letter = { consumer: 'c', topic: 't', partition: 0, offset: 0n, stream: place.stream, reason: 'x' };
    await readModel.apply([], null, [{ ...letter, position: 0 }]);
    await readModel.apply([scope!], null);
    // As that release wrote it: the event with the version it had then.
    await owner.query('UPDATE rm_parked SET event = $1', [JSON.stringify(EVENTS[1])]);
    expect(await readModel.replayDeadLetter(organization!)).toMatchObject({ applied: [0, 1], dead: null });
    expect(await written()).toEqual(AS_WRITTEN);
  });

  it('that nobody knows any more is a loud failure', async () => {
    await readModel.apply(EVENTS.map(recordedEventOf), null);
    await owner.query('UPDATE rm_history SET schema_version = 9 WHERE position = 1');
    await expect(readModel.findOrganization('city', 1)).rejects.toThrow(UnknownEvent);
  });
});
