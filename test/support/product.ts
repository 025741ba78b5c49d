import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '@suyuan/platform';
import { runFolder } from './test-run';

/** First start of a cold machine: a cluster to make, and for the stack a broker to start as well. */
export const PRODUCT_START_TIMEOUT_MS = 240_000;
const STOP_TIMEOUT_MS = 60_000;
const POLL_MS = 100;

export interface ProductOptions {
  /** `start` is the standalone profile, `stack` the distributed one. */
  profile: 'start' | 'stack';
  dataDir: string;
  demo?: boolean;
  env?: Record<string, string>;
}

/** The built product as a user runs it: a process of its own, on ports and in a folder of its own. */
export class Product {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly options: ProductOptions,
    /** A file and no pipe: a product that several suites share outlives the one that started it. */
    private readonly saidFile: string,
  ) {}

  static async start(options: ProductOptions): Promise<Product> {
    const [port, intake, query, projector] = await freePorts(4);
    const saidFile = join(runFolder(), `product-${port}.txt`);
    const stderr = openSync(saidFile, 'w');
    const child = spawn(
      process.execPath,
      // The title says whose it is to whoever lists processes, the janitor among them.
      [
        `--title=suyuan ${options.dataDir}`,
        join(projectRoot(), 'apps/standalone/start.mjs'),
        options.profile,
      ],
      {
        cwd: projectRoot(),
        // A group of its own, so that a kill reaches everything it started and nothing else.
        detached: true,
        stdio: ['ignore', 'ignore', stderr],
        env: {
          ...process.env,
          PORT: String(port),
          INTAKE_PORT: String(intake),
          QUERY_PORT: String(query),
          PROJECTOR_PORT: String(projector),
          SUYUAN_DATA_DIR: options.dataDir,
          SUYUAN_DEMO: options.demo ? 'on' : 'off',
          SUYUAN_DEV_TOKENS: 'on',
          LOG_LEVEL: 'error',
          // Tests post and ask faster than any laboratory.
          SUYUAN_RATE_LIMITS: 'off',
          ...options.env,
        },
      },
    );
    closeSync(stderr);
    const product = new Product(`http://127.0.0.1:${port}`, child, options, saidFile);
    await product.untilReady();
    return product;
  }

  /** What it said on stderr, the newest part. */
  get said(): string {
    return readFileSync(this.saidFile, 'utf8').slice(-20_000);
  }

  /** Leaves it running for the suites that come after; gives the number of its process to whoever will end it. */
  leaveRunning(): number {
    this.child.unref();
    return this.child.pid as number;
  }

  /** The end that nothing can prepare for: every process of the group at once. */
  async kill(): Promise<void> {
    const gone = this.exited();
    process.kill(-(this.child.pid as number), 'SIGKILL');
    await gone;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = this.exited();
    this.child.kill('SIGTERM');
    const late = setTimeout(() => process.kill(-(this.child.pid as number), 'SIGKILL'), STOP_TIMEOUT_MS);
    await gone;
    clearTimeout(late);
  }

  private exited(): Promise<void> {
    return new Promise((resolve) => this.child.once('exit', () => resolve()));
  }

  private async untilReady(): Promise<void> {
    const end = Date.now() + PRODUCT_START_TIMEOUT_MS;
    while (Date.now() < end) {
      if (this.child.exitCode !== null) break;
      if (this.said.includes('is ready') && (await this.answers())) return;
      await pause(POLL_MS);
    }
    if (this.child.exitCode === null) await this.kill();
    throw new Error(`the product (${this.options.profile}) did not get ready:\n${this.said.slice(-4_000)}`);
  }

  private async answers(): Promise<boolean> {
    const reply = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    return reply?.status === 200;
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
