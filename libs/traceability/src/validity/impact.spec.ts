// Goal: what a finding out of tolerance means for an asset, of its own or of a reference it rests on. Method: one
// finding on a sound asset; its days, its case and its grade are varied.
import type { ImpactGrade } from '@suyuan/domain';
import type { PlacedFinding } from '../answers';
import { codes, found, judge, ON, sound, trace } from '../testing/sound-validity';
import type { FindingOutcome } from './validity-facts';

describe('its own finding', () => {
  const off = (from: string, to: string) =>
    sound({ nonconformities: [{ id: 'nc-1', impactCase: 'case-1', from, to }] });

  it('breaks it from the day after it was last known good', async () => {
    const facts = off('2024-05-31', '2024-09-01');
    expect(await codes(facts, '2024-05-31')).toEqual([]);
    expect(await judge(facts, '2024-06-01')).toMatchObject({
      verdict: 'INVALID',
      reasons: [{ code: 'IMPACT_OPEN', severity: 'GAP', evidence: ['nc-1', 'case-1'], at: null }],
    });
  });

  it('goes on after the day it was found until it is calibrated again, on that day or later', async () => {
    expect(await codes(off('2023-12-01', '2024-01-11'))).toEqual(['IMPACT_OPEN']);
    expect(await codes(off('2023-12-01', '2024-01-10'))).toEqual([]);
  });

  it('says nothing of an asset that was never calibrated', async () => {
    const never = found('NEVER_CALIBRATED', 'GAP', null, null);
    const none = trace({ start: null, findings: [never], firstFailing: never, verdict: 'NOT_TRACEABLE' });
    const facts = {
      ...off('2024-01-01', '2024-09-01'),
      factsOn: () => ({ certificate: null, trace: none }),
    };
    expect(await codes(facts)).toEqual(['NEVER_CALIBRATED']);
  });
});

describe('a finding on a reference', () => {
  const nonconforming = (evidence: string[], severity: PlacedFinding['severity'] = 'GAP') =>
    found('REFERENCE_NONCONFORMING', severity, 'cert-1', 'cert-0', evidence);
  const leaning = (findings: PlacedFinding[], impact?: Map<string, FindingOutcome>) =>
    sound({}, { trace: trace({ findings, firstFailing: findings[0]! }), ...(impact ? { impact } : {}) });
  const settled = (state: 'OPEN' | 'CLOSED', grade: ImpactGrade | null) =>
    new Map([['nc-1', { impactCase: 'case-1', state, grade }]]);
  const impactOf = async (facts: ReturnType<typeof sound>) =>
    (await judge(facts)).reasons.filter(({ code }) => code.startsWith('IMPACT'));

  it('is undecided while nothing is known of its case', async () => {
    const at = { from: 'cert-1', to: 'cert-0' };
    expect(await impactOf(leaning([nonconforming(['nc-1'])]))).toEqual([
      { code: 'IMPACT_OPEN', severity: 'UNDECIDED', evidence: ['nc-1'], at },
    ]);
    expect(await impactOf(leaning([nonconforming(['nc-1'])], settled('OPEN', null)))).toEqual([
      { code: 'IMPACT_OPEN', severity: 'UNDECIDED', evidence: ['nc-1', 'case-1'], at },
    ]);
  });

  it.each<['OPEN' | 'CLOSED', ImpactGrade | null, string[]]>([
    ['OPEN', 'NEGLIGIBLE', ['IMPACT_OPEN REMARK']],
    ['OPEN', 'MINOR', ['IMPACT_OPEN REMARK']],
    ['OPEN', 'MAJOR', ['IMPACT_MAJOR GAP', 'IMPACT_OPEN REMARK']],
    ['OPEN', 'VERDICT_CHANGES', ['IMPACT_MAJOR GAP', 'IMPACT_OPEN REMARK']],
    ['CLOSED', null, []],
    ['CLOSED', 'MINOR', []],
    ['CLOSED', 'MAJOR', []],
  ])('in a case that is %s and graded %s: %j', async (state, grade, expected) => {
    const told = await impactOf(leaning([nonconforming(['nc-1'])], settled(state, grade)));
    expect(told.map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected);
  });

  it('is told once however many links lean on it, each finding for itself', async () => {
    const other = { ...nonconforming(['nc-1', 'nc-2']), at: { from: 'cert-9', to: 'cert-0' } };
    const told = await impactOf(leaning([nonconforming(['nc-1']), other]));
    expect(told.map(({ evidence }) => evidence)).toEqual([['nc-1'], ['nc-2']]);
  });

  it('opens nothing where the reference failed its own verification, or is ancillary', async () => {
    expect(await impactOf(leaning([nonconforming(['cert-0'])]))).toEqual([]);
    expect(await impactOf(leaning([nonconforming(['nc-1'], 'REMARK')]))).toEqual([]);
  });

  it('never makes a broken chain whole', async () => {
    const facts = leaning([nonconforming(['nc-1'])], settled('CLOSED', 'NEGLIGIBLE'));
    expect(await judge(facts, ON)).toMatchObject({
      verdict: 'INVALID',
      reasons: [{ code: 'REFERENCE_NONCONFORMING' }],
    });
  });
});
