import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HealthChecks, Settings } from '@suyuan/platform';
import { postDemo } from './demo/post-demo';
import { progressBar, sayProgress } from './progress';

/** A running product in either profile. */
export interface Fillable {
  url: string;
  /** Whether nothing was ever recorded. */
  isEmpty(): Promise<boolean>;
  /** Tells those who ask meanwhile how far it is. */
  health: HealthChecks;
}

/** Fills an empty log with the demonstration, or goes on where a start that was killed broke off. */
export async function fillWithDemonstration(product: Fillable, settings: Settings): Promise<void> {
  if (!settings.demo) return;
  const marker = join(settings.dataDir, 'demonstration');
  const state = await readFile(marker, 'utf8').catch(() => null);
  if (state !== 'posting' && !(await product.isEmpty())) return;
  if (!settings.devTokens) {
    sayProgress('no demonstration: it is posted with tokens of the development issuer, which is off here');
    return;
  }
  await mkdir(settings.dataDir, { recursive: true });
  await writeFile(marker, 'posting');
  const bar = progressBar('posting the demonstration');
  try {
    await postDemo(product.url, {
      progress: (done, total) => {
        product.health.filling = { done, total };
        bar(done, total);
      },
    });
  } finally {
    product.health.filling = null;
  }
  await writeFile(marker, 'posted');
}
