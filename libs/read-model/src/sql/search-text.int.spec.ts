// Goal: rows that an earlier release wrote are found however typed. Method: its text put into the tables of a real
// PostgreSQL, and the migration run over it.
import { DataSource } from 'typeorm';
import { NormaliseSearch1763769600550 } from '../migrations/1763769600550-normalise-search';
import type { PostgresReadModel } from '../postgres-read-model';
import { freshReadModel } from '../testing/fresh-read-model';
import { SampleLog } from '../testing/sample-log';

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

it('rewrites what a search looks in, and only that', async () => {
  const log = new SampleLog();
  log.asset({
    id: 'scale',
    name: { zh: '电子秤' },
    manufacturer: 'Ｍettler',
    model: 'XP-1',
    serialNumber: 'B-100',
  });
  log.certificate({ id: 'c', asset: 'scale', certificateNumber: '京检〔2024〕-8' });
  await readModel.apply(log.events, null);
  const rows = async (): Promise<unknown> => [
    await owner.query('SELECT * FROM rm_asset'),
    await owner.query('SELECT * FROM rm_certificate'),
  ];
  const right = await rows();
  await owner.query(`UPDATE rm_asset SET search = '电子秤' || chr(10) || 'b-100' || chr(10) || 'scale'`);
  await owner.query(`UPDATE rm_certificate SET search = '京检〔2024〕-8'`);
  expect(await rows()).not.toEqual(right);
  const runner = owner.createQueryRunner();
  await new NormaliseSearch1763769600550().up(runner);
  await runner.release();
  expect(await rows()).toEqual(right);
});
