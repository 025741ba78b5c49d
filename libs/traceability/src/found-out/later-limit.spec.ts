// Goal: more later certificates of a reference than are looked into leave open what they would tell. Method: a standard that was
// calibrated anew at a part of what was used, as often as the limit allows and once more, and never anything wrong.
import { LATER_MAX } from '../graph/certificates-after';
import { massResult, point, reference, soundChain, type Story } from '../testing/story';

const error = { value: '0.1', unit: 'mg' };

function usedAndCalibratedAgain(times: number): Story {
  const used = soundChain()
    .asset('a')
    .certificate('cert-a', 'a', {
      performedOn: '2024-01-01',
      results: [
        massResult([point('500', '0.5', { error }), point('1000', '0.5', { error })], reference('m1')),
      ],
    })
    .certificate('c', 'item', {
      performedOn: '2024-02-01',
      results: [massResult([point('500', '5'), point('1000', '5')], reference('a'))],
    });
  return Array.from({ length: times }).reduce<Story>(
    (story, _, index) =>
      story.certificate(`again-${index}`, 'a', {
        performedOn: new Date(Date.UTC(2024, 2, 1 + index)).toISOString().slice(0, 10),
        results: [massResult([point('1000', '0.5', { error })], reference('m1'))],
      }),
    used,
  );
}

it('as many as are looked into, less one, tell all there is', () => {
  expect(usedAndCalibratedAgain(LATER_MAX - 1).codes('c')).toEqual([]);
});

it('one more, and nobody looked whether there are others', () => {
  const trace = usedAndCalibratedAgain(LATER_MAX).trace('c');
  expect(trace.findings.map(({ code, severity }) => [code, severity])).toEqual([
    ['REFERENCE_FOUND_OUT', 'UNDECIDED'],
  ]);
});
