// Goal: tables that were emptied, or put back from a copy, say "there is none" to nobody. Method: the whole app; its look
// at how far the tables are is stopped first, so that nothing but the answer itself can notice.
import { Visibility } from '../graph/visibility';
import { startQueryApp, type QueryApp } from '../testing/query-app';

/** Every answer that would be shorter, or say that nobody knows, where the tables are empty. */
const QUESTIONS = [
  '/v1/assets',
  '/v1/assets/m1/certificates',
  '/v1/assets/m1/last-known-good?quantity=mass&on=2024-06-01',
  '/v1/due-notices',
  '/v1/proposals',
  '/v1/organizations/lab-a',
  '/v1/public/verification?issuer=lab-a&number=No-c-m1',
  '/check?issuer=lab-a&number=No-c-m1',
];

/** These lack facts of what the graph knows. */
const WALKED = [
  '/v1/certificates/c-m1/trace',
  '/v1/assets/m1/validity?on=2024-06-01',
  '/v1/assets/m1/impact',
];

let query: QueryApp;

beforeEach(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.organization('lab-a');
      await world.primary('m0', 'c-m0', '2020-01-10');
      await world.asset('m1');
      await world.calibrate('c-m1', 'm1', '2024-01-10', ['m0']);
    },
  });
  query.app.get(Visibility).onApplicationShutdown();
});

afterEach(() => query.close());

async function codes(paths: readonly string[]): Promise<string[]> {
  const found = [];
  for (const path of paths) {
    const answer = await query.get(path, { role: 'admin' });
    found.push(answer.status === 200 ? '200' : `${answer.status} ${answer.json<{ code: string }>().code}`);
  }
  return found;
}

describe('tables that were emptied for a rebuild', () => {
  it('answer nothing, before the process has heard of it', async () => {
    await query.readModel.clear();
    const all = [...QUESTIONS, ...WALKED];
    expect(await codes(all)).toEqual(all.map(() => '503 READ_MODEL_UNAVAILABLE'));
  });

  it('answer before that as ever', async () => {
    expect(await codes([...QUESTIONS, ...WALKED])).toEqual([...QUESTIONS, ...WALKED].map(() => '200'));
  });
});

describe('tables that were put back from a copy', () => {
  it('answer nothing where they are behind what was answered before', async () => {
    const { readModel } = query;
    const { source } = readModel as unknown as { source: { query(sql: string): Promise<unknown> } };
    await source.query('UPDATE rm_progress SET watermark = watermark - 1');
    expect(await codes(QUESTIONS)).toEqual(QUESTIONS.map(() => '503 READ_MODEL_UNAVAILABLE'));
  });
});
