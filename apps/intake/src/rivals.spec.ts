/**
 * Goal: many senders that write about one thing at once are all served. Method: more simultaneous commands on one
 * stream than there are attempts for one of them, over HTTP on a log in memory.
 */
import { MAX_ATTEMPTS } from './command/command-runner';
import { laboratory, scale, scope } from './testing/bodies';
import { IntakeHarness } from './testing/intake-harness';

const RIVALS = 8 * MAX_ATTEMPTS;

describe('many commands on one thing at once', () => {
  let intake: IntakeHarness;

  beforeAll(async () => {
    intake = await IntakeHarness.start();
    await intake.post('/v1/organizations', laboratory('lab-1'));
    await intake.post('/v1/assets', scale('scale-1', 'lab-1'));
  });

  afterAll(() => intake.stop());

  it.each([
    { path: '/v1/organizations/lab-1/scopes', body: (n: number): object => scope(`scope-${n}`) },
    {
      path: '/v1/assets/scale-1/lifecycle',
      body: (n: number): object => ({ id: `event-${n}`, event: 'REPAIRED', on: '2026-01-01' }),
    },
  ])('are all recorded, each once: $path', async ({ path, body }) => {
    const answers = await Promise.all(Array.from({ length: RIVALS }, (_, n) => intake.post(path, body(n))));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    expect(new Set(answers.map((answer) => answer.body.position)).size).toBe(RIVALS);
  });
});
