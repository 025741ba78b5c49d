// Goal: the grade of a finding seen from the certificate that rests on it, and what keeps it unsaid.
// Method: the sound chain with its standard m1 found off by a shift, one thing changed at a time.
import type { NonconformityFound } from '@suyuan/domain';
import { massResult, point, reference, soundChain, type Story } from '../testing/story';
import { gradeAlongTrace } from './grade-along-trace';

const mg = (value: string) => ({ value, unit: 'mg' });

const finding = (more: Partial<NonconformityFound['data']> = {}): NonconformityFound['data'] => ({
  id: 'drift',
  asset: 'm1',
  quantity: 'mass',
  from: '2024-01-01',
  to: '2024-12-31',
  shift: mg('0.4'),
  reason: 'check',
  impactCase: 'case',
  ...more,
});

function item(more: Partial<NonconformityFound['data']> = {}, reach = reference('m1')): Story {
  return soundChain()
    .tell({ type: 'NonconformityFound', data: finding(more) })
    .certificate('c', 'item', {
      performedOn: '2024-05-10',
      results: [massResult([point('1000', '0.5', { mpe: mg('1.6') })], reach)],
    });
}

const gradeOf = (story: Story, data = finding()) => gradeAlongTrace(story.trace('c'), data, story.dossier());

it('is that of the shift over the MPE at the value of the item', () => {
  expect(gradeOf(item())).toMatchObject({ grade: 'MINOR', ratio: '0.25', basis: 'MPE' });
  const small = { shift: mg('0.1') };
  expect(gradeOf(item(small), finding(small))).toMatchObject({ grade: 'NEGLIGIBLE' });
});

it('passes down a chain of one quantity', () => {
  const chain = item()
    .asset('below', { kind: 'INSTRUMENT', tier: 'WORKING' })
    .certificate('d', 'below', {
      performedOn: '2024-06-10',
      results: [massResult([point('1000', '1.6', { mpe: mg('5') })], reference('item'))],
    });
  expect(gradeAlongTrace(chain.trace('d'), finding(), chain.dossier())).toMatchObject({
    grade: 'NEGLIGIBLE',
    ratio: '0.08',
  });
});

it('is not said without a shift, beside the window, or where the value is another', () => {
  expect(gradeOf(item({ shift: null }), finding({ shift: null }))).toBeNull();
  const later = { from: '2024-05-10' };
  expect(gradeOf(item(later), finding(later))).toBeNull();
  const heavy = soundChain()
    .tell({ type: 'NonconformityFound', data: finding() })
    .certificate('c', 'item', {
      performedOn: '2024-05-10',
      results: [massResult([point('2000', '0.5', { mpe: mg('3') })], reference('m1'))],
    });
  expect(gradeOf(heavy)).toBeNull();
});

it('is not said through a reference of the certificate as a whole, or an ancillary one', () => {
  expect(gradeOf(item({}, reference('m1', { role: 'ANCILLARY' })))).toBeNull();
  const whole = soundChain()
    .tell({ type: 'NonconformityFound', data: finding() })
    .certificate('c', 'item', {
      performedOn: '2024-05-10',
      results: [massResult([point('1000', '0.5', { mpe: mg('1.6') })])],
      references: [reference('m1')],
    });
  expect(gradeOf(whole)).toBeNull();
});
