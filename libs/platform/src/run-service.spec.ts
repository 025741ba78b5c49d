// Goal: a service closes in order when it is asked to, closes what a failed start had opened, and says by its exit code
// whether the settings were wrong. Method: the process's exit is caught, signals are told to this process.
import { runService } from './run-service';
import { SettingsError } from './settings-error';

/** The exit code, and what was closed in which order. */
async function lifeOf(
  start: (closed: string[]) => Promise<void>,
  { asked }: { asked: boolean },
): Promise<{ code: unknown; closed: string[] }> {
  const closed: string[] = [];
  const exit = jest.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
  const say = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const before = process.listeners('SIGTERM');
  const running = runService('test', async (closers) => {
    closers.push(() => void closed.push('opened first'));
    await start(closed);
    closers.push(async () => void closed.push('opened last'));
  });
  if (asked) setImmediate(() => process.emit('SIGTERM'));
  await running;
  const [code] = exit.mock.calls[0] ?? [];
  exit.mockRestore();
  say.mockRestore();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    for (const listener of process.listeners(signal))
      if (!before.includes(listener)) process.off(signal, listener);
  }
  return { code, closed };
}

describe('a process that is one service', () => {
  it('closes in the opposite order of opening when it is asked to stop', async () => {
    const { code, closed } = await lifeOf(async () => undefined, { asked: true });
    expect([code, closed]).toEqual([0, ['opened last', 'opened first']]);
  });

  it.each([
    ['wrong settings', new SettingsError('PORT', 'expected a port'), 2],
    ['a server that is away', new Error('PostgreSQL is away'), 1],
  ])('closes what it had opened when its start fails by %s', async (_, error, wanted) => {
    const { code, closed } = await lifeOf(() => Promise.reject(error), { asked: false });
    expect([code, closed]).toEqual([wanted, ['opened first']]);
  });
});
