// Goal: a mutual comparison of standards is no link of a chain (METROLOGY.md section 9, CYCLE). Method: two standards,
// each calibrated or not, compared with each other on one day, and their near miss by another kind of certificate.
import type { CertificateKind } from '@suyuan/domain';
import { CalibrationGraph } from '../calibration-graph';
import type { ReferenceFact } from '../facts';
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

const compared = (story: Story, kind: CertificateKind, byNumber: boolean): Story =>
  [
    ['a', 'b', '0.6'],
    ['b', 'a', '0.7'],
  ].reduce((told, [own, other, u]) => {
    const certificate = byNumber ? { issuer: 'lab', number: `N-compared-${other}` } : null;
    return told.certificate(`compared-${own}`, own!, {
      kind,
      performedOn: DAY,
      results: [massResult([point('1000', u!)], reference(other!, { certificate }))],
    });
  }, story);

const two = (): Story => soundChain().asset('a').asset('b');

/** A reference as the graph learns it. */
const use = (asset: string): ReferenceFact => ({
  asset,
  certificate: null,
  quantity: 'mass',
  role: 'MAIN',
  range: null,
  external: null,
});

const item = { performedOn: '2024-05-10', results: [massResult([point('1000', '5')], reference('a'))] };

it.each([true, false])(
  'two that are compared stand on their own calibrations (by number: %s)',
  (byNumber) => {
    const story = compared(calibratedTwo(two()), 'COMPARISON', byNumber).certificate('c', 'item', item);
    expect(story.codes('c')).toEqual([]);
    expect(story.trace('c').links[0]!.to).toBe('cert-a');
  },
);

it('two calibrations of one day that rest on each other are a circle', () => {
  expect(compared(calibratedTwo(two()), 'CALIBRATION', true).codes('compared-a')).toContain('CYCLE');
});

it('the comparison itself leads to the calibration of the other, but never to a comparison', () => {
  const byName = compared(calibratedTwo(two()), 'COMPARISON', false);
  expect(byName.codes('compared-a')).toEqual([]);
  expect(byName.trace('compared-a').links[0]!.to).toBe('cert-b');
  const byNumber = compared(calibratedTwo(two()), 'COMPARISON', true);
  expect(byNumber.codes('compared-a')).toEqual(['CHAIN_ENDS_BELOW_PRIMARY']);
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

it('a later calibration ends the exposure of what was affected, a later comparison does not', () => {
  const openAfter = (kind: CertificateKind): number => {
    const graph = new CalibrationGraph();
    const facts: [id: string, asset: string, on: string, kind: CertificateKind, uses: string | null][] = [
      ['suspect', 'm', '2024-01-01', 'CALIBRATION', null],
      ['affected', 'x', '2024-02-01', 'CALIBRATION', 'm'],
      ['later', 'x', DAY, kind, null],
    ];
    facts.forEach(([id, asset, on, certificateKind, uses], position) => {
      const links = uses === null ? [] : [use(uses)];
      graph.learn({
        kind: 'CERTIFICATE',
        position,
        id,
        issuer: 'lab',
        number: id,
        asset,
        certificateKind,
        performedOn: on,
        issuedOn: on,
        validUntil: null,
        replaces: null,
        results: [{ quantity: 'mass', range: { lo: 1, hi: 1 }, references: links }],
        references: [],
      });
    });
    graph.learn({
      kind: 'ASSET',
      position: 3,
      id: 'm',
      assetKind: 'STANDARD',
      tier: 'WORKING',
      owner: 'lab',
      region: null,
      identity: null,
    });
    return graph.impactOfCertificate({ certificate: 'suspect', knownAt: 3 }).counts.open;
  };
  expect([openAfter('CALIBRATION'), openAfter('COMPARISON')]).toEqual([0, 1]);
});
