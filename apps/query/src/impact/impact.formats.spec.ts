// Goal: the form of an impact follows the Accept header; a table never starts a formula and a stream ends with its
// completeness, however slowly it is read. Method: readings made by hand, read to the end or given up.
import type { CompletenessReply } from '@suyuan/contract';
import { buffer, text } from 'node:stream/consumers';
import type { AnsweredImpactItem } from './impact.answer';
import { formatOf, toCsv, toNdjson } from './impact.formats';
import type { ImpactReading } from './impact-reader';

const completeness: CompletenessReply = {
  complete: true,
  linksExamined: 3,
  position: 9,
  ruleSet: 'r',
  limit: null,
};

const item = (changes: Partial<AnsweredImpactItem> = {}): AnsweredImpactItem => ({
  certificate: 'c-1',
  number: 'N-1',
  asset: 'scale-1',
  assetName: { zh: '秤' },
  tier: 'WORKING',
  region: '310000',
  class: 'AFFECTED',
  depth: 2,
  via: ['c-2', 'c-3'],
  usedOn: '2024-01-01',
  window: { from: '2024-01-01', to: null },
  exposure: 'OPEN',
  quantities: ['mass', 'length'],
  grade: 'MINOR',
  grading: {
    ratio: '0.119047619',
    basis: 'U',
    result: 0,
    point: 0,
    shift: { value: '-5', unit: 'ug' },
    cause: 'ccm-2023',
    causeKind: 'RESTATEMENT',
    complete: true,
  },
  ungraded: null,
  ...changes,
});

const notAsked = () => Promise.reject(new Error('not asked for'));

let asked = 0;

function reading(count: number, make: (index: number) => AnsweredImpactItem = () => item()): ImpactReading {
  async function* all(): AsyncGenerator<AnsweredImpactItem> {
    for (let index = 0; index < count; index += 1) {
      asked += 1;
      yield make(index);
    }
  }
  const question = { certificate: 'c-3', knownAt: 9 };
  return { question, completeness, size: async () => count, summary: notAsked, page: notAsked, all };
}

describe('the Accept header', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['text/html', 'application/json'],
    ['text/csv', 'text/csv'],
    ['TEXT/CSV; charset=utf-8', 'text/csv'],
    ['application/x-ndjson', 'application/x-ndjson'],
    ['application/json, text/csv', 'application/json'],
    ['application/json;q=0.5, text/csv', 'text/csv'],
    ['text/csv;q=0, application/x-ndjson;q=0.1', 'application/x-ndjson'],
    ['text/csv;q=x', 'application/json'],
    [',;,', 'application/json'],
  ])('%s gives %s', (accept, format) => {
    expect(formatOf(accept)).toBe(format);
  });
});

describe('a table', () => {
  it('has a header and one row for each item, and begins with a byte-order mark', async () => {
    const bytes = await buffer(toCsv(reading(2)));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const csv = bytes.subarray(3).toString('utf8');
    const [header, ...rows] = csv.trimEnd().split('\r\n');
    expect(header).toBe(
      'certificate,number,asset,assetName,tier,region,class,depth,via,usedOn,windowFrom,windowTo,exposure,quantities,grade,ratio,basis,shift,cause,ungraded,regionName',
    );
    const row =
      "c-1,N-1,scale-1,秤,WORKING,310000,AFFECTED,2,c-2 c-3,2024-01-01,2024-01-01,,OPEN,mass length,MINOR,0.119047619,U,'-5 ug,ccm-2023,,上海市";
    expect(rows).toEqual([row, row]);
  });

  it('has its header alone when nothing is affected', async () => {
    expect((await text(toCsv(reading(0)))).split('\r\n')).toHaveLength(2);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('does not start a formula: %j', async (evil) => {
    const csv = await text(toCsv(reading(1, () => item({ number: evil, assetName: { en: evil } }))));
    const cells = csv.slice(csv.indexOf('c-1')).split(',');
    expect(cells[1]?.replace(/^"/, '')[0]).toBe("'");
    expect(cells[3]?.replace(/^"/, '')[0]).toBe("'");
  });

  it('says why an item has no grade', async () => {
    const none = { grade: null, grading: null, ungraded: 'OTHER_QUANTITY' } as const;
    const csv = await text(toCsv(reading(1, () => item(none))));
    expect(csv.trimEnd().split('\r\n')[1]).toMatch(/mass length,,,,,,OTHER_QUANTITY,上海市$/);
  });

  it('shows a nameplate as words', async () => {
    const asset = { manufacturer: 'Maker', model: 'M', serialNumber: '7' };
    expect(await text(toCsv(reading(1, () => item({ asset, assetName: null }))))).toContain(',Maker M 7,,');
  });
});

describe('lines', () => {
  it('end with the completeness, and with the names of their regions', async () => {
    const lines = (await text(toNdjson(reading(2)))).trimEnd().split('\n');
    const shanghai = { name: { zh: '上海市', en: 'Shanghai' }, state: 'LISTED', lastListed: null };
    const names = { organizations: {}, regions: { 310000: shanghai } };
    const last = { completeness, names };
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([item(), item(), last]);
  });

  it('are made no faster than they are read, and no more when nobody reads on', async () => {
    asked = 0;
    const stream = toNdjson(reading(1_000_000));
    for await (const _ of stream) break;
    expect(stream.destroyed).toBe(true);
    expect(asked).toBeLessThan(10_000);
  });
});
