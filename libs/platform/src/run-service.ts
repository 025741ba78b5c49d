import { createLogger, type Logger } from './logging';
import { SettingsError } from './settings-error';

/** Wrong usage or settings, as with most programs; 1 is any other failure. */
export const USAGE_EXIT_CODE = 2;

/** Ends one thing that was opened. */
export type Closer = () => Promise<unknown> | void;

/** In the opposite order of opening: what is in hand is finished before what it needs is closed. */
export async function closeAll(closers: Closer[]): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

/** Waits for the first SIGINT or SIGTERM; a second one ends the process at once. */
export function untilStopped(): { asked: Promise<void>; wasAsked: () => boolean } {
  let asked = false;
  const first = new Promise<void>((resolve) => {
    const onSignal = (): void => {
      if (asked) process.exit(1);
      asked = true;
      resolve();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
  return { asked: first, wasAsked: () => asked };
}

/**
 * The life of a process that is one service: it starts, serves until it is asked to stop, and closes in order. What was
 * opened before a failed start is closed as well. `start` puts into `closers` what it opens.
 */
export async function runService(
  name: string,
  start: (closers: Closer[], logger: Logger) => Promise<void>,
): Promise<void> {
  const closers: Closer[] = [];
  const stopped = untilStopped();
  try {
    await start(closers, createLogger(name));
    await stopped.asked;
    await closeAll(closers);
    process.exit(0);
  } catch (error) {
    createLogger(name).fatal({ err: error }, 'stopped');
    await closeAll(closers).catch(() => undefined);
    process.exit(error instanceof SettingsError ? USAGE_EXIT_CODE : 1);
  }
}
