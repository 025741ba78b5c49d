import type { EventLog } from '@suyuan/event-log';
import { ReadModel } from '@suyuan/read-model';
import type { Terminal } from '../dead-letters/dead-letters.commands';
import { rebuildReadModel } from './rebuild-read-model';

const BAR_CELLS = 30;

/** `suyuan rebuild`: shows a bar on standard error, tells the result, returns the exit code (1: something differs). */
export async function rebuildCommand(
  parts: { log: EventLog; readModel: ReadModel },
  terminal: Terminal,
  stderr: { isTTY?: boolean; write: (text: string) => unknown } = process.stderr,
): Promise<number> {
  const report = await rebuildReadModel({ ...parts, onProgress: progressOn(stderr) });
  if (stderr.isTTY) stderr.write('\n');
  terminal.out(`Rebuilt from ${report.events} event(s).`);
  if (report.dead.length > 0) terminal.err(`Dead letters at positions ${report.dead.join(', ')}.`);
  if (report.differences.length === 0) {
    terminal.out('Every table is the same as before.');
    return 0;
  }
  for (const { table, before, after } of report.differences) {
    terminal.err(`${table} differs: ${before} before, ${after} after.`);
  }
  return 1;
}

/** On a terminal a bar that is drawn over itself; in a file a line for each tenth. */
function progressOn(stderr: { isTTY?: boolean; write: (text: string) => unknown }) {
  let told = -1;
  return (done: number, total: number): void => {
    const share = total === 0 ? 1 : done / total;
    const step = Math.floor(share * (stderr.isTTY ? 100 : 10));
    if (step === told) return;
    told = step;
    const cells = Math.round(share * BAR_CELLS);
    const bar = `[${'#'.repeat(cells)}${'-'.repeat(BAR_CELLS - cells)}] ${Math.floor(share * 100)} % (${done}/${total})`;
    stderr.write(stderr.isTTY ? `\r${bar}` : `${bar}\n`);
  };
}
