import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '@suyuan/platform';
import { postDemo } from './demo/post-demo';
import { progressBar, sayProgress } from './progress';
import type { Standalone } from './standalone';

/** Fills an empty log with the demonstration, or goes on where a start that was killed broke off. */
export async function fillWithDemonstration(product: Standalone, settings: Settings): Promise<void> {
  if (!settings.demo) return;
  const marker = join(settings.dataDir, 'demonstration');
  const state = await readFile(marker, 'utf8').catch(() => null);
  const begins = product.headAtStart === -1;
  if (!begins && state !== 'posting') return;
  if (!settings.devTokens) {
    sayProgress('no demonstration: it is posted with tokens of the development issuer, which is off here');
    return;
  }
  await writeFile(marker, 'posting');
  const bar = progressBar('posting the demonstration');
  await postDemo(product.url, { progress: bar });
  await writeFile(marker, 'posted');
}
