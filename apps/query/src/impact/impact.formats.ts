import { pipeline, Readable } from 'node:stream';
import { regionOf, type NamedRegion } from '@suyuan/domain';
import { stringify } from 'csv-stringify';
import type { AnsweredImpactItem } from './impact.answer';
import type { ImpactReading } from './impact-reader';

export type ImpactFormat = 'application/json' | 'text/csv' | 'application/x-ndjson';

const FORMATS: readonly ImpactFormat[] = ['application/json', 'text/csv', 'application/x-ndjson'];

/** The format the client likes best by its Accept header; JSON when it names none of ours. */
export function formatOf(accept: string | undefined): ImpactFormat {
  const wishes = (accept ?? '').split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    return { format: type === '*/*' ? 'application/json' : type, weight: Number.isNaN(weight) ? 0 : weight };
  });
  const best = wishes
    .filter(({ format, weight }) => weight > 0 && FORMATS.includes(format as ImpactFormat))
    .sort((a, b) => b.weight - a.weight)[0];
  return (best?.format as ImpactFormat | undefined) ?? 'application/json';
}

/**
 * Every item on a line of its own; the last line is the completeness, so a reader knows that nothing was cut off, and what
 * the regions of all lines are called.
 */
export function toNdjson(reading: ImpactReading): Readable {
  async function* lines(): AsyncGenerator<string> {
    const regions: Record<string, NamedRegion> = {};
    for await (const item of reading.all()) {
      if (item.region !== null) regions[item.region] ??= regionOf(item.region);
      yield `${JSON.stringify(item)}\n`;
    }
    const names = { organizations: {}, regions };
    yield `${JSON.stringify({ completeness: reading.completeness, names })}\n`;
  }
  return Readable.from(lines(), { objectMode: false });
}

const COLUMNS: readonly [string, (item: AnsweredImpactItem) => string | number | null][] = [
  ['certificate', (item) => item.certificate],
  ['number', (item) => item.number],
  ['asset', ({ asset }) => (typeof asset === 'string' ? asset : Object.values(asset).join(' '))],
  ['assetName', ({ assetName }) => assetName?.zh ?? assetName?.en ?? null],
  ['tier', (item) => item.tier],
  ['region', (item) => item.region],
  ['class', (item) => item.class],
  ['depth', (item) => item.depth],
  ['via', (item) => item.via.join(' ')],
  ['usedOn', (item) => item.usedOn],
  ['windowFrom', (item) => item.window.from],
  ['windowTo', (item) => item.window.to],
  ['exposure', (item) => item.exposure],
  ['quantities', (item) => item.quantities.join(' ')],
  ['grade', (item) => item.grade],
  ['ratio', (item) => item.grading?.ratio ?? null],
  ['basis', (item) => item.grading?.basis ?? null],
  ['shift', ({ grading }) => (grading ? `${grading.shift.value} ${grading.shift.unit}` : null)],
  ['cause', (item) => item.grading?.cause ?? null],
  ['ungraded', (item) => item.ungraded],
  ['regionName', ({ region }) => (region === null ? null : (regionOf(region).name.zh ?? null))],
];

/**
 * RFC 4180 with a byte-order mark, so that spreadsheets read the Chinese. A cell that would start a formula gets
 * an apostrophe before it: names come from outside.
 */
export function toCsv(reading: ImpactReading): Readable {
  async function* rows(): AsyncGenerator<(string | number | null)[]> {
    for await (const item of reading.all()) yield COLUMNS.map(([, cell]) => cell(item));
  }
  const csv = stringify({
    header: true,
    columns: COLUMNS.map(([name]) => name),
    bom: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
  });
  // A failure on either side destroys both; the reply is then cut off, which the client sees.
  pipeline(Readable.from(rows()), csv, () => {});
  return csv;
}
