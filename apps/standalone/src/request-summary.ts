import type { Metrics } from '@suyuan/platform';

export const SUMMARY_EVERY_MS = 60_000;

/** Asked every few seconds by whoever keeps the product running. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);

interface Counted {
  answered: number;
  refused: number;
  failed: number;
  seconds: number;
}

/** One line a minute in place of one a request, and none where nobody asked. Returns what ends it. */
export function sayRequests(metrics: Metrics, say: (text: string) => void): () => void {
  let before: Counted = { answered: 0, refused: 0, failed: 0, seconds: 0 };
  const timer = setInterval(() => {
    void countedSoFar(metrics).then((now) => {
      const text = summaryOf(before, now);
      before = now;
      if (text !== null) say(text);
    });
  }, SUMMARY_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

export async function countedSoFar(metrics: Metrics): Promise<Counted> {
  const counted: Counted = { answered: 0, refused: 0, failed: 0, seconds: 0 };
  const { values } = await metrics.httpSeconds.get();
  for (const { metricName, labels, value } of values) {
    if (PROBES.has(String(labels.route))) continue;
    if (metricName?.endsWith('_sum')) counted.seconds += value;
    if (!metricName?.endsWith('_count')) continue;
    counted.answered += value;
    const status = Number(labels.status);
    if (status >= 500) counted.failed += value;
    else if (status >= 400) counted.refused += value;
  }
  return counted;
}

export function summaryOf(before: Counted, now: Counted): string | null {
  const answered = now.answered - before.answered;
  if (answered === 0) return null;
  const ms = ((now.seconds - before.seconds) / answered) * 1_000;
  const refused = now.refused - before.refused;
  const failed = now.failed - before.failed;
  return `${answered} answered in the last minute (${refused} refused, ${failed} failed), ${ms.toFixed(1)} ms each; LOG_LEVEL=info tells each`;
}
