import 'reflect-metadata';
import { CommanderError } from 'commander';
import { SettingsError, USAGE_EXIT_CODE } from '@suyuan/platform';
import { commandLine } from './command-line';
import { sayProgress } from './progress';

async function main(): Promise<void> {
  try {
    await commandLine().parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : USAGE_EXIT_CODE);
    sayProgress(error instanceof Error ? error.message : String(error));
    process.exit(error instanceof SettingsError ? USAGE_EXIT_CODE : 1);
  }
}

void main();
