// Goal: the growth of uncertainty along a chain is told at one value, in one unit. Method: a chain of grams and kilograms.
import { massResult, point, reference, soundChain } from './testing/story';

const item = (nominal: string, u: string) =>
  soundChain().certificate('c', 'item', {
    results: [massResult([point(nominal, u, { coverageFactor: '2' })], reference('m1'))],
  });

it('tells u of the point with the nominal of the start, from the start upwards', () => {
  expect(item('1000', '0.5').uncertainties('c')).toMatchObject([
    { certificate: 'c', standardUncertainty: { value: '0.00000025', unit: 'kg' }, relative: '0.00000025' },
    { certificate: 'cert-1', standardUncertainty: { value: '0.000000075', unit: 'kg' } },
    { certificate: 'cert-0', standardUncertainty: { value: '0.00000002', unit: 'kg' } },
  ]);
});

it('tells the first point where no other fits, relative to its own nominal', () => {
  expect(item('500', '0.5').uncertainties('c')).toMatchObject([
    { certificate: 'c', relative: '0.0000005' },
    { certificate: 'cert-1', nominal: { value: '1', unit: 'g' }, relative: '0.000005' },
    { certificate: 'cert-0', nominal: { value: '1', unit: 'g' } },
  ]);
});
