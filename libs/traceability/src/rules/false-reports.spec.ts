// Goal: the signs of a false report are told, and nothing honest looks like one. Method: a sound chain with one
// tier, one owner, one count or one figure changed; the signs that many certificates give are built from them.
import { CERTIFICATES_PER_DAY, type MeasuredPoint } from '@suyuan/domain';
import { massResult, point, reference, soundChain, type Story } from '../testing/story';

const performedOn = '2024-05-10';
const errorOf = (value: string) => ({ error: { value, unit: 'mg' } });

/** As many points as there are errors, from 1 g up. */
const measured = (errors: readonly string[]): MeasuredPoint[] =>
  errors.map((value, index) => point(String(index + 1), '0.5', errorOf(value)));

/** Twenty significant digits together. */
const FIGURES = ['0.1102', '-0.07313', '0.02147', '0.00', '0.1305', '0.09118'];

function certificate(story: Story, id: string, asset: string, errors: readonly string[], more = {}): Story {
  const results = [
    massResult(measured(errors), reference('m1', { range: { min: '1', max: '1', unit: 'g' } })),
  ];
  return story.certificate(id, asset, { performedOn, results, ...more });
}

const suspicions = (story: Story, id = 'c', knownAt?: number) =>
  (knownAt === undefined ? story.trace(id) : story.trace(id, knownAt)).findings
    .filter(({ code }) => code === 'SUSPECT_FALSE_REPORT')
    .map(({ evidence }) => evidence);

describe('a highest standard', () => {
  const standard = (
    tier: 'PUBLIC' | 'ENTERPRISE_HIGHEST' | 'WORKING_STANDARD' | 'PRIMARY',
    owner: string,
  ) => {
    const chain = soundChain()
      .organization('other')
      .asset('own', { tier, owner })
      .examined('own', 'EXAMINATION');
    return certificate(chain, 'c', 'own', ['0.1']);
  };

  it('is not certified by its owner', () => {
    expect(suspicions(standard('ENTERPRISE_HIGHEST', 'lab'))).toEqual([['c']]);
    expect(suspicions(standard('ENTERPRISE_HIGHEST', 'other'))).toEqual([]);
  });
  it.each(['PUBLIC', 'WORKING_STANDARD', 'PRIMARY'] as const)('is none of tier %s', (tier) => {
    expect(suspicions(standard(tier, 'lab'))).toEqual([]);
  });
  it('is judged by the owner of the day', () => {
    const sold = (on: string) =>
      standard('ENTERPRISE_HIGHEST', 'other').tell({
        type: 'AssetTransferred',
        data: { id: 'sale', asset: 'own', on, note: null, owner: 'lab' },
      });
    expect(suspicions(sold('2024-05-11'))).toEqual([]);
    expect(suspicions(sold('2024-05-10'))).toEqual([['c']]);
  });
  it('is told as a gap, with the certificate', () => {
    expect(standard('ENTERPRISE_HIGHEST', 'lab').findings('c', 'SUSPECT_FALSE_REPORT')).toEqual([
      { code: 'SUSPECT_FALSE_REPORT', severity: 'GAP', evidence: ['c'], at: { from: 'c', to: null } },
    ]);
  });
});

describe('a day of one issuer', () => {
  const busy = (performedThatDay: number) => {
    const results = [massResult([point('1000', '0.5')], reference('m1'))];
    const story = soundChain().certificate('c', 'item', { performedOn, results });
    return story.issued('c', { performedThatDay, sameFigures: [] });
  };

  it('has at most so many certificates', () => {
    expect(suspicions(busy(CERTIFICATES_PER_DAY.max))).toEqual([]);
    expect(suspicions(busy(CERTIFICATES_PER_DAY.max + 1))).toEqual([['c']]);
  });
});

describe('the very same figures', () => {
  const twins = (errors: readonly string[], other: readonly string[], more = {}, asset = 'twin') => {
    const chain = soundChain().asset('twin', { kind: 'INSTRUMENT', tier: 'WORKING' });
    return certificate(certificate(chain, 'c', 'item', errors), 'clone', asset, other, more);
  };

  it('of another asset are told with its certificate, on both', () => {
    const story = twins(FIGURES, FIGURES, { performedOn: '2024-09-09' });
    expect(suspicions(story)).toEqual([['c', 'clone']]);
    expect(suspicions(story, 'clone')).toEqual([['clone', 'c']]);
  });
  it('are the same however they are written, and others by one digit', () => {
    expect(suspicions(twins(FIGURES, ['0.11020', '-0.07313', '0.021470', '0', '0.1305', '0.09118']))).toEqual(
      [['c', 'clone']],
    );
    expect(suspicions(twins(FIGURES, [...FIGURES.slice(0, 5), '0.09119']))).toEqual([]);
  });
  it('say nothing where they are few, or all zero', () => {
    expect(suspicions(twins([...FIGURES.slice(0, 5), '0.9'], [...FIGURES.slice(0, 5), '0.9']))).toEqual([]);
    const zeros = FIGURES.map(() => '0.00');
    expect(suspicions(twins(zeros, zeros))).toEqual([]);
  });
  it('say nothing of the same asset, or of another issuer', () => {
    expect(suspicions(twins(FIGURES, FIGURES, {}, 'item'))).toEqual([]);
    expect(suspicions(twins(FIGURES, FIGURES, { issuer: 'other' }))).toEqual([]);
  });
  it('of the same asset are known as such by its nameplate, while it is the only one', () => {
    const nameplate = { manufacturer: 'Works', model: 'M', serialNumber: '7' };
    const named = (twin: object) => {
      const chain = soundChain()
        .asset('scale', { kind: 'INSTRUMENT', tier: 'WORKING', ...nameplate })
        .asset('twin', { kind: 'INSTRUMENT', tier: 'WORKING', ...twin });
      const first = certificate(chain, 'c', 'scale', FIGURES);
      return certificate(first, 'again', 'scale', FIGURES, { asset: nameplate });
    };
    expect(suspicions(named({}))).toEqual([]);
    expect(suspicions(named(nameplate))).toEqual([['c', 'again']]);
  });
  it('count from when they are known', () => {
    const story = twins(FIGURES, FIGURES);
    const now = story.trace('c').knownAt;
    expect(suspicions(story, 'c', now - 1)).toEqual([['c', 'clone']]);
    expect(suspicions(story, 'c', now - 2)).toEqual([]);
  });
});
