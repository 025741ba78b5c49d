// Goal: a page of the access log holds so many reads and says where the next one starts. Method: rows written by the
// writer of the service into a real PostgreSQL, read as an auditor.
import { freshReadModel } from '../testing/fresh-read-model';
import type { Reader } from '../reading/reader';
import { PostgresRecordReader } from '../reading/record-reader';
import { PostgresAccessLogWriter } from './access-log-writer';
import { ACCESS_PAGE_MAX, type AccessLogQuery, type ReadRow } from './access-log.query';

const AUDITOR: Reader = {
  role: 'auditor',
  organization: null,
  region: null,
  cleared: false,
  system: null,
  today: '2026-11-22',
  opened: [],
};
const ALL: AccessLogQuery = {
  resource: null,
  organization: null,
  from: null,
  to: null,
  limit: ACCESS_PAGE_MAX + 1,
  after: null,
};

let records: PostgresRecordReader;
let writer: PostgresAccessLogWriter;
let end: () => Promise<void>;

beforeEach(async () => {
  const fresh = await freshReadModel();
  records = new PostgresRecordReader(fresh.url);
  writer = new PostgresAccessLogWriter(fresh.url);
  end = async () => {
    await records.close();
    await writer.close();
    await fresh.end();
  };
}, 120_000);
afterEach(() => end());

const row = (n: number): ReadRow => ({
  at: '2026-11-22T04:00:00.000Z',
  caller: 'c',
  organization: null,
  role: 'inspector',
  route: 'GET /v1/assets/:id',
  resources: [`a-${n}`],
  count: 1,
  restricted: 0,
  address: '127.0.0.1',
  traceId: 't',
  inquiry: null,
});

it.each([0, 1])('a page holds at most so many reads, whatever is asked for: %i more', async (more) => {
  await writer.append(Array.from({ length: ACCESS_PAGE_MAX + more }, (_, n) => row(n)));
  const first = await records.reads(AUDITOR, ALL);
  expect(first.items).toHaveLength(ACCESS_PAGE_MAX);
  expect(first.next !== null).toBe(more === 1);
  if (more === 0) return;
  const rest = await records.reads(AUDITOR, { ...ALL, after: first.next });
  expect(rest.items.map(({ resources }) => resources)).toEqual([[`a-${ACCESS_PAGE_MAX}`]]);
  expect(rest.next).toBeNull();
});
