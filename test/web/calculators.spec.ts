// Goal: what is typed into a calculator is what is posted, and what is refused or answered stands where it belongs.
// Method: the pure functions behind the forms, and their worked examples calculated by the domain itself.
import {
  calculateBudget,
  calculateRisks,
  COVERAGES,
  DISTRIBUTIONS,
  INTERVAL_METHODS,
  proposeInterval,
  ROUNDINGS,
  UNCERTAINTY_METHODS,
  type BudgetBody,
  type IntervalBody,
  type RisksBody,
} from '@suyuan/calculators';
import {
  compareResults,
  COMPARISON_VERDICTS,
  DECISION_RULES,
  PROCESS_ASSUMPTIONS,
  stateConformity,
  type Calculation,
  type ComparisonBody,
  type ConformityBody,
} from '@suyuan/domain';
import * as offered from '../../apps/web/src/api/vocabulary';
import { DECISION_EXAMPLES, decisionBody } from '../../apps/web/src/calculators/conformity/decision-draft';
import { anchorOf, numberLine } from '../../apps/web/src/calculators/conformity/number-line';
import {
  COMPARISON_EXAMPLES,
  comparisonBody,
} from '../../apps/web/src/calculators/conformity/comparison-draft';
import { RISKS_EXAMPLES, risksBody } from '../../apps/web/src/calculators/conformity/risks-draft';
import {
  EMPTY_INTERVAL,
  INTERVAL_EXAMPLES,
  intervalBody,
} from '../../apps/web/src/calculators/intervals/interval-draft';
import {
  budgetBody,
  EMPTY_BUDGET,
  FIRST_FIELDS,
  WAYS_OF_KNOWING,
  wayOf,
  type BudgetDraft,
  type InputDraft,
} from '../../apps/web/src/calculators/uncertainty/budget-draft';
import { BUDGET_EXAMPLES } from '../../apps/web/src/calculators/uncertainty/budget-examples';
import zh from '../../apps/web/src/i18n/zh-CN.json';
import {
  besideUncertainty,
  doubled,
  endsOf,
  percent,
  percentExact,
  percentShortened,
  shortened,
} from '../../apps/web/src/parts/figures';
import { fieldOfPointer } from '../../apps/web/src/parts/field-of-pointer';
import { numbersOf } from '../../apps/web/src/parts/number-list';

/** Everything that an input could carry, so that what is not posted was left out on purpose. */
const FULL_INPUT: Omit<InputDraft, 'knownBy'> = {
  symbol: ' x ',
  unit: 'mg',
  observations: '1.0 1.20',
  estimate: '306.250',
  standardUncertainty: '0.10',
  expandedUncertainty: '0.20',
  coverageFactor: '2',
  distribution: 'TRIANGULAR',
  halfWidth: '0.5',
  min: '306',
  max: '307',
  inexactness: '0.01',
  readings: '3',
  pooledStandardDeviation: '0.3',
  line: { intercept: '1', slope: '2', interceptUncertainty: '0.1', slopeUncertainty: '0.2', at: '3' },
  degreesOfFreedom: '',
};

const budgetOf = (more: Partial<BudgetDraft>): BudgetDraft => ({ ...EMPTY_BUDGET, ...more });

function answerOf<Answer>(calculation: Calculation<Answer>): Answer {
  if (calculation.outcome === 'REFUSED') throw new Error(JSON.stringify(calculation.refusals));
  return calculation.answer;
}

describe('an input of a budget', () => {
  it.each([
    ['OBSERVATIONS', { observations: ['1.0', '1.20'] }],
    ['STANDARD', { estimate: '306.250', standardUncertainty: '0.10' }],
    ['EXPANDED', { estimate: '306.250', expandedUncertainty: '0.20', coverageFactor: '2' }],
    ['HALF_WIDTH', { estimate: '306.250', distribution: 'TRIANGULAR', halfWidth: '0.5' }],
    ['LIMITS', { distribution: 'TRIANGULAR', min: '306', max: '307' }],
    ['STUDENT', { estimate: '306.250', standardUncertainty: '0.10', distribution: 'STUDENT' }],
    ['POOLED', { estimate: '306.250', readings: '3', pooledStandardDeviation: '0.3' }],
    ['LINE', { line: FULL_INPUT.line }],
    ['EXPONENTIAL', { estimate: '306.250', distribution: 'EXPONENTIAL' }],
  ] as const)('known by %s is posted with that alone, zeros kept', (knownBy, posted) => {
    const [input] = budgetBody(budgetOf({ inputs: [{ ...FULL_INPUT, knownBy }] })).inputs ?? [];
    expect(input).toEqual({ symbol: 'x', unit: 'mg', ...posted });
    expect(wayOf(input!)).toBe(knownBy);
  });

  it('has limits that are inexact only where its distribution has', () => {
    const distribution = 'CURVILINEAR_TRAPEZOID';
    const inputs = [{ ...FULL_INPUT, distribution, knownBy: 'LIMITS' as const }];
    const [input] = budgetBody(budgetOf({ inputs })).inputs ?? [];
    expect(input).toEqual({
      symbol: 'x',
      unit: 'mg',
      distribution,
      min: '306',
      max: '307',
      inexactness: '0.01',
    });
  });

  it('may have its observations pasted as a line, a column, or with Chinese commas', () => {
    expect(numbersOf(' 96.90, 98.18;98.250\n\t99.0，1e-3、-2 ')).toEqual([
      '96.90',
      '98.18',
      '98.250',
      '99.0',
      '1e-3',
      '-2',
    ]);
    expect(numbersOf(undefined)).toEqual([]);
  });
});

describe('the body of a budget', () => {
  it('has the plan of the trials only where trials are wanted', () => {
    const monteCarlo = { trials: '10000', seed: '7', digits: '' };
    expect(budgetBody(budgetOf({ monteCarlo }))).not.toHaveProperty('monteCarlo');
    expect(budgetBody(budgetOf({ monteCarlo, method: 'MONTE_CARLO' }))).toMatchObject({
      method: 'MONTE_CARLO',
      monteCarlo: { trials: '10000', seed: '7' },
    });
  });

  it('keeps the place of a row that was left empty, so that pointers fit', () => {
    const body = budgetBody(budgetOf({ correlations: [{}, { a: 'x', b: 'y', r: '0.5' }] }));
    expect(body.correlations).toEqual([{}, { a: 'x', b: 'y', r: '0.5' }]);
  });

  it('takes for observed together only what was observed', () => {
    const inputs: InputDraft[] = [
      { symbol: 'V', knownBy: 'OBSERVATIONS', observations: '1 2' },
      { symbol: 'I', knownBy: 'OBSERVATIONS', observations: '3 5' },
      { symbol: 'R', knownBy: 'STANDARD', estimate: '1', standardUncertainty: '0' },
    ];
    expect(budgetBody(budgetOf({ inputs, simultaneous: [['V', 'I', 'R']] })).simultaneous).toEqual([
      ['V', 'I'],
    ]);
    expect(budgetBody(budgetOf({ inputs, simultaneous: [[]] }))).not.toHaveProperty('simultaneous');
  });
});

describe('the field of a refusal', () => {
  const form = ['outputs/0/symbol', 'inputs/1/observations', 'inputs/0/halfWidth', 'simultaneous/0'];
  const fieldOf = (pointer: string) =>
    fieldOfPointer(pointer, (path) => form.includes(path.join('/')), FIRST_FIELDS)?.join('/') ?? null;

  it.each([
    ['/outputs/0/symbol', 'outputs/0/symbol'],
    ['/inputs/0', 'inputs/0/halfWidth'],
    ['/inputs/1/observations/3', 'inputs/1/observations'],
    ['/simultaneous/0/1', 'simultaneous/0'],
    ['/outputs', 'outputs/0/symbol'],
    ['/method', null],
    ['', null],
  ])('at %j is %j', (pointer, field) => {
    expect(fieldOf(pointer)).toBe(field);
  });
});

describe('the bodies of the other calculators', () => {
  const draft = { expandedUncertainty: '3', coverageFactor: '2', standardUncertainty: '1.5', value: '5.90' };

  it('state the uncertainty in one way, and a guard factor only where the rule has one', () => {
    const rule = { id: 'JJF_1094', guardFactor: '0.5' };
    expect(decisionBody({ ...draft, given: 'EXPANDED', limits: { lower: '', upper: '6' }, rule })).toEqual({
      value: '5.90',
      expandedUncertainty: '3',
      coverageFactor: '2',
      limits: { upper: '6' },
      rule: { id: 'JJF_1094' },
    });
    expect(decisionBody({ ...draft, given: 'STANDARD', rule: { ...rule, id: 'GUARD_BAND' } })).toEqual({
      value: '5.90',
      standardUncertainty: '1.5',
      limits: {},
      rule: { id: 'GUARD_BAND', guardFactor: '0.5' },
    });
  });

  it('name every part of a risk, so that what is missing is refused at its field', () => {
    expect(risksBody({ process: { mean: '' } })).toEqual({
      tolerance: {},
      acceptance: {},
      process: {},
      measurement: {},
    });
  });

  it('send what the method of an interval asks for, and nothing that another one was given', () => {
    const typed = {
      ...EMPTY_INTERVAL,
      intervalDays: '365',
      mpe: '1',
      intervalHours: '100',
      hoursPerDay: '8',
    };
    expect(intervalBody({ ...typed, method: 'IN_USE_TIME' })).toEqual({
      method: 'IN_USE_TIME',
      intervalHours: '100',
      hoursPerDay: '8',
    });
    expect(intervalBody({ ...typed, method: 'STAIRCASE' })).toEqual({
      method: 'STAIRCASE',
      intervalDays: '365',
      asFound: [{}],
    });
    expect(intervalBody({ ...typed, method: 'CONTROL_CHART' })).toEqual({
      method: 'CONTROL_CHART',
      mpe: '1',
      points: [{}, {}, {}],
    });
  });
});

describe('the examples, calculated', () => {
  it.each([
    ['weight', '10000.025', '0.059'],
    ['gaugeBlock', '49.999926', '0.000073'],
    ['endGauge', '50.000838', '0.000092'],
    // t of nine degrees of freedom, 2.26, times the u that H.3 prints as 0.0041.
    ['thermometer', '-0.1494', '0.0094'],
  ])('%s is %s ± %s', (id, value, expandedUncertainty) => {
    const example = BUDGET_EXAMPLES.find((one) => one.id === id)!;
    const [output] = answerOf(calculateBudget(budgetBody(example.draft) as BudgetBody)).outputs;
    expect(output?.stated).toMatchObject({ value, expandedUncertainty });
  });

  it.each([
    ['undetermined', 'UNDETERMINED'],
    ['passed', 'PASS'],
    ['breakdown', 'PASS'],
    ['falseAccepts', 'FAIL'],
  ])('%s is %s', (id, verdict) => {
    const example = DECISION_EXAMPLES.find((one) => one.id === id)!;
    expect(answerOf(stateConformity(decisionBody(example.draft) as ConformityBody)).verdict).toBe(verdict);
  });

  it.each([
    ['guarded', '0.99 %', '6.9 %'],
    ['shared', '1.89 %', '3.72 %'],
  ])('%s has the risks %s and %s', (id, consumer, producer) => {
    const example = RISKS_EXAMPLES.find((one) => one.id === id)!;
    const answer = answerOf(calculateRisks(risksBody(example.draft) as RisksBody));
    const digits = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '').length;
    expect(percentShortened(answer.globalConsumerRisk, digits(consumer))).toBe(consumer);
    expect(percentShortened(answer.globalProducerRisk, digits(producer))).toBe(producer);
  });

  it.each([
    ['fifteen', '231'],
    ['fourteen', '205'],
  ])('%s in tolerance of twenty lead to %s days', (id, days) => {
    const example = INTERVAL_EXAMPLES.find((one) => one.id === id)!;
    expect(answerOf(proposeInterval(intervalBody(example.draft) as IntervalBody)).intervalDays).toBe(days);
  });

  it('compared has En 0.74', () => {
    const [example] = COMPARISON_EXAMPLES;
    const answer = answerOf(compareResults(comparisonBody(example!.draft) as ComparisonBody));
    expect(answer).toMatchObject({ en: expect.stringMatching(/^0\.7427/), verdict: 'SATISFACTORY' });
    expect(comparisonBody({})).toEqual({ reference: {} });
  });

  it('all have a name and a note', () => {
    const decisions = [...DECISION_EXAMPLES, ...COMPARISON_EXAMPLES];
    const ids = [...BUDGET_EXAMPLES, ...decisions, ...RISKS_EXAMPLES, ...INTERVAL_EXAMPLES].map(
      ({ id }) => id,
    );
    expect(new Set(Object.keys(zh.calculators.example))).toEqual(new Set<string>(ids));
  });
});

describe('a calculated number', () => {
  it.each([
    ['14.4337567297', '14.434'],
    ['0.0225000000', '0.0225'],
    ['-0.000575007164500', '-0.00057501'],
    ['1.15470053838E-9', '1.1547×10⁻⁹'],
    ['12345678901234', '1.2346×10¹³'],
    ['0', '0'],
  ])('%s reads %s', (text, read) => {
    expect(shortened(text)).toBe(read);
  });

  it('is shown to the place that its uncertainty makes worth reading', () => {
    expect(besideUncertainty('50.000838030000123', '0.0000316643')).toBe('50.00083803');
    expect(besideUncertainty('100', '0.0316643')).toBe('100.00000');
    expect(besideUncertainty('123456.7', '31664.3')).toBe('123460');
    expect(besideUncertainty('1.5', '0')).toBe('1.5');
  });

  it('is never made of floats', () => {
    expect(endsOf('10000.0000000000000001', '0.1')).toEqual({
      low: '9999.9000000000000001',
      high: '10000.1000000000000001',
    });
    expect(doubled('0.1000000000000000055')).toBe('0.200000000000000011');
    expect(percentExact('0.29')).toBe('29 %');
    expect(percent('0.59125')).toBe('59.1 %');
    expect(percentShortened('0.0000124193306515')).toBe('0.001242 %');
  });
});

describe('the line of a decision', () => {
  it('shows everything, with the same room at both ends', () => {
    const line = numberLine(['-6', '6', '2.9', '8.9']);
    expect(line.place('-6') + line.place('8.9')).toBeCloseTo(100, 9);
    expect(line.place('-6')).toBeGreaterThan(5);
    expect(line.band({ lower: '-6', upper: null })).toMatchObject({ to: 100, openRight: true });
  });

  it('tells apart what floats would not', () => {
    const line = numberLine(['1e20', '100000000000000000001']);
    expect(line.place('100000000000000000001') - line.place('1e20')).toBeGreaterThan(50);
  });

  it('has a width where everything is at one point', () => {
    expect(numberLine(['5']).place('5')).toBeCloseTo(50, 9);
  });

  it('lets labels grow into the picture', () => {
    expect([
      anchorOf(5, 'lower'),
      anchorOf(95, 'upper'),
      anchorOf(40, 'lower'),
      anchorOf(60, 'upper'),
    ]).toEqual(['start', 'end', 'end', 'start']);
  });
});

describe('the calculators', () => {
  it('offer every distribution that the domain knows', () => {
    const others = ['NORMAL', 'STUDENT', 'EXPONENTIAL'];
    expect([...offered.WIDTH_DISTRIBUTIONS, ...others].sort()).toEqual([...DISTRIBUTIONS].sort());
  });

  it.each([
    [zh.calculators.way, WAYS_OF_KNOWING],
    [zh.calculators.shape, DISTRIBUTIONS],
    [zh.calculators.coverageMethod, COVERAGES],
    [zh.calculators.propagation, UNCERTAINTY_METHODS],
    [zh.calculators.roundings, ROUNDINGS],
    [zh.calculators.ruleHelp, DECISION_RULES],
    [zh.calculators.assumed, PROCESS_ASSUMPTIONS],
    [zh.comparison, COMPARISON_VERDICTS],
    [zh.calculators.comparisonHelp, COMPARISON_VERDICTS],
    [zh.decisionRule, DECISION_RULES],
    [zh.calculators.intervalMethod, INTERVAL_METHODS],
    [zh.calculators.intervalMethodHelp, INTERVAL_METHODS],
    [
      zh.calculators.verdictHelp,
      Object.keys(zh.conclusion).filter((code) => code !== 'NONE' && code !== 'RESTRICTED_USE'),
    ],
  ])('have words for every choice', (words, codes) => {
    expect(Object.keys(words).sort()).toEqual([...codes].sort());
  });
});
