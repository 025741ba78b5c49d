// Goal: a server started by us is known by its folder, is stopped, and is ended when its launcher was killed; a
// process that only has the same number is left alone. Method: small servers of Node in folders of their own.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  acceptsConnections,
  commandLineOf,
  endStaleProcess,
  freePort,
  startChildServer,
} from '../../deploy/child-server';
import { Supervised } from '../../apps/standalone/src/stack/supervised';
import { takeFolder } from '../../apps/standalone/src/stack/take-folder';
import { until } from '../support/until';

const LISTEN = `require('net').createServer().listen(Number(process.argv[1]), '127.0.0.1')`;
const START_TIMEOUT_MS = 20_000;

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'suyuan-child-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = async (script = LISTEN, port?: number) => {
  const on = port ?? (await freePort());
  return startChildServer({
    name: 'a server',
    folder,
    command: process.execPath,
    args: ['-e', script, String(on), folder],
    port: on,
    startTimeoutMs: START_TIMEOUT_MS,
  });
};

describe('a server of ours', () => {
  it('answers when the start resolves and is gone when the stop does', async () => {
    const server = await start();
    expect(await acceptsConnections(server.port)).toBe(true);
    expect(commandLineOf(server.pid)).toContain(folder);
    await server.stop();
    expect(await acceptsConnections(server.port)).toBe(false);
    expect(existsSync(join(folder, 'server.pid'))).toBe(false);
  });

  it('that cannot start tells the end of its output', async () => {
    await expect(start(`console.log('no such luck'); process.exit(3)`)).rejects.toThrow(/no such luck/);
  });

  it('left over from a killed launcher is ended by the next start', async () => {
    const first = await start();
    const second = await start();
    await first.exited;
    expect(await acceptsConnections(first.port)).toBe(false);
    expect(await acceptsConnections(second.port)).toBe(true);
    await second.stop();
  });
});

describe('a recorded number that went to another program', () => {
  it('ends nothing', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    writeFileSync(join(folder, 'server.pid'), String(other.pid));
    await endStaleProcess(folder);
    expect(commandLineOf(other.pid!)).toContain('setInterval');
    expect(existsSync(join(folder, 'server.pid'))).toBe(false);
    other.kill('SIGKILL');
  });
});

describe('a supervised part', () => {
  it('is started again when it dies, and stays away once stopped', async () => {
    const port = await freePort();
    const said: string[] = [];
    const part = await Supervised.start(
      'part',
      () => start(LISTEN, port),
      (text) => said.push(text),
    );
    const { pid } = part;
    process.kill(pid, 'SIGKILL');
    await until(async () => part.pid !== pid && (await acceptsConnections(port)));
    expect(said).toEqual(['part has ended; starting it again in 0.5 s', 'part runs again']);
    await part.stop();
    expect(await acceptsConnections(port)).toBe(false);
  });

  it('fails the first start loudly', async () => {
    await expect(
      Supervised.start(
        'part',
        () => start('process.exit(1)'),
        () => {},
      ),
    ).rejects.toThrow(/ended while/);
  });
});

describe('the folder of a launcher', () => {
  it('is refused while another launcher lives, and free after it has gone or given it back', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    await until(() => commandLineOf(other.pid!).includes('setInterval'));
    const owner = { pid: other.pid, commandLine: commandLineOf(other.pid!) };
    writeFileSync(join(folder, 'launcher.json'), JSON.stringify(owner));
    expect(() => takeFolder(folder)).toThrow(/in use by another launcher/);
    const gone = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await gone;
    const giveBack = takeFolder(folder);
    expect(existsSync(join(folder, 'launcher.json'))).toBe(true);
    await giveBack();
    expect(existsSync(join(folder, 'launcher.json'))).toBe(false);
  });
});
