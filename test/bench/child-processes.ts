import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '@suyuan/platform';
import type { LoadPlan, LoadResult } from './http-load';

/** Loading the graph of a million certificates is part of the start. */
const START_TIMEOUT_MS = 300_000;

export interface ServedApp {
  port: number;
  post: (
    path: string,
    body: unknown,
    token?: string,
  ) => Promise<{ status: number; body: Record<string, unknown> }>;
  stop: () => Promise<void>;
}

/** Starts the product as a user does, on a database that is there already, and waits until it is ready. */
export async function startProduct(databaseUrl: string, dataDir: string): Promise<ServedApp> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(projectRoot(), 'apps/standalone/start.mjs')], {
    cwd: projectRoot(),
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      SUYUAN_DATA_DIR: dataDir,
      SUYUAN_DEMO: 'off',
      // What the product can do is measured, not what one laboratory may ask of it.
      SUYUAN_RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-2_000)));
  await waitUntilReady(child, port, () => complaints);
  return {
    port,
    post: async (path, body, token) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function waitUntilReady(child: ChildProcess, port: number, complaints: () => string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The product ended at its start.\n${complaints()}`);
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    if (Date.now() > deadline) throw new Error(`The product was not ready in time.\n${complaints()}`);
    await pause(200);
  }
}

export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const folder = join(projectRoot(), 'test');
  const child = spawn(
    process.execPath,
    [join(folder, 'support/run-typescript.mjs'), join(folder, 'bench/http-load.ts')],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  child.stdin.end(JSON.stringify(plan));
  const output = await text(child.stdout);
  if (output === '') throw new Error('The load client failed.');
  return JSON.parse(output) as LoadResult;
}

export async function tokenFor(app: ServedApp, role: string): Promise<string> {
  const { status, body } = await app.post('/dev/tokens', { role });
  if (status >= 300) throw new Error(`No token: ${JSON.stringify(body)}`);
  return String(body.token);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
