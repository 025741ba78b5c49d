// Goal: an operator sees the dead letters and can replay them, and is told why when it does not work.
// Method: the command functions on a real PostgreSQL with a log in memory.
import { recordedEventOf, type PostgresReadModel } from '@suyuan/read-model';
import { freshReadModel, movesLog } from '../testing/bench';
import { listDeadLetters, replayDeadLetterCommand } from './dead-letters.commands';

let readModel: PostgresReadModel;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ readModel, end } = await freshReadModel());
}, 120_000);
afterAll(() => end());

const LETTER = {
  consumer: 'c',
  topic: 't',
  partition: 1,
  offset: 7n,
  stream: 'instrument-a',
  position: 2,
  reason: 'two\nlines',
};

function terminal() {
  const out: string[] = [];
  const err: string[] = [];
  return {
    out,
    err,
    lines: { out: (line: string) => out.push(line), err: (line: string) => err.push(line) },
  };
}

describe('dead letters', () => {
  it('are listed, replayed once, and gone', async () => {
    const { log, events } = await movesLog();
    const others = events.filter(({ position }) => position !== 2).map(recordedEventOf);
    await readModel.apply(others, null, [LETTER]);
    const before = terminal();
    expect(await listDeadLetters({ readModel }, before.lines)).toBe(0);
    expect(before.out).toHaveLength(1);
    expect(before.out[0]).toMatch(/^2\tinstrument-a\tt\/1\/7\t\S+\tparked=2\ttwo lines$/u);
    const replay = terminal();
    expect(await replayDeadLetterCommand({ log, readModel }, 2, replay.lines)).toBe(0);
    expect(replay.out).toEqual(['Applied 3 event(s): 2, 3, 5']);
    const again = terminal();
    expect(await replayDeadLetterCommand({ log, readModel }, 2, again.lines)).toBe(1);
    expect(again.err[0]).toContain('No dead letter waits at position 2');
    const after = terminal();
    await listDeadLetters({ readModel }, after.lines);
    expect(after.err).toEqual(['No dead letters.']);
  });

  it('cannot be replayed from a position beyond the log', async () => {
    const { log } = await movesLog();
    const { err, lines } = terminal();
    expect(await replayDeadLetterCommand({ log, readModel }, 99, lines)).toBe(1);
    expect(err[0]).toContain('no event at position 99');
  });
});
