// Goal: what the pages make of texts: of the search box, of a refusal, of a date, of the form.
// Method: the pure functions behind them, called with what people and servers really send.
import { pathOfPointer, problemOf } from '../../apps/web/src/api/problem';
import type { AssetListItemReply, HistoryEntryReply } from '../../apps/web/src/api/generated';
import { examinationState, recordsOf } from '../../apps/web/src/asset/records-of';
import { bodyOf, newDraft } from '../../apps/web/src/calibration/draft';
import { pageOf } from '../../apps/web/src/parts/page-of';
import { newIdempotencyKey } from '../../apps/web/src/parts/idempotency-key';
import { matchCounts, matchOf, understand } from '../../apps/web/src/search/understanding';

const item = (more: Partial<AssetListItemReply>): AssetListItemReply => ({
  id: 'e2-set-inm',
  kind: 'STANDARD',
  tier: 'PUBLIC',
  name: {
    zh: '标准砝码组',
    en: 'Weight set',
  },
  manufacturer: 'Häfner',
  model: 'E2',
  serialNumber: 'SN-17',
  owner: 'inm-co',
  region: null,
  due: null,
  status: null,
  visibility: 'PUBLIC',
  position: 1,
  newestCertificate: {
    id: 'c',
    number: '4687',
    performedOn: '2020-08-12',
    validUntil: null,
  },
  ...more,
});

describe('the search box', () => {
  it.each([
    ['  ', 'nothing', '', null],
    [' 砝码 ', 'chinese-name', '砝码', null],
    ['4687', 'number', '4687', null],
    ['weight set', 'words', 'weight set', null],
    ['https://suyuan.example/check?issuer=inm-co&number=4687', 'number', '4687', null],
    ['/assets/scale-7/trace?on=2024-01-01', 'link', undefined, '/assets/scale-7/trace?on=2024-01-01'],
    ['http://host/certificates/cert-9', 'link', undefined, '/certificates/cert-9'],
  ])('takes %j for %s', (text, kind, query, path) => {
    expect(understand(text)).toEqual({ kind, query: query ?? text.trim(), path });
  });

  it.each([
    ['E2-SET-INM', 'id'],
    ['sn-17', 'serialNumber'],
    ['468', 'certificate'],
    ['砝码', 'name'],
    ['weight', 'name'],
    ['häfner', 'maker'],
    ['1473 D-K 17296', 'other'],
  ])('finds %j in the %s', (query, match) => {
    expect(matchOf(item({}), query)).toBe(match);
  });

  it('counts the kinds of matches, the most frequent first', () => {
    const items = [item({}), item({ serialNumber: '4687' }), item({})];
    expect(matchCounts(items, '4687')).toEqual([
      ['certificate', 2],
      ['serialNumber', 1],
    ]);
  });
});

describe('a refusal', () => {
  it('points at the field of the form', () => {
    expect(pathOfPointer('/results/0/points/12/nominal/value')).toEqual([
      'results',
      0,
      'points',
      12,
      'nominal',
      'value',
    ]);
    expect(pathOfPointer('/a~1b/m~0n')).toEqual(['a/b', 'm~n']);
    expect(pathOfPointer('')).toEqual([]);
  });

  it('is read from problem+json', () => {
    const body = JSON.stringify({ status: 422, code: 'TIME_ORDER', title: 'T', detail: 'D', errors: [] });
    expect(problemOf(422, 'application/problem+json; charset=utf-8', body)).toEqual({
      status: 422,
      code: 'TIME_ORDER',
      title: 'T',
      detail: 'D',
      traceId: null,
      errors: [],
    });
  });

  it.each([
    ['text/html', '<h1>Bad Gateway</h1>', ''],
    ['application/json', '{"cut', ''],
    ['', '<h1>Bad Gateway</h1>', ''],
    ['text/plain; charset=utf-8', 'upstream is away', 'upstream is away'],
  ])('is told even when a proxy answered with %s', (type, body, detail) => {
    const problem = { status: 502, code: 'HTTP_502', title: '', detail, traceId: null, errors: [] };
    expect(problemOf(502, type, body)).toEqual(problem);
  });
});

describe('the page of what an answer links to', () => {
  it.each([
    ['/v1/certificates/c-1', '/certificates/c-1'],
    ['/v1/assets/a.b', '/assets/a.b'],
    ['/v1/impact-cases/x', '/impact-cases/x'],
    ['/v1/schemes/s', null],
    ['https://elsewhere/assets/a', null],
  ])('%s is %s', (link, page) => {
    expect(pageOf(link)).toBe(page);
  });
});

describe('the records of an asset', () => {
  const entry = (type: string, data: unknown): HistoryEntryReply => ({
    position: 1,
    type,
    occurredOn: '2026-01-01',
    recordedAt: '2026-01-01T00:00:00Z',
    actor: { subject: 's', role: 'regulator', organization: null },
    data: data as HistoryEntryReply['data'],
  });

  it('are those of one kind, the newest first', () => {
    const history = [entry('AssetExamined', 1), entry('AssetRepaired', 2), entry('AssetExamined', 3)];
    expect(recordsOf<number>(history, 'AssetExamined')).toEqual([3, 1]);
  });

  it.each([
    ['2025-12-31', 'NOT_YET'],
    ['2026-01-01', 'IN_FORCE'],
    ['2027-12-31', 'IN_FORCE'],
    ['2028-01-01', 'LAPSED'],
  ])('are on %s %s', (on, state) => {
    expect(examinationState({ validFrom: '2026-01-01', validTo: '2027-12-31' }, on)).toBe(state);
  });

  it('do not lapse without an end', () => {
    expect(examinationState({ validFrom: '2026-01-01', validTo: null }, '2999-01-01')).toBe('IN_FORCE');
  });
});

describe('the form', () => {
  it('posts readings as a list, each as it was written, and none where none were', () => {
    const points = [{ observations: ' 1.00000010 1.00000010\n1.00000013 ' }, { observations: '  ' }];
    expect(bodyOf({ results: [{ points }] })).toEqual({
      results: [{ points: [{ observations: ['1.00000010', '1.00000010', '1.00000013'] }, {}] }],
    });
  });

  it('posts nothing for parts of which nothing was filled in', () => {
    expect(
      bodyOf({ decisionRule: { id: undefined }, environment: { humidity: {} }, references: [] }),
    ).toEqual({});
  });

  it('posts what was written, zeros kept, and leaves out what was left empty', () => {
    const values = {
      ...newDraft('e2-set-inm', 'inm-co'),
      certificateNumber: ' 4687 ',
      validUntil: null,
      methods: [],
      replaces: '',
      results: [
        {
          quantity: 'mass',
          points: [
            {
              nominal: {
                value: '306.250',
                unit: 'g',
              },
              error: {
                value: '',
                unit: '',
              },
              mark: undefined,
            },
          ],
          references: [
            {
              namedBy: 'asset',
              asset: 'e1',
              certificate: { issuer: '' },
              quantity: 'mass',
              role: 'MAIN',
            },
          ],
        },
      ],
    };
    expect(bodyOf(values)).toEqual({
      asset: 'e2-set-inm',
      issuer: 'inm-co',
      kind: 'CALIBRATION',
      conclusion: 'PASS',
      accredited: false,
      certificateNumber: '4687',
      results: [
        {
          quantity: 'mass',
          points: [
            {
              nominal: {
                value: '306.250',
                unit: 'g',
              },
            },
          ],
          references: [
            {
              asset: 'e1',
              quantity: 'mass',
              role: 'MAIN',
            },
          ],
        },
      ],
    });
  });

  it('keeps the places of list items, so that pointers fit', () => {
    const body = bodyOf({ results: [{ points: [{ mark: '' }, { mark: '200*' }] }] });
    expect(body.results?.[0]?.points).toEqual([{}, { mark: '200*' }]);
  });

  it('never uses an idempotency key twice', () => {
    const keys = new Set(Array.from({ length: 100 }, newIdempotencyKey));
    expect(keys.size).toBe(100);
    expect([...keys].every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
  });
});
