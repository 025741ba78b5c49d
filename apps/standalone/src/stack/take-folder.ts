import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf } from '../../../../deploy/child-server';

/**
 * Records this process as the launcher of a folder, so that a second one does not end the first one's services
 * as left over. Returns the way to give the folder back.
 * @throws Error when a launcher that lives has it.
 */
export function takeFolder(folder: string): () => Promise<void> {
  const file = join(folder, 'launcher.json');
  const owner = readOwner(file);
  // The command line is compared, because the number may have gone to another program since.
  if (owner && owner.pid !== process.pid && owner.commandLine === commandLineOf(owner.pid)) {
    throw new Error(`${folder} is in use by another launcher (process ${owner.pid}).`);
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, commandLine: commandLineOf(process.pid) }));
  return async () => rmSync(file, { force: true });
}

function readOwner(file: string): { pid: number; commandLine: string } | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { pid: number; commandLine: string };
  } catch {
    return null;
  }
}
