// Goal: who may certify what, on the day it was measured. Method: a sound chain, one thing changed, and its near miss.
import { massResult, point, reference, soundChain, Story } from '../testing/story';

const item = { performedOn: '2024-05-10', results: [massResult([point('1000', '0.5')], reference('m1'))] };
const range = { min: '1', max: '1000', unit: 'g' };
const constant = (a: string) => ({ form: 'CONSTANT', a, unit: 'mg', k: '2' }) as const;

/** The chain is certified by `lab`; the item by `other`, with whatever right it has. */
const byOther = (right: (story: Story) => Story, more = {}): Story =>
  right(soundChain().organization('other')).certificate('c', 'item', { ...item, issuer: 'other', ...more });

const scopeOf = (cmc: string, more = {}) => ({
  lines: [{ quantity: 'mass', range, methods: [], cmc: constant(cmc) }],
  ...more,
});

it('a sound chain has nothing to tell', () => {
  expect(soundChain().certificate('c', 'item', item).codes('c')).toEqual([]);
});

describe('a scope', () => {
  it('covers to the last day and the last gram', () => {
    const on = (validTo: string) => byOther((s) => s.scope('other', scopeOf('0.1', { validTo }))).codes('c');
    expect(on('2024-05-10')).toEqual([]);
    expect(on('2024-05-09')).toEqual(['LAB_OUT_OF_SCOPE']);
    const to = (max: string) =>
      byOther((s) =>
        s.scope('other', {
          lines: [{ quantity: 'mass', range: { ...range, max }, methods: [], cmc: constant('0.1') }],
        }),
      ).codes('c');
    expect(to('1000')).toEqual([]);
    expect(to('999.999')).toEqual(['LAB_OUT_OF_SCOPE']);
  });
  it('that is suspended on the day is told with scope and suspension, and no day later', () => {
    const until = (to: string) =>
      byOther((s) =>
        s.scope('other', scopeOf('0.1')).tell({
          type: 'ScopeSuspended',
          data: {
            id: 'suspension',
            scope: 'scope-other',
            organization: 'other',
            from: '2024-03-01',
            to,
            reason: 'audit',
          },
        }),
      );
    expect(until('2024-05-09').codes('c')).toEqual([]);
    expect(until('2024-05-10').findings('c', 'LAB_SUSPENDED')).toEqual([
      {
        code: 'LAB_SUSPENDED',
        severity: 'GAP',
        evidence: ['scope-other', 'suspension'],
        at: { from: 'c', to: null },
        result: 0,
      },
    ]);
  });
  it('is judged as known then: a scope recorded later does not count earlier', () => {
    const story = byOther((s) => s).scope('other', scopeOf('0.1'));
    expect(story.codes('c')).toEqual([]);
    expect(story.codes('c', story.trace('c').knownAt - 2)).toEqual(['LAB_NOT_AUTHORISED']);
  });
  it('of a capability known as text only leaves the answer open', () => {
    const text = byOther((s) =>
      s.scope('other', {
        lines: [
          {
            quantity: 'mass',
            range,
            methods: [],
            cmc: { form: 'TEXT', text: 'by agreement', unit: 'mg', k: '2' },
          },
        ],
      }),
    );
    expect(text.trace('c')).toMatchObject({ verdict: 'CANNOT_SAY' });
    expect(text.codes('c')).toEqual(['CMC_UNDETERMINED']);
  });
});

describe('an uncertainty', () => {
  it('below the capability is told with its point, at one k', () => {
    const cmc = (a: string) => byOther((s) => s.scope('other', scopeOf(a)));
    expect(cmc('0.5').codes('c')).toEqual([]);
    expect(cmc('0.501').findings('c', 'U_BELOW_CMC')).toMatchObject([
      { evidence: ['scope-other'], points: [0] },
    ]);
  });
});

describe('a laboratory without any scope of the quantity', () => {
  const examined = (validTo: string | null, owner = 'other') =>
    soundChain()
      .organization('other')
      .asset('own', { owner, tier: 'PUBLIC' })
      .examined('own', 'PUBLIC_STANDARD', validTo)
      .certificate('cert-own', 'own', {
        performedOn: '2024-01-01',
        results: [massResult([point('1000', '0.2')], reference('m1'))],
      })
      .certificate('c', 'item', {
        ...item,
        issuer: 'other',
        results: [massResult([point('1000', '0.5')], reference('own'))],
      });

  it('works under the examination of its own standard, to the last day', () => {
    expect(examined('2024-05-10').codes('c')).toEqual([]);
    expect(examined('2024-05-09').codes('c')).toEqual(['LAB_NOT_AUTHORISED', 'STANDARD_EXAM_LAPSED']);
    expect(byOther((s) => s).codes('c')).toEqual(['LAB_NOT_AUTHORISED']);
  });
  it('cannot work under the examination of somebody else', () => {
    expect(examined(null, 'third').codes('c')).toEqual(['LAB_NOT_AUTHORISED']);
  });
  it('may yet turn out to have used an examined standard of its own that is not known so far', () => {
    const late = soundChain()
      .organization('other')
      .certificate('c', 'item', {
        ...item,
        issuer: 'other',
        results: [massResult([point('1000', '0.5')], reference('own'))],
      });
    expect(late.codes('c')).toEqual(['PENDING_REFERENCE']);
    const known = (owner: string) =>
      late
        .asset('own', { owner, tier: 'PUBLIC' })
        .certificate('cert-own', 'own', {
          performedOn: '2024-01-01',
          results: [massResult([point('1000', '0.2')], reference('m1'))],
        })
        .codes('c');
    expect(known('third')).toEqual(['LAB_NOT_AUTHORISED', 'STANDARD_EXAM_MISSING']);
  });
  it('needs none to realise a unit', () => {
    const primary = new Story()
      .organization('nim')
      .asset('p', { tier: 'PRIMARY', owner: 'nim' })
      .examined('p', 'PRIMARY');
    const story = primary.certificate('c', 'p', {
      kind: 'REALIZATION',
      issuer: 'nim',
      results: [massResult([point('1000', '0.04')])],
    });
    expect(story.codes('c')).toEqual([]);
  });
});
