// Goal: a mutual comparison of standards is no link of a chain (METROLOGY.md section 9, CYCLE). Method: two standards,
// each calibrated or not, compared with each other on one day, and their near miss by another kind of certificate.
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

it('a standard that was only ever compared with a higher one stands on that', () => {
  const story = two()
    .certificate('compared-a', 'a', {
      kind: 'COMPARISON',
      performedOn: DAY,
      results: [massResult([point('1000', '0.6')], reference('m1'))],
    })
    .certificate('c', 'item', item);
  expect(story.codes('c')).toEqual([]);
  expect(story.trace('c').links[0]!.to).toBe('compared-a');
});
