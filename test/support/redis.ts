import { startRedis } from '../../deploy/redis/launcher';
import { oncePerRun } from './test-run';

/** A Redis of the test run, started when first asked for. Its folder and port are its own. */
export async function sharedRedis(): Promise<{ url: string }> {
  return oncePerRun('redis', async (dataDir) => ({ url: (await startRedis({ dataDir })).url }));
}
