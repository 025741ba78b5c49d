// Goal: a stated conclusion is the one that its points and its decision rule give. Method: one item of a sound
// chain, its point, rule or conclusion changed, and the near miss of each.
import type { CalibrationRecorded, MeasuredPoint } from '@suyuan/domain';
import { massResult, point, reference, soundChain, type Story } from '../testing/story';

type Certificate = CalibrationRecorded['data'];

const mg = (value: string) => ({ value, unit: 'mg' });
const at = (error: string, u: string, more: Partial<MeasuredPoint> = {}): MeasuredPoint =>
  point('1000', u, { error: mg(error), mpe: mg('6'), ...more });

function item(points: MeasuredPoint[], more: Partial<Certificate> = {}, chain = soundChain()): Story {
  const results = [massResult(points, reference('m1'))];
  return chain.certificate('c', 'item', { performedOn: '2024-05-10', results, ...more });
}

const simple = { id: 'SIMPLE', guardFactor: null } as const;
const jjf1094 = { id: 'JJF_1094', guardFactor: null } as const;

describe('a conclusion without a decision rule', () => {
  const stated = (more: Partial<Certificate>) => item([at('0', '1')], { conclusion: 'PASS', ...more });

  it('is remarked of a calibration, with the certificate', () => {
    expect(stated({}).findings('c', 'NO_DECISION_RULE')).toEqual([
      { code: 'NO_DECISION_RULE', severity: 'REMARK', evidence: ['c'], at: { from: 'c', to: null } },
    ]);
    expect(stated({}).trace('c').verdict).toBe('TRACEABLE_WITH_REMARKS');
  });
  it('is sound where a rule is stated, or no conclusion', () => {
    expect(stated({ decisionRule: simple }).codes('c')).toEqual([]);
    expect(stated({ conclusion: 'NONE' }).codes('c')).toEqual([]);
  });
  it.each(['VERIFICATION', 'INITIAL_VERIFICATION', 'ARBITRATION'] as const)('is sound of %s', (kind) => {
    expect(stated({ kind }).codes('c')).toEqual([]);
  });
  it.each(['IN_HOUSE', 'COMPARISON', 'CRM'] as const)('is remarked of %s', (kind) => {
    expect(stated({ kind }).codes('c')).toEqual(['NO_DECISION_RULE']);
  });
});

describe('a conclusion by JJF 1094 (METROLOGY.md 5, D10)', () => {
  const calibration = (error: string, u: string, conclusion: Certificate['conclusion']) =>
    item([at(error, u)], { decisionRule: jjf1094, conclusion }).codes('c');

  it.each([
    ['5.9', '1.5', 'PASS'],
    ['3.0', '3', 'PASS'],
    ['5.9', '3', 'UNDETERMINED'],
    ['9.0', '3', 'FAIL'],
  ] as const)('error %s with U %s is %s and nothing else', (error, u, verdict) => {
    for (const conclusion of ['PASS', 'FAIL', 'UNDETERMINED'] as const) {
      const told = conclusion === verdict ? [] : ['VERDICT_INCONSISTENT'];
      expect(calibration(error, u, conclusion)).toEqual(told);
    }
  });
  it('turns with the last digit of the error, on both sides of zero', () => {
    expect(calibration('3.01', '3', 'PASS')).toEqual(['VERDICT_INCONSISTENT']);
    expect(calibration('-3.0', '3', 'PASS')).toEqual([]);
    expect(calibration('-3.01', '3', 'PASS')).toEqual(['VERDICT_INCONSISTENT']);
    expect(calibration('8.99', '3', 'FAIL')).toEqual(['VERDICT_INCONSISTENT']);
  });
  it('looks at U as the calculator does, and at an MPE without sign', () => {
    const of = (coverageFactor: string, mpe: string) =>
      item([at('5.9', coverageFactor.startsWith('4') ? '4.5' : '3', { coverageFactor, mpe: mg(mpe) })], {
        decisionRule: jjf1094,
        conclusion: 'PASS',
      }).codes('c');
    // U = 4.5 mg at k = 4.5 is 2 mg at k = 2: a third of 6 mg, and left out of account.
    expect(of('4.5', '6')).toEqual([]);
    expect(of('4.499', '6')).toEqual(['VERDICT_INCONSISTENT']);
    expect(of('4.5', '-6')).toEqual([]);
    // k = 2.13 is that of 95 % with few degrees of freedom: U stays as stated.
    expect(of('2.13', '9')).toEqual([]);
    expect(of('2.13', '8.9')).toEqual([]);
    expect(of('2.13', '8.899')).toEqual(['VERDICT_INCONSISTENT']);
  });
});

describe('a conclusion of a calibration', () => {
  const by = (rule: Certificate['decisionRule'], error: string, conclusion: Certificate['conclusion']) =>
    item([at(error, '1')], { decisionRule: rule, conclusion }).codes('c');

  it('is recomputed by simple acceptance where no rule is stated', () => {
    expect(by(null, '6', 'PASS')).toEqual(['NO_DECISION_RULE']);
    expect(by(null, '6.001', 'PASS')).toEqual(['NO_DECISION_RULE', 'VERDICT_INCONSISTENT']);
    expect(by(simple, '6.001', 'FAIL')).toEqual([]);
  });
  it('is recomputed with the guard factor stated, or the usual one', () => {
    const guarded = (guardFactor: string | null) => ({ id: 'GUARD_BAND', guardFactor }) as const;
    expect(by(guarded('1.5'), '4.5', 'PASS')).toEqual([]);
    expect(by(guarded('1.5'), '4.51', 'PASS')).toEqual(['VERDICT_INCONSISTENT']);
    expect(by(guarded(null), '5', 'PASS')).toEqual([]);
    expect(by(guarded(null), '5.01', 'PASS')).toEqual(['VERDICT_INCONSISTENT']);
    const zones = { id: 'NON_BINARY', guardFactor: null } as const;
    expect(by(zones, '5.01', 'CONDITIONAL_PASS')).toEqual([]);
    expect(by(zones, '5.01', 'PASS')).toEqual(['VERDICT_INCONSISTENT']);
  });
  it('is that of the worst point: fail, undetermined, conditional fail, conditional pass, pass', () => {
    const zones = { id: 'NON_BINARY', guardFactor: null } as const;
    const of = (errors: string[], conclusion: Certificate['conclusion']) =>
      item(
        errors.map((error) => at(error, '1')),
        { decisionRule: zones, conclusion },
      ).codes('c');
    expect(of(['0', '5.5'], 'CONDITIONAL_PASS')).toEqual([]);
    expect(of(['0', '5.5', '6.5'], 'CONDITIONAL_FAIL')).toEqual([]);
    expect(of(['0', '5.5', '6.5', '7.5'], 'FAIL')).toEqual([]);
    expect(of(['0', '5.5', '6.5', '7.5'], 'CONDITIONAL_FAIL')).toEqual(['VERDICT_INCONSISTENT']);
    const undecided = (conclusion: Certificate['conclusion']) =>
      item([at('0', '3'), at('5.9', '3'), at('9', '3')], { decisionRule: jjf1094, conclusion }).codes('c');
    expect(undecided('FAIL')).toEqual([]);
    expect(undecided('UNDETERMINED')).toEqual(['VERDICT_INCONSISTENT']);
  });
  it('is told as a gap with the certificate, about no single point', () => {
    const story = item([at('6.1', '1')], { decisionRule: simple, conclusion: 'PASS' });
    expect(story.findings('c', 'VERDICT_INCONSISTENT')).toEqual([
      { code: 'VERDICT_INCONSISTENT', severity: 'GAP', evidence: ['c'], at: { from: 'c', to: null } },
    ]);
  });
  it('is exact across units, and converts an error by scale only', () => {
    const grams = at('0', '1', { error: { value: '0.006', unit: 'g' } });
    const over = at('0', '1', { error: { value: '0.0060000001', unit: 'g' } });
    expect(item([grams], { decisionRule: simple, conclusion: 'PASS' }).codes('c')).toEqual([]);
    expect(item([over], { decisionRule: simple, conclusion: 'PASS' }).codes('c')).toEqual([
      'VERDICT_INCONSISTENT',
    ]);
  });
});

describe('points that say nothing', () => {
  const stated = (points: MeasuredPoint[], chain = soundChain()) =>
    item(points, { decisionRule: simple, conclusion: 'PASS' }, chain).codes('c');

  it('are left out: no error, no MPE, nothing permitted', () => {
    expect(stated([at('7', '1', { error: null })])).toEqual([]);
    expect(stated([at('7', '1', { mpe: null })])).toEqual([]);
    expect(stated([at('7', '1', { mpe: mg('0') })])).toEqual([]);
    expect(stated([at('7', '1', { mpe: null }), at('7', '1')])).toEqual(['VERDICT_INCONSISTENT']);
  });
  it('take the MPE of the asset, and of several the one whose range holds them', () => {
    const measurand = (mpe: string, min: string, max: string) => ({
      quantity: 'mass',
      range: { min, max, unit: 'g' },
      accuracyClass: null,
      mpe: mg(mpe),
    });
    const other = {
      ...measurand('1', '0', '5000'),
      quantity: 'length',
      range: { min: '0', max: '5000', unit: 'mm' },
    };
    const registered = (...measurands: ReturnType<typeof measurand>[]) =>
      stated(
        [at('7', '1', { mpe: null })],
        soundChain().asset('item', {
          kind: 'INSTRUMENT',
          tier: 'WORKING',
          measurands: [other, ...measurands],
        }),
      );
    expect(registered()).toEqual([]);
    expect(registered(measurand('7', '1', '2'))).toEqual([]);
    expect(registered(measurand('6.9', '1', '2'))).toEqual(['VERDICT_INCONSISTENT']);
    expect(registered(measurand('6.9', '0', '999'), measurand('7', '1000', '2000'))).toEqual([]);
    expect(registered(measurand('7', '0', '999'), measurand('6.9', '1000', '2000'))).toEqual([
      'VERDICT_INCONSISTENT',
    ]);
    expect(registered(measurand('6.9', '0', '999'), measurand('6.9', '1001', '2000'))).toEqual([]);
  });
});

describe('what was found and what was left', () => {
  const adjusted = (conclusion: Certificate['conclusion'], left = '1', found = '9') =>
    item([at(found, '1', { stage: 'AS_FOUND' }), at(left, '1', { stage: 'AS_LEFT' })], {
      decisionRule: simple,
      conclusion,
    })
      .findings('c', 'VERDICT_INCONSISTENT')
      .map(({ severity }) => severity);

  it('is what was left, whatever was found', () => {
    expect(adjusted('PASS')).toEqual([]);
    expect(adjusted('PASS', '6')).toEqual([]);
    expect(adjusted('FAIL', '6.1', '6')).toEqual([]);
    expect(adjusted('FAIL')).toEqual(['GAP']);
    expect(adjusted('PASS', '6.1')).toEqual(['GAP']);
    expect(adjusted('UNDETERMINED')).toEqual(['GAP']);
  });
  it('is what was found where nothing was left', () => {
    const found = (conclusion: Certificate['conclusion']) =>
      item([at('9', '1', { stage: 'AS_FOUND' })], { decisionRule: simple, conclusion }).codes('c');
    expect(found('FAIL')).toEqual([]);
    expect(found('PASS')).toEqual(['VERDICT_INCONSISTENT']);
  });
});

describe('a conclusion of a verification', () => {
  const verified = (error: string, u: string | null, conclusion: Certificate['conclusion']) =>
    item([at(error, u ?? '1', u === null ? { expandedUncertainty: null, coverageFactor: null } : {})], {
      kind: 'VERIFICATION',
      conclusion,
    }).codes('c');

  it('is that of simple acceptance, a U beyond a third of the limit a remark', () => {
    expect(verified('5.9', '1', 'PASS')).toEqual([]);
    expect(verified('6.1', '1', 'FAIL')).toEqual([]);
    expect(verified('5.9', '3', 'PASS')).toEqual(['U_RATIO_EXCEEDED']);
    expect(verified('5.9', '2', 'PASS')).toEqual([]);
    expect(verified('5.9', '3', 'UNDETERMINED')).toEqual(['U_RATIO_EXCEEDED', 'VERDICT_INCONSISTENT']);
  });
  it('needs no uncertainty', () => {
    expect(verified('5.9', null, 'PASS')).toEqual([]);
    expect(verified('6.1', null, 'PASS')).toEqual(['VERDICT_INCONSISTENT']);
  });
});
