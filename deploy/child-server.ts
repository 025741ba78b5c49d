import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How often a server is asked whether it answers, and a process whether it is gone. */
const LOOK_AGAIN_MS = 50;

/** A server that does not end within this time after SIGTERM is killed. */
export const STOP_PATIENCE_MS = 30_000;

/** A server that runs because of us. */
export interface ChildServer {
  pid: number;
  port: number;
  /** Resolves when the process has ended, however it ended. */
  exited: Promise<void>;
  /** Ends the server and waits: SIGTERM, then SIGKILL when it does not go. */
  stop(): Promise<void>;
  /** Kills it at once, as a power cut would. */
  kill(): Promise<void>;
}

export interface ChildServerOptions {
  /** For messages. */
  name: string;
  /** Where its pid and its output are kept. Must stand in the command line, so that a stale process is known by it. */
  folder: string;
  command: string;
  args: string[];
  port: number;
  startTimeoutMs: number;
  env?: NodeJS.ProcessEnv;
  /** A Node process that is to notice our end: it gets an IPC channel, which closes then. */
  follows?: boolean;
  /** Asks the server itself; an open port alone may come too early. Default: the port accepts a connection. */
  answers?: (port: number) => Promise<boolean>;
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export function acceptsConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

/**
 * Starts a server in a process group of its own (Ctrl-C reaches only us, and we stop it in order), records its
 * pid in its folder, and waits until it answers. A server left over from a killed launcher is ended first.
 * @throws Error with the end of its output when it does not come up in time.
 */
export async function startChildServer(options: ChildServerOptions): Promise<ChildServer> {
  const { folder, port } = options;
  mkdirSync(folder, { recursive: true });
  await endStaleProcess(folder);
  const output = openSync(join(folder, 'output.log'), 'w');
  const child = spawn(options.command, options.args, {
    cwd: folder,
    detached: true,
    stdio: options.follows ? ['ignore', output, output, 'ipc'] : ['ignore', output, output],
    env: options.env ?? process.env,
  });
  closeSync(output);
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${options.name}: ${options.command} cannot be started`);
  child.unref();
  child.channel?.unref();
  writeFileSync(pidFile(folder), String(pid));
  await waitUntilItAnswers(options, child);
  const server: ChildServer = {
    pid,
    port,
    exited,
    stop: async () => {
      await endProcess(pid, exited);
      rmSync(pidFile(folder), { force: true });
    },
    kill: async () => {
      signal(pid, 'SIGKILL');
      await exited;
      rmSync(pidFile(folder), { force: true });
    },
  };
  return server;
}

/** Ends the process whose pid is recorded in the folder, if its command line still names the folder. */
export async function endStaleProcess(folder: string): Promise<void> {
  let pid: number;
  try {
    pid = Number(readFileSync(pidFile(folder), 'utf8'));
  } catch {
    return;
  }
  if (Number.isSafeInteger(pid) && pid > 1 && commandLineOf(pid).includes(folder)) {
    const gone = (async () => {
      while (commandLineOf(pid).includes(folder)) await pause(LOOK_AGAIN_MS);
    })();
    await endProcess(pid, gone);
  }
  rmSync(pidFile(folder), { force: true });
}

/** The command line of a process; empty when there is none, or it has ended and nobody has waited for it. */
export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // Systems without /proc have ps.
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
}

export async function endProcess(pid: number, exited: Promise<void>): Promise<void> {
  signal(pid, 'SIGTERM');
  const patience = new AbortController();
  const late = pause(STOP_PATIENCE_MS, 'late', { signal: patience.signal }).catch(() => 'late');
  if ((await Promise.race([exited, late])) === 'late') signal(pid, 'SIGKILL');
  patience.abort();
  await exited;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended already.
  }
}

const pidFile = (folder: string) => join(folder, 'server.pid');

async function waitUntilItAnswers(options: ChildServerOptions, child: ChildProcess): Promise<void> {
  const answers = options.answers ?? acceptsConnections;
  const end = Date.now() + options.startTimeoutMs;
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  while (!(await answers(options.port))) {
    if (ended || Date.now() > end) {
      child.kill('SIGKILL');
      const output = readFileSync(join(options.folder, 'output.log'), 'utf8').trim().split('\n').slice(-15);
      const how = ended ? 'ended while starting' : `did not answer within ${options.startTimeoutMs} ms`;
      throw new Error(`${options.name} ${how}:\n${output.join('\n')}`);
    }
    await pause(LOOK_AGAIN_MS);
  }
}
