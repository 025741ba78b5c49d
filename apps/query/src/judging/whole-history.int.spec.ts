// Goal: an answer follows from all that was recorded, however much that is; a list that is cut for people says so; and
// where facts are not there no answer is given. Method: real tables, filled beyond each limit, and tampered with.
import { Client } from 'pg';
import type { DomainEvent } from '@suyuan/domain';
import { CERTIFICATES_OF_ASSET_MAX } from '../records/find-certificates-of-asset.query';
import { HISTORY_ENTRIES_MAX } from '../records/shown-history';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/postgres';
import { migrateReadModel } from '@suyuan/read-model';
import { startQueryApp, type QueryApp } from '../testing/query-app';

let query: QueryApp;
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase('whole', { template: { name: 'read_model', prepare: migrateReadModel } });
  query = await startQueryApp({ database });
  const { world } = query;
  await world.organization('lab-a');
  await world.primary('m0', 'c-m0', '2020-01-10');
});

afterAll(() => query.close());

const ask = async <T = Record<string, unknown>>(path: string): Promise<T> => {
  const separator = path.includes('?') ? '&' : '?';
  const answer = await query.get(`${path}${separator}waitFor=${query.world.head}`);
  expect(answer.status).toBe(200);
  return answer.json<T>();
};

interface Told {
  verdict: string;
  reasons: { code: string }[];
  completeness: { complete: boolean; limit: string | null };
}

const codesOf = ({ reasons }: Told): string[] => reasons.map(({ code }) => code);

/** Adjusted on the very day of the calibration, which belongs to it. */
const adjustments = (asset: string, count: number): [string, DomainEvent][] =>
  Array.from({ length: count }, (_, index) => {
    const data = { id: `${asset}-adjusted-${index}`, asset, on: '2021-03-01', note: null };
    return [`standard-${asset}`, { type: 'AssetAdjusted', data }];
  });

describe('a standard with more events than are shown', () => {
  it('is valid up to then, and not when it is isolated by the event after them', async () => {
    const { world } = query;
    await world.asset('busy');
    await world.calibrate('c-busy', 'busy', '2021-03-01', ['m0']);
    // Together with the registration and the entrustment as many as are shown.
    await world.recordAll(adjustments('busy', HISTORY_ENTRIES_MAX - 2));
    const path = '/v1/assets/busy/validity?on=2022-01-01';
    expect(await ask<Told>(path)).toMatchObject({ verdict: 'VALID_WITH_REMARKS' });
    const shown = await ask<{ history: unknown[]; completeness: unknown }>('/v1/assets/busy');
    expect(shown.history).toHaveLength(HISTORY_ENTRIES_MAX);
    expect(shown.completeness).toEqual({ complete: true, limit: null });

    await world.recordAll(adjustments('busy', 2).map(([s, e]) => [s, e]));
    await world.lifecycle('busy', 'ISOLATED', '2021-06-01');
    const told = await ask<Told>(path);
    expect(told.verdict).toBe('INVALID');
    expect(codesOf(told)).toContain('ASSET_ISOLATED');
    const cut = await ask<{ history: { type: string }[]; completeness: unknown }>('/v1/assets/busy');
    expect(cut.history).toHaveLength(HISTORY_ENTRIES_MAX);
    expect(cut.history.at(-1)?.type).toBe('AssetIsolated');
    expect(cut.completeness).toEqual({ complete: false, limit: 'HISTORY_ENTRIES_MAX' });
  });
});

describe('an asset with more certificates than are listed', () => {
  it('is judged from all of them: its first verification starts its service life', async () => {
    const { world } = query;
    const usage = {
      compulsory: true,
      purpose: 'TRADE' as const,
      mode: 'INITIAL_ONLY_ROTATE' as const,
      intervalMonths: null,
      serviceLifeMonths: 12,
    };
    await world.asset('meter', { kind: 'STANDARD', tier: 'WORKING', usage });
    await world.calibrate('v-first', 'meter', '2021-01-01', ['m0'], { kind: 'INITIAL_VERIFICATION' });
    const later = Array.from({ length: CERTIFICATES_OF_ASSET_MAX }, (_, index) =>
      world.calibrationEvent(`v-${index}`, 'meter', '2021-06-01', ['m0'], { kind: 'VERIFICATION' }),
    );
    await world.recordAll(later.slice(0, -1));
    const list = await ask<{ items: { id: string }[]; completeness: unknown }>(
      '/v1/assets/meter/certificates',
    );
    expect(list.items).toHaveLength(CERTIFICATES_OF_ASSET_MAX);
    expect(list.items.at(-1)?.id).toBe('v-first');
    expect(list.completeness).toEqual({ complete: true, limit: null });
    await world.recordAll(later.slice(-1));
    const cut = await ask<{ items: { id: string }[]; completeness: unknown }>(
      '/v1/assets/meter/certificates',
    );
    expect(cut.items).toHaveLength(CERTIFICATES_OF_ASSET_MAX);
    expect(cut.items.map(({ id }) => id)).not.toContain('v-first');
    expect(cut.completeness).toEqual({ complete: false, limit: 'CERTIFICATES_OF_ASSET_MAX' });
    // Twelve months from the first verification, the last of them the day before; not from those that are listed.
    expect(codesOf(await ask<Told>('/v1/assets/meter/validity?on=2021-12-31'))).not.toContain('CERT_EXPIRED');
    expect(codesOf(await ask<Told>('/v1/assets/meter/validity?on=2022-01-01'))).toContain('CERT_EXPIRED');
  });
});

describe('an impact case with more steps than are shown', () => {
  it('is closed by the step after them', async () => {
    const { world } = query;
    const window = { quantity: 'mass', from: '2021-03-01', to: '2021-12-31' };
    const opened = {
      id: 'case-1',
      nonconformity: 'nc-1',
      asset: 'busy',
      ...window,
      shift: null,
      reason: 'drift',
    };
    const found = {
      id: 'nc-1',
      impactCase: 'case-1',
      asset: 'busy',
      ...window,
      shift: null,
      reason: 'drift',
    };
    const steps = Array.from({ length: HISTORY_ENTRIES_MAX }, (_, index): [string, DomainEvent] => [
      'impactcase-case-1',
      {
        type: 'ImpactCaseAssessed',
        data: { id: `step-${index}`, impactCase: 'case-1', note: 'seen', grade: null },
      } as DomainEvent,
    ]);
    await world.recordAll([
      ['standard-busy', { type: 'NonconformityFound', data: found } as unknown as DomainEvent],
      ['impactcase-case-1', { type: 'ImpactCaseOpened', data: opened } as DomainEvent],
      ...steps,
    ]);
    await world.record('impactcase-case-1', {
      type: 'ImpactCaseClosed',
      data: { id: 'closing', impactCase: 'case-1', note: 'done' },
    } as unknown as DomainEvent);
    const told = await ask<{ state: string; history: unknown[]; completeness: unknown }>(
      '/v1/impact-cases/case-1',
    );
    expect(told.state).toBe('CLOSED');
    expect(told.history).toHaveLength(HISTORY_ENTRIES_MAX);
    expect(told.completeness).toMatchObject({ complete: false, limit: 'HISTORY_ENTRIES_MAX' });
  });
});

describe('facts that are not there', () => {
  const tamper = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rowCount } = await client.query(statement);
    await client.end();
    expect(rowCount).toBe(1);
  };

  const LOST: [what: string, statement: string, paths: string[]][] = [
    [
      'the recording of a certificate',
      `DELETE FROM rm_history WHERE stream = 'certificate-c-lost-0' AND type = 'CalibrationRecorded'`,
      ['/v1/certificates/c-lost-0/trace', '/v1/assets/lost-0/validity?on=2022-01-01'],
    ],
    [
      'the registration of an asset',
      `DELETE FROM rm_history WHERE stream = 'standard-lost-1' AND type = 'AssetRegistered'`,
      ['/v1/certificates/c-lost-1/trace', '/v1/assets/lost-1/validity?on=2022-01-01'],
    ],
    [
      'the digest of a certificate',
      `DELETE FROM rm_certificate WHERE id = 'c-lost-2'`,
      ['/v1/certificates/c-lost-2/trace', '/v1/assets/lost-2/validity?on=2022-01-01'],
    ],
    [
      'the digest of an asset',
      `DELETE FROM rm_asset WHERE id = 'lost-3'`,
      ['/v1/certificates/c-lost-3/trace'],
    ],
    [
      'what speaks about its issuing',
      `DELETE FROM rm_issuing WHERE certificate = 'c-lost-4'`,
      ['/v1/certificates/c-lost-4/trace', '/v1/assets/lost-4/validity?on=2022-01-01'],
    ],
    [
      'the registration of its issuer',
      `DELETE FROM rm_history WHERE stream = 'laboratory-lab-lost' AND type = 'OrganizationRegistered'`,
      ['/v1/certificates/c-lost-5/trace'],
    ],
    [
      'a certificate that an error reaches',
      `DELETE FROM rm_certificate WHERE id = 'c-lost-6'`,
      ['/v1/assets/m0/impact?from=2021-01-01'],
    ],
  ];

  beforeAll(async () => {
    const { world } = query;
    for (const index of LOST.keys()) {
      await world.asset(`lost-${index}`);
      if (index === 5) await world.organization('lab-lost');
      const issuer = index === 5 ? 'lab-lost' : 'lab-a';
      await world.calibrate(`c-lost-${index}`, `lost-${index}`, '2021-03-01', ['m0'], { issuer });
    }
  });

  it.each(LOST)('%s: no verdict, a fault that is counted', async (_, statement, paths) => {
    await tamper(statement);
    const other = await query.another();
    for (const path of paths) {
      const answer = await other.get(`${path}${path.includes('?') ? '&' : '?'}waitFor=${query.world.head}`);
      expect([path, answer.status, answer.json()['code']]).toEqual([path, 503, 'FACTS_MISSING']);
      expect(answer.headers['retry-after']).toBe('2');
    }
    const metrics = await other.get('/metrics', { role: 'admin' });
    expect(metrics.body).toMatch(
      new RegExp(`suyuan_query_facts_missing_total\\{[^}]*\\} ${paths.length}\\n`),
    );
  });
});
