// Goal: what an earlier release recorded is read as it was meant, and answered as before but where the rules say otherwise.
// Method: the log of its demonstration and of every write of its API, byte for byte, and what it answered itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '@suyuan/platform';
import type { CarriedEvent } from '@suyuan/read-model';
import { startQueryApp, type QueryApp } from '../../apps/query/src/testing/query-app';
import { explained, NEW_RULES, type NewRule } from './differences';

const lines = (name: string): string[] => readFileSync(join(__dirname, name), 'utf8').trim().split('\n');
const LOG = lines('log-2026.2.ndjson');
const ANSWERS = lines('answers-2026.2.ndjson').map(
  (line) => JSON.parse(line) as { ask: string; answer: Record<string, unknown> },
);

let query: QueryApp;

beforeAll(async () => {
  const written = LOG.map(
    (line, position) => ({ position, ...(JSON.parse(line) as object) }) as CarriedEvent,
  );
  query = await startQueryApp({ before: (world) => world.takeOver(written) });
}, 120_000);
afterAll(() => query.close());

/** What was kept of the answers of the release before: verdicts, days and codes. */
function kept(ask: string, body: Record<string, unknown>): Record<string, unknown> {
  const codes = (name: string) =>
    [...new Set((body[name] as { code: string }[]).map(({ code }) => code))].sort();
  const { verdict } = body;
  if (ask.includes('/validity?')) {
    const { until, certificate } = body as { until: unknown; certificate: { id: string } | null };
    return { verdict, until, certificate: certificate?.id ?? null, codes: codes('reasons') };
  }
  if (ask.includes('/impact?')) return { counts: body.counts };
  const { start, roots, links } = body as { start: unknown; roots: unknown[]; links: unknown[] };
  return { verdict, start, roots: roots.length, links: links.length, codes: codes('gaps') };
}

it('keeps every event as it was written', () => {
  expect(LOG.map((line) => canonicalJson(JSON.parse(line)))).toEqual(LOG);
  expect(new Set(LOG.map((line) => (JSON.parse(line) as { type: string }).type)).size).toBe(34);
});

it('answers as before, but where a rule says otherwise', async () => {
  const told: unknown[] = [];
  const byRule: Partial<Record<NewRule, number>> = {};
  for (const { ask, answer } of ANSWERS) {
    const reply = await query.get(ask, { role: 'admin' });
    const why = explained(answer, reply.status === 200 ? kept(ask, reply.json()) : { status: reply.status });
    if (Array.isArray(why)) for (const rule of why) byRule[rule] = (byRule[rule] ?? 0) + 1;
    else if (why !== null) told.push({ ask, ...why });
  }
  expect(told).toEqual([]);
  // Every rule that is named explains something.
  expect(Object.keys(byRule).sort()).toEqual(Object.keys(NEW_RULES).sort());
}, 240_000);
