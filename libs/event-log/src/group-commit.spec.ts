/**
 * Goal: concurrent requests share a flush, keep their order, and are bounded; one bad flush harms no other.
 * Method: a flush that the test opens by hand, so that what waits and what runs is known.
 */
import { LogClosedError, LogOverloadedError } from './errors';
import {
  GROUP_COMMIT_MAX_BYTES,
  GROUP_COMMIT_MAX_REQUESTS,
  GroupCommit,
  QUEUE_MAX_BYTES,
  QUEUE_MAX_REQUESTS,
} from './group-commit';

function commitWithGate() {
  const batches: number[][] = [];
  const gates: (() => void)[] = [];
  const commits = new GroupCommit<number, string>(async (batch) => {
    batches.push(batch);
    await new Promise<void>((open) => gates.push(open));
    if (batch.includes(-1)) throw new Error('the database is away');
    return batch.map((request) => `done ${request}`);
  });
  const openNext = async (): Promise<void> => {
    while (gates.length === 0) await new Promise(setImmediate);
    gates.shift()?.();
  };
  return { batches, commits, openNext };
}

describe('an idle group commit', () => {
  it('flushes what comes in one turn together and at once', async () => {
    const { batches, commits, openNext } = commitWithGate();
    const results = Promise.all([1, 2, 3].map((request) => commits.submit(request, 1)));
    await openNext();
    expect(await results).toEqual(['done 1', 'done 2', 'done 3']);
    expect(batches).toEqual([[1, 2, 3]]);
  });
});

describe('a busy group commit', () => {
  it('collects what comes meanwhile and keeps its order', async () => {
    const { batches, commits, openNext } = commitWithGate();
    const first = commits.submit(1, 1);
    await new Promise(setImmediate);
    const later = Promise.all([2, 3, 4].map((request) => commits.submit(request, 1)));
    await openNext();
    await first;
    await openNext();
    expect(await later).toEqual(['done 2', 'done 3', 'done 4']);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('fails the requests of a failed flush and no others', async () => {
    const { commits, openNext } = commitWithGate();
    const bad = Promise.allSettled([commits.submit(1, 1), commits.submit(-1, 1)]);
    await new Promise(setImmediate);
    const good = commits.submit(2, 1);
    await openNext();
    expect((await bad).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await openNext();
    expect(await good).toBe('done 2');
  });

  it('cuts batches by count and by bytes', async () => {
    const { batches, commits, openNext } = commitWithGate();
    const many = Promise.all(
      Array.from({ length: GROUP_COMMIT_MAX_REQUESTS + 1 }, (_, request) => commits.submit(request, 1)),
    );
    const big = Promise.all([1, 2].map((request) => commits.submit(request, GROUP_COMMIT_MAX_BYTES)));
    for (let flush = 0; flush < 4; flush += 1) await openNext();
    await Promise.all([many, big]);
    expect(batches.map((batch) => batch.length)).toEqual([GROUP_COMMIT_MAX_REQUESTS, 1, 1, 1]);
  });

  it('refuses more than it may hold, by count and by bytes, and says when to come again', async () => {
    const { commits, openNext } = commitWithGate();
    const taken = Array.from({ length: QUEUE_MAX_REQUESTS }, (_, request) => commits.submit(request, 1));
    const refused = commits.submit(0, 1);
    await expect(refused).rejects.toThrow(LogOverloadedError);
    await expect(refused).rejects.toMatchObject({
      waiting: QUEUE_MAX_REQUESTS,
      retryAfterSeconds: expect.any(Number) as number,
    });
    for (let flush = 0; flush < QUEUE_MAX_REQUESTS / GROUP_COMMIT_MAX_REQUESTS; flush += 1) await openNext();
    await Promise.all(taken);
    await expect(commits.submit(0, QUEUE_MAX_BYTES + 1)).rejects.toThrow(LogOverloadedError);
    const fits = commits.submit(7, 1);
    await openNext();
    expect(await fits).toBe('done 7');
  });
});

describe('a group commit that is closed', () => {
  it('answers what it took and refuses the rest', async () => {
    const { commits, openNext } = commitWithGate();
    const taken = commits.submit(1, 1);
    const closing = commits.close();
    await expect(commits.submit(2, 1)).rejects.toThrow(LogClosedError);
    await openNext();
    await closing;
    expect(await taken).toBe('done 1');
  });
});
