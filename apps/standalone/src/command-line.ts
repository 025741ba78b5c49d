import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { projectRoot, readSettings, untilStopped } from '@suyuan/platform';
import {
  listDeadLetters,
  replayDeadLetterCommand,
} from '../../projector/src/dead-letters/dead-letters.commands';
import { rebuildCommand } from '../../projector/src/rebuild/rebuild.command';
import { postDemo } from './demo/post-demo';
import { fillWithDemonstration } from './demonstration';
import { progressBar, sayProgress } from './progress';
import { schemesCommand } from './schemes/schemes.command';
import { startStandalone } from './standalone';
import { uncertaintyCommand } from './uncertainty/uncertainty.command';
import { withStores } from './with-stores';

const terminal = {
  out: (line: string): void => void process.stdout.write(`${line}\n`),
  err: (line: string): void => void process.stderr.write(`${line}\n`),
};

/** Every command of `suyuan`. Data goes to stdout, progress to stderr. */
export function commandLine(): Command {
  const program = new Command('suyuan')
    .description('Traceability of measurement as a service (溯源)')
    .version(productVersion(), '--version', 'print the version')
    .exitOverride();
  program
    .command('start', { isDefault: true })
    .description('run the product in one process (the default)')
    // A word that is no command gets here, because this one is the default.
    .allowExcessArguments()
    .action((_options, { args: [word] }: Command) => (word === undefined ? start() : refuse(program, word)));
  program
    .command('stack')
    .description('run it as separate services over PostgreSQL, Redis and Apache Kafka')
    .action(stack);
  program.command('rebuild').description('rebuild the read models from the log and compare').action(rebuild);
  program
    .command('demo')
    .description('post the demonstration to a running service')
    .argument('[url]', 'where it answers', 'http://127.0.0.1:3000')
    .action(demo);
  program
    .command('uncertainty')
    .description('calculate an uncertainty budget; the file is a body of POST /v1/uncertainty/budgets')
    .argument('<file>', 'JSON file, or - for standard input')
    .option('--table', 'print the budget as a table instead of JSON')
    .action(uncertainty);
  program
    .command('schemes')
    .description('print the built-in verification schemes; each is a body of POST /v1/schemes')
    .argument('[id]', 'only this one, such as "JJG 2053-2016"')
    .action(schemes);
  const deadLetters = program.command('dead-letters').description('events that could not be projected');
  deadLetters.command('list').action(() => withReadModel((parts) => listDeadLetters(parts, terminal)));
  deadLetters
    .command('replay')
    .argument('<position>', 'position of the event in the log', Number)
    .action((position: number) =>
      withReadModel((parts) => replayDeadLetterCommand(parts, position, terminal)),
    );
  return program;
}

function refuse(program: Command, word: string): never {
  const known = program.commands.map((command) => command.name()).join(', ');
  return program.error(`error: there is no command '${word}'; there are: ${known} (suyuan help tells more)`);
}

function productVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

async function start(): Promise<void> {
  const settings = readSettings(process.env, 'standalone');
  const stopped = untilStopped();
  const product = await startStandalone(settings, sayProgress);
  await Promise.race([fillWithDemonstration(product, settings), stopped.asked]);
  if (!stopped.wasAsked()) sayProgress(`Suyuan 溯源 is ready: ${product.url}`);
  await stopped.asked;
  sayProgress('stopping');
  await product.stop();
  process.exit(0);
}

async function stack(): Promise<void> {
  const settings = readSettings(process.env, 'distributed');
  const stopped = untilStopped();
  // Loaded when asked for: the other commands need neither Kafka nor Redis.
  const { runStack } = await import('./stack/run-stack.js');
  const running = await runStack(settings);
  await stopped.asked;
  await running.stop();
  process.exit(0);
}

async function rebuild(): Promise<void> {
  await withReadModel((parts) => rebuildCommand(parts, terminal));
}

async function withReadModel(run: Parameters<typeof withStores>[1]): Promise<void> {
  process.exitCode = await withStores(readSettings(process.env, 'standalone'), run);
}

async function demo(url: string): Promise<void> {
  const position = await postDemo(url, { progress: progressBar('posting the demonstration') });
  terminal.out(String(position));
}

async function uncertainty(file: string, { table = false }: { table?: boolean }): Promise<void> {
  process.exitCode = await uncertaintyCommand(file, { table }, terminal);
}

function schemes(id?: string): void {
  process.exitCode = schemesCommand(id, terminal);
}
