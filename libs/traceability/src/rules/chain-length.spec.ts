// Goal: a chain of more links than chains usually have is remarked. Method: chains of known length, one link more.
import { massResult, point, reference, soundChain, Story } from '../testing/story';
import { CHAIN_LINKS_USUAL_MAX } from './chain-length';

const CODE = 'CHAIN_TOO_LONG';
const day = (link: number) => `2024-01-${String(link + 1).padStart(2, '0')}`;
const result = (u: number, ...references: ReturnType<typeof reference>[]) =>
  massResult([point('1000', String(u))], ...references);

/** `cert-0` realises the kilogram; `c<n>` of asset `a<n>` is n links below it. */
function chain(links: number, story: Story = soundChain()): Story {
  for (let link = 1; link <= links; link += 1) {
    const above = link === 1 ? 'm0' : `a${link - 1}`;
    story.asset(`a${link}`).certificate(`c${link}`, `a${link}`, {
      performedOn: day(link),
      results: [result(link, reference(above))],
    });
  }
  return story;
}

it('nine links are usual, ten are told with the end of the path', () => {
  expect(CHAIN_LINKS_USUAL_MAX).toBe(9);
  expect(chain(9).codes('c9')).toEqual([]);
  expect(chain(10).findings('c10', CODE)).toEqual([
    { code: CODE, severity: 'REMARK', evidence: ['cert-0'], at: { from: 'c10', to: null } },
  ]);
  expect(chain(10).trace('c10').verdict).toBe('TRACEABLE_WITH_REMARKS');
});

it('the longest of several paths counts, and not what is ancillary', () => {
  const last = (...references: ReturnType<typeof reference>[]) =>
    chain(9).certificate('c', 'item', { performedOn: day(15), results: [result(20, ...references)] });
  expect(last(reference('m0'), reference('a9')).findings('c', CODE)).toHaveLength(1);
  expect(last(reference('m0'), reference('a8')).findings('c', CODE)).toEqual([]);
  expect(last(reference('m0'), reference('a9', { role: 'ANCILLARY' })).findings('c', CODE)).toEqual([]);
});

it('a path that ends outside or open ends in the last certificate that is known', () => {
  const upon = (end: ReturnType<typeof reference>) =>
    chain(
      9,
      soundChain().certificate('again', 'm0', { performedOn: '2024-01-01', results: [result(0.5, end)] }),
    ).findings('c9', CODE);
  expect(upon(reference('nobody'))).toMatchObject([{ evidence: ['again'] }]);
  const external = {
    kind: 'CIPM_MRA',
    institute: 'PTB',
    certificateNumber: '1',
    kcdbId: 'x',
    accreditation: null,
  } as const;
  expect(upon({ ...reference('m0'), asset: null, external })).toMatchObject([{ evidence: ['again'] }]);
  expect(upon(reference('m1', { role: 'ANCILLARY' }))).toEqual([]);
});

it('of two paths of one length the first end by id is told', () => {
  const second = soundChain()
    .asset('b0', { tier: 'PRIMARY' })
    .examined('b0', 'PRIMARY')
    .certificate('another', 'b0', { kind: 'REALIZATION', performedOn: '2023-01-01', results: [result(0.01)] })
    .asset('a1')
    .certificate('c1', 'a1', {
      performedOn: day(1),
      results: [result(1, reference('m0'), reference('b0'))],
    });
  for (let link = 2; link <= 10; link += 1) {
    second.asset(`a${link}`).certificate(`c${link}`, `a${link}`, {
      performedOn: day(link),
      results: [result(link, reference(`a${link - 1}`))],
    });
  }
  expect(second.findings('c10', CODE)).toMatchObject([{ evidence: ['another'] }]);
});

it('links of a circle are left out of account', () => {
  const circle = (links: number) =>
    chain(links)
      .asset('x')
      .asset('y')
      .certificate('cx', 'x', {
        performedOn: day(20),
        results: [result(30, reference('y'), reference(`a${links}`))],
      })
      .certificate('cy', 'y', { performedOn: day(20), results: [result(30, reference('x'))] })
      .certificate('c', 'item', { performedOn: day(21), results: [result(40, reference('y'))] });
  // One link into the circle and one out of it: nine, or ten with the one within.
  expect(circle(7).codes('c')).toContain('CYCLE');
  expect(circle(7).findings('c', CODE)).toEqual([]);
  expect(circle(8).findings('c', CODE)).toHaveLength(1);
});
