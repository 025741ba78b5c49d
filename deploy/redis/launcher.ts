import { resolve } from 'node:path';
import { connect } from 'node:net';
import { endStaleProcess, freePort, startChildServer, type ChildServer } from '../child-server';
import { missingRedisParts, PartMissing } from '../parts';

/** Redis starts in a few milliseconds; this is for a machine that is busy with other things. */
const START_TIMEOUT_MS = 30_000;

export interface RedisServer extends ChildServer {
  /** As REDIS_URL wants it. */
  url: string;
}

/**
 * Starts a Redis on loopback for Bull. It keeps nothing on disk on purpose: the state of the jobs is in
 * PostgreSQL. `noeviction`, because an evicted key would be a lost job.
 * @throws PartMissing without redis-server; Error with its output when it does not come up.
 */
export async function startRedis(options: { dataDir: string; port?: number }): Promise<RedisServer> {
  const missing = missingRedisParts();
  if (missing.length > 0) throw new PartMissing(missing);
  const folder = resolve(options.dataDir);
  await endStaleProcess(folder);
  const port = options.port ?? (await freePort());
  const server = await startChildServer({
    name: 'Redis',
    folder,
    command: 'redis-server',
    args: [
      `--port ${port} --bind 127.0.0.1 --daemonize no --appendonly no --maxmemory-policy noeviction`.split(
        ' ',
      ),
      ['--dir', folder, '--save', ''],
      // Redis rewrites its command line; the title keeps the folder in it.
      ['--proc-title-template', `{title} ${folder} {listen-addr}`],
    ].flat(),
    port,
    startTimeoutMs: START_TIMEOUT_MS,
    answers: answersPing,
  });
  return { ...server, url: `redis://127.0.0.1:${port}` };
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolveAnswer) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (yes: boolean) => {
      socket.destroy();
      resolveAnswer(yes);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (reply) => answer(reply.toString().startsWith('+PONG')));
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
  });
}
