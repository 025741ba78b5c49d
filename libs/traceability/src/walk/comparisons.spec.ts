// Goal: a comparison of standards carries no traceability (RECORD.md section 6) and closes no circle (METROLOGY.md section
// 9). Method: two standards, each calibrated or not, compared with each other or with a higher one, and what rests on it.
import type { CertificateKind } from '@suyuan/domain';
import { massResult, point, reference, soundChain, type Story } from '../testing/story';

const DAY = '2024-03-01';

const calibratedTwo = (story: Story): Story =>
  ['a', 'b'].reduce(
    (told, id) =>
      told.certificate(`cert-${id}`, id, {
        performedOn: '2024-01-01',
        results: [massResult([point('1000', '0.5')], reference('m1'))],
      }),
    story,
  );

const compared = (story: Story, kind: CertificateKind): Story =>
  [
    ['a', 'b', '0.6'],
    ['b', 'a', '0.7'],
  ].reduce((told, [own, other, u]) => {
    const certificate = { issuer: 'lab', number: `N-compared-${other}` };
    return told.certificate(`compared-${own}`, own!, {
      kind,
      performedOn: DAY,
      results: [massResult([point('1000', u!)], reference(other!, { certificate }))],
    });
  }, story);

const two = (): Story => soundChain().asset('a').asset('b');

const item = { performedOn: '2024-05-10', results: [massResult([point('1000', '5')], reference('a'))] };

it('two that name each other close no circle', () => {
  const story = compared(calibratedTwo(two()), 'COMPARISON');
  expect(story.codes('compared-a')).toEqual(['CHAIN_ENDS_BELOW_PRIMARY']);
});

it('two calibrations of one day that rest on each other are a circle', () => {
  expect(compared(calibratedTwo(two()), 'CALIBRATION').codes('compared-a')).toContain('CYCLE');
});

const comparedWithHigher = (story: Story): Story =>
  story.certificate('compared-a', 'a', {
    kind: 'COMPARISON',
    performedOn: DAY,
    results: [massResult([point('1000', '0.6')], reference('m1'))],
  });

it('a comparison is never in force, not even where it is all there is', () => {
  const story = comparedWithHigher(two()).certificate('c', 'item', item);
  expect(story.codes('c')).toEqual(['REFERENCE_NOT_YET_CALIBRATED']);
  const calibrated = comparedWithHigher(calibratedTwo(two())).certificate('c', 'item', item);
  expect(calibrated.codes('c')).toEqual([]);
  expect(calibrated.trace('c').links[0]!.to).toBe('cert-a');
});

it('a chain ends where a comparison is cited, and goes on with nothing of it', () => {
  const cites = reference('a', { certificate: { issuer: 'lab', number: 'N-compared-a' } });
  const story = comparedWithHigher(two()).certificate('c', 'item', {
    ...item,
    results: [massResult([point('1000', '5')], cites)],
  });
  const trace = story.trace('c');
  expect(story.codes('c')).toEqual(['CHAIN_ENDS_BELOW_PRIMARY']);
  expect(trace.links).toMatchObject([{ from: 'c', to: 'compared-a', role: 'MAIN', selected: [] }]);
  expect(trace.findings).toMatchObject([
    { severity: 'GAP', at: { from: 'c', to: 'compared-a' }, evidence: ['compared-a'] },
  ]);
});

it('a comparison with a calibrated standard is itself traced to that', () => {
  expect(comparedWithHigher(two()).codes('compared-a')).toEqual([]);
});
