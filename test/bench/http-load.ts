// Sends prepared requests over keep-alive connections, one at a time on each, and prints what came back.
// A process of its own, on bare sockets: on two cores a full HTTP client would take its share from the server.
// Reads its plan as JSON from standard input.
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

export interface LoadPlan {
  port: number;
  connections: number;
  warmUpMs: number;
  durationMs: number;
  method: 'GET' | 'POST';
  /** Taken in turn. */
  paths: string[];
  headers: Record<string, string>;
  /** `NUMBER` in it becomes a number of this run, always of the same length. */
  body: string | null;
  expectedStatus: number;
}

export interface LoadResult {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  requests: number;
}

const NUMBER_DIGITS = 12;

class Connection {
  private buffered: Buffer = Buffer.alloc(0);
  private readonly socket;
  private onReply: ((status: number, bodyStart: number, end: number) => void) | null = null;

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.on('data', (chunk) => this.take(chunk));
    this.socket.on('error', fail);
    this.socket.on('close', () => this.onReply && fail(new Error('The server closed a connection.')));
  }

  request(message: string, expectedStatus: number): Promise<void> {
    return new Promise((resolve) => {
      this.onReply = (status, start, end) => {
        const reply = status === expectedStatus ? '' : this.buffered.subarray(start, end).toString();
        this.buffered = this.buffered.subarray(end);
        this.onReply = null;
        if (status !== expectedStatus) fail(new Error(`Status ${status}: ${reply}`));
        resolve();
      };
      this.socket.write(message);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.buffered = this.buffered.length === 0 ? chunk : Buffer.concat([this.buffered, chunk]);
    const headEnd = this.buffered.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.buffered.subarray(0, headEnd).toString('latin1');
    const length = /\r\ncontent-length: *(\d+)/i.exec(head);
    if (!length) fail(new Error('A reply without Content-Length.'));
    const end = headEnd + 4 + Number(length?.[1]);
    if (this.buffered.length >= end) this.onReply?.(Number(head.slice(9, 12)), headEnd + 4, end);
  }
}

function fail(error: Error): void {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

function messageMaker(plan: LoadPlan): () => string {
  const headers = { Host: `127.0.0.1:${plan.port}`, ...plan.headers };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const run = Date.now() % 1_000_000;
  let count = 0;
  return () => {
    const path = plan.paths[count % plan.paths.length] as string;
    count += 1;
    if (plan.body === null) return `${plan.method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
    const body = plan.body.replaceAll('NUMBER', `${run}${String(count).padStart(NUMBER_DIGITS, '0')}`);
    const length = Buffer.byteLength(body);
    return `${plan.method} ${path} HTTP/1.1\r\n${lines.join('')}Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`;
  };
}

async function main(): Promise<void> {
  const plan = JSON.parse(await text(process.stdin)) as LoadPlan;
  const nextMessage = messageMaker(plan);
  const from = Date.now() + plan.warmUpMs;
  const until = from + plan.durationMs;
  const tookMs: number[] = [];
  const work = async (): Promise<void> => {
    const connection = new Connection(plan.port);
    for (let now = Date.now(); now < until; now = Date.now()) {
      const sent = performance.now();
      await connection.request(nextMessage(), plan.expectedStatus);
      if (now >= from) tookMs.push(performance.now() - sent);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: plan.connections }, work));
  const elapsedMs = Date.now() - from;
  tookMs.sort((one, other) => one - other);
  const at = (share: number): number => tookMs[Math.floor(tookMs.length * share)] ?? 0;
  const result: LoadResult = {
    perSecond: (tookMs.length * 1_000) / elapsedMs,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    requests: tookMs.length,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

void main();
