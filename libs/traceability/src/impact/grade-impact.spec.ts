// Goal: a shift is graded as METROLOGY.md section 6 says, exactly at every threshold and limit.
// Method: one point at a time, with near misses on both sides; the figures of section 10, fault 5.
import type { MeasuredPoint, Measurand } from '@suyuan/domain';
import { massResult, point } from '../testing/story';
import { GRADE_DATA } from './grade-data';
import { gradeImpact, worseGrading, type GradedCertificate, type GradeQuestion } from './grade-impact';

const mg = (value: string) => ({ value, unit: 'mg' });
const ug = (value: string) => ({ value, unit: 'ug' });

const certificate = (points: MeasuredPoint[], more: Partial<GradedCertificate> = {}): GradedCertificate => ({
  kind: 'CALIBRATION',
  decisionRule: null,
  results: [massResult(points)],
  ...more,
});

const measurand = (mpe: string | null, more: Partial<Measurand> = {}): Measurand => ({
  quantity: 'mass',
  range: null,
  accuracyClass: null,
  mpe: mpe === null ? null : mg(mpe),
  ...more,
});

const grade = (points: MeasuredPoint[], more: Partial<GradeQuestion> = {}) =>
  gradeImpact({
    shift: mg('0.005'),
    quantity: 'mass',
    certificate: certificate(points),
    measurands: [],
    ...more,
  });

describe('the second consensus value of the kilogram, -5 ug', () => {
  it.each([
    ['M1', '0.042', null, 'MINOR', '0.119047619', 'U'],
    ['M2', '0.050', null, 'MINOR', '0.1', 'U'],
    ['M3', '0.15', '0.5', 'NEGLIGIBLE', '0.01', 'MPE'],
    ['M4', '0.50', '1.6', 'NEGLIGIBLE', '0.003125', 'MPE'],
    ['M5', '1.6', '5', 'NEGLIGIBLE', '0.001', 'MPE'],
    ['M8', '800', '2500', 'NEGLIGIBLE', '0.000002', 'MPE'],
  ])('at %s: U %s, MPE %s -> %s', (_, u, mpe, expected, ratio, basis) => {
    const graded = grade([point('1000', u, { mpe: mpe === null ? null : mg(mpe) })], { shift: ug('-5') });
    expect(graded).toEqual({ grade: expected, ratio, basis, result: 0, point: 0, complete: true });
  });
});

describe('the thresholds', () => {
  it.each([
    ['0.0999999999999', 'NEGLIGIBLE'],
    ['0.1', 'MINOR'],
    ['0.333333333333333', 'MINOR'],
    ['0.333333333333334', 'MAJOR'],
    ['5', 'MAJOR'],
    ['0', 'NEGLIGIBLE'],
  ])('a shift of %s of the MPE is %s', (shift, expected) => {
    const points = [point('1000', '9', { mpe: mg('1') })];
    expect(grade(points, { shift: mg(shift) })).toMatchObject({ grade: expected, basis: 'MPE' });
    expect(grade(points, { shift: mg(`-${shift}`) })).toMatchObject({ grade: expected });
  });

  it('hold a third exactly, which no decimal states', () => {
    expect(grade([point('1000', '0.3')], { shift: mg('0.1') })).toMatchObject({ grade: 'MAJOR' });
    expect(grade([point('1000', '0.300000000000001')], { shift: mg('0.1') })).toMatchObject({
      grade: 'MINOR',
      ratio: '0.3333333333',
    });
  });

  it('are data with a source that says they are a proposal', () => {
    expect(GRADE_DATA.thresholds.map(({ below }) => below)).toEqual(['1/10', '1/3']);
    expect(GRADE_DATA.source).toContain('(proposal)');
  });

  it('are never reached by a ratio that is only shown', () => {
    expect(grade([point('1000', '1')], { shift: mg('0.09999999999999') })).toMatchObject({
      grade: 'NEGLIGIBLE',
      ratio: '0.09999999999',
    });
  });
});

describe('the verdict', () => {
  const near = (error: string, shift: string, more: Partial<GradedCertificate> = {}, u = '0.1') =>
    grade([], {
      shift: mg(shift),
      certificate: certificate([point('1000', u, { error: mg(error), mpe: mg('0.5') })], more),
    })?.grade;

  it.each([
    ['0.496', '0.005', 'VERDICT_CHANGES'],
    ['0.495', '0.005', 'NEGLIGIBLE'],
    ['-0.496', '0.005', 'VERDICT_CHANGES'],
    ['0.5', '0.000001', 'VERDICT_CHANGES'],
    ['0.5', '0', 'NEGLIGIBLE'],
    ['0.2', '0.3', 'MAJOR'],
    ['0.2', '0.30001', 'VERDICT_CHANGES'],
    ['0.501', '0.005', 'NEGLIGIBLE'],
  ])('of an error of %s mg within 0.5 mg, shifted by %s mg: %s', (error, shift, expected) => {
    expect(near(error, shift)).toBe(expected);
  });

  it('crosses the acceptance limit of the rule stated, not that of another', () => {
    const guarded = { decisionRule: { id: 'GUARD_BAND' as const, guardFactor: '1' } };
    expect(near('0.396', '0.005', guarded)).toBe('VERDICT_CHANGES');
    expect(near('0.395', '0.005', guarded)).toBe('NEGLIGIBLE');
    expect(near('0.41', '0.2', guarded)).toBe('MAJOR');
    expect(near('0.396', '0.005')).toBe('NEGLIGIBLE');
  });

  it('by JJF 1094 is undetermined between', () => {
    const verified = { decisionRule: { id: 'JJF_1094' as const, guardFactor: null } };
    expect(near('0.396', '0.005', verified, '0.1')).toBe('NEGLIGIBLE');
    expect(near('0.296', '0.005', verified, '0.2')).toBe('VERDICT_CHANGES');
    expect(near('0.4', '0.005', verified, '0.2')).toBe('NEGLIGIBLE');
  });

  it('needs an error', () => {
    expect(grade([point('1000', '0.1', { mpe: mg('0.5') })], { shift: mg('0.6') })).toMatchObject({
      grade: 'MAJOR',
      ratio: '1.2',
    });
  });
});

describe('what a shift is compared with', () => {
  it('is the MPE of the point before that of the asset, and that before U', () => {
    const measurands = [measurand('2')];
    const own = point('1000', '0.15', { mpe: mg('0.5') });
    expect(grade([own], { measurands })).toMatchObject({ basis: 'MPE', ratio: '0.01' });
    expect(grade([point('1000', '0.15')], { measurands })).toMatchObject({ basis: 'MPE', ratio: '0.0025' });
    expect(grade([point('1000', '0.5')])).toMatchObject({ basis: 'U', ratio: '0.01' });
    const foreign = [measurand('2', { quantity: 'length' }), measurand(null)];
    expect(grade([point('1000', '0.5')], { measurands: foreign })).toMatchObject({ basis: 'U' });
  });

  it('is, of several measurands, the one whose range holds the point', () => {
    const upTo = (max: string) => ({ range: { min: '0', max, unit: 'g' } });
    const measurands = [measurand('0.1', upTo('100')), measurand('2', upTo('1000'))];
    expect(grade([point('1000', '9')], { measurands })).toMatchObject({ ratio: '0.0025' });
    expect(grade([point('100', '9')], { measurands })).toMatchObject({ ratio: '0.05' });
  });

  it('converts by scale only', () => {
    const result = {
      quantity: 'temperature',
      range: null,
      references: [],
      points: [
        point('0', '0.06', {
          nominal: { value: '100', unit: 'Cel' },
          expandedUncertainty: { value: '0.06', unit: 'K' },
          mpe: { value: '0.35', unit: 'Cel' },
        }),
      ],
    };
    const graded = gradeImpact({
      shift: { value: '35', unit: 'mK' },
      quantity: 'temperature',
      certificate: { kind: 'CALIBRATION', decisionRule: null, results: [result] },
      measurands: [],
    });
    expect(graded).toMatchObject({ grade: 'MINOR', ratio: '0.1', basis: 'MPE' });
  });

  it('may be relative, of the nominal', () => {
    const relative = (value: string) => ({ value, unit: '%' });
    const points = [point('1000', '9', { mpe: relative('0.1') })];
    expect(grade(points, { shift: mg('99.999') })).toMatchObject({ grade: 'NEGLIGIBLE', basis: 'MPE' });
    expect(grade(points, { shift: mg('100') })).toMatchObject({ grade: 'MINOR', ratio: '0.1' });
    expect(grade([point('1000', '300')], { shift: relative('0.01') })).toMatchObject({ grade: 'MAJOR' });
  });
});

describe('a certificate of several points', () => {
  const points = [point('1', '0.05'), point('200', '0.01'), point('1000', '0.02')];

  it('has the grade of the worst one, and names it', () => {
    expect(grade(points)).toMatchObject({ grade: 'MAJOR', ratio: '0.5', point: 1 });
  });

  it('has a lost verdict before any ratio', () => {
    const lost = point('500', '0.1', { error: mg('0.4999'), mpe: mg('0.5') });
    expect(grade([...points, lost])).toMatchObject({ grade: 'VERDICT_CHANGES', ratio: '0.01', point: 3 });
  });

  it('names the first of equals', () => {
    expect(grade([point('1', '0.05'), point('2', '0.05')])).toMatchObject({ point: 0 });
  });

  it('is graded in the results that carry the shift', () => {
    const two = certificate([], {
      results: [massResult([point('1', '0.01')]), massResult([point('1', '1')])],
    });
    expect(grade([], { certificate: two })).toMatchObject({ result: 0, grade: 'MAJOR' });
    expect(grade([], { certificate: two, results: [1] })).toMatchObject({ result: 1, grade: 'NEGLIGIBLE' });
    expect(grade([], { certificate: two, quantity: 'length' })).toBeNull();
  });
});

describe('the values of the standard', () => {
  const kilograms = { lo: 0.5, hi: 1 };
  const at = (...nominals: string[]) =>
    grade(
      nominals.map((nominal) => point(nominal, '0.1')),
      { ranges: [{ lo: 0.001, hi: 0.001 }, kilograms] },
    );

  it('are closed ranges, and points at others are left out', () => {
    for (const nominal of ['1', '500', '1000']) expect(at(nominal)).toMatchObject({ complete: true });
    for (const nominal of ['0.999', '1.001', '499.999', '1000.001']) expect(at(nominal)).toBeNull();
    expect(at('2', '700')).toMatchObject({ point: 1, complete: false });
  });
});

describe('a point that says nothing', () => {
  const zero = point('0', '1', { expandedUncertainty: { value: '1', unit: '%' } });

  it('leaves the whole without a grade when there is no other', () => {
    expect(grade([])).toBeNull();
    expect(grade([zero])).toBeNull();
    expect(grade([point('0', '1')], { shift: { value: '0.1', unit: '%' } })).toBeNull();
  });

  it('makes the grade of the others incomplete', () => {
    expect(grade([zero, point('1', '1')])).toMatchObject({ point: 1, complete: false });
    expect(grade([point('1', '1')])).toMatchObject({ complete: true });
  });

  it('is not one whose relative MPE permits nothing: U takes its place', () => {
    const relative = point('0', '1', { mpe: { value: '0.1', unit: '%' } });
    expect(grade([relative])).toMatchObject({ basis: 'U', ratio: '0.005' });
  });
});

it('the worse of two gradings is that of the greater grade, then of the greater ratio', () => {
  const one = { grade: 'MINOR' as const, ratio: '0.2' };
  expect(worseGrading(one, { grade: 'VERDICT_CHANGES', ratio: '0.01' })).toMatchObject({ ratio: '0.01' });
  expect(worseGrading(one, { grade: 'MINOR', ratio: '0.21' })).toMatchObject({ ratio: '0.21' });
  const same = { grade: 'MINOR' as const, ratio: '0.20' };
  expect(worseGrading(one, same)).toBe(one);
});
