// Goal: every form of a capability says at a point what its scope does, compared without rounding.
// Method: published forms with their figures, one digit to each side of them; points with and without parameters.
import type { StatedParameter } from '../metrology/stated-parameter';
import type { CmcBody } from './laboratory.commands';
import type { Cmc, ScopeLine } from './laboratory.events';
import { isBelowCmc } from './scope-judgement';
import { checkCmc, lineOf } from './scope-lines';

const MILLIMETRES = { min: '0', max: '1000', unit: 'mm' };
const at = (value: string, unit: string): StatedParameter => ({
  parameter: 'frequency',
  value: { value, unit },
});
const from = (min: string, max: string, unit: string): StatedParameter => ({
  parameter: 'frequency',
  range: { min, max, unit },
});

const lineWith = (cmc: Omit<Cmc, 'k'>, more: Partial<ScopeLine> = {}): ScopeLine => ({
  quantity: 'length',
  range: MILLIMETRES,
  methods: [],
  cmc: { k: '2', ...cmc },
  ...more,
});
/** Whether `U` at `nominal` is below what the line says. */
const below = (
  line: ScopeLine,
  nominal: [string, string],
  U: [string, string],
  parameters?: StatedParameter[],
): boolean =>
  isBelowCmc(
    {
      nominal: { value: nominal[0], unit: nominal[1] },
      expandedUncertainty: { value: U[0], unit: U[1] },
      coverageFactor: '2',
      ...(parameters ? { parameters } : {}),
    },
    [line],
  );

describe('a root of squares', () => {
  const q = lineWith({ form: 'QUADRATURE', a: '20', b: '0.2', unit: 'nm' });
  it('of 20 nm and 0.2 nm/mm is 28.284… nm at 100 mm, compared by squares', () => {
    expect(below(q, ['100', 'mm'], ['25', 'nm'])).toBe(true);
    expect(below(q, ['100', 'mm'], ['28.2842712474619', 'nm'])).toBe(true);
    expect(below(q, ['100', 'mm'], ['28.2842712474620', 'nm'])).toBe(false);
    expect(below(q, ['0.1', 'm'], ['0.0282842712474620', 'um'])).toBe(false);
  });
  it('is exact where it is a decimal number: 3-4-5', () => {
    const exact = lineWith({ form: 'QUADRATURE', a: '3', b: '0.04', unit: 'nm' });
    expect(below(exact, ['100', 'mm'], ['5', 'nm'])).toBe(false);
    expect(below(exact, ['100', 'mm'], ['4.99999999999999', 'nm'])).toBe(true);
  });
  it('is at another k what it is at its own', () => {
    const atOne = { ...q, cmc: { ...q.cmc!, k: '1' } };
    expect(below(atOne, ['100', 'mm'], ['56.56', 'nm'])).toBe(true);
    expect(below(atOne, ['100', 'mm'], ['56.57', 'nm'])).toBe(false);
  });
});

describe('a temperature', () => {
  const cold: ScopeLine = lineWith(
    { form: 'LINEAR', a: '0.05', b: '0.001', unit: 'K' },
    { quantity: 'temperature', range: { min: '-100', max: '300', unit: 'Cel' } },
  );
  it('counts by its size in °C, however the point is stated: 0.13 K at -80 °C', () => {
    expect(below(cold, ['-80', 'Cel'], ['0.06', 'K'])).toBe(true);
    expect(below(cold, ['-80', 'Cel'], ['0.13', 'K'])).toBe(false);
    expect(below(cold, ['193.15', 'K'], ['0.1299', 'K'])).toBe(true);
    expect(below(cold, ['193.15', 'K'], ['0.13', 'Cel'])).toBe(false);
  });
});

describe('a table', () => {
  const rows = [
    { min: '0', max: '100', a: '30' },
    { min: '100', max: '400', a: '30', to: '40' },
  ];
  const table = lineWith({ form: 'TABLE', rows, unit: 'nm' });
  it('steps, or goes from a to `to`, where a third is a third', () => {
    expect(below(table, ['50', 'mm'], ['29.9', 'nm'])).toBe(true);
    expect(below(table, ['50', 'mm'], ['30', 'nm'])).toBe(false);
    // 33.333… nm at 200 mm.
    expect(below(table, ['200', 'mm'], ['33.3333333333333', 'nm'])).toBe(true);
    expect(below(table, ['200', 'mm'], ['33.3333333333334', 'nm'])).toBe(false);
    expect(below(table, ['400', 'mm'], ['40', 'nm'])).toBe(false);
    expect(below(table, ['401', 'mm'], ['0.001', 'nm'])).toBe(false);
  });
});

describe('a matrix', () => {
  const volts = { min: '0', max: '1000', unit: 'V' };
  const cells = [
    { min: '1', max: '100', parameters: [from('40', '1000', 'Hz')], a: '0.005' },
    { min: '1', max: '100', parameters: [from('1', '1000', 'kHz')], a: '0.3' },
  ];
  const matrix = lineWith({ form: 'MATRIX', cells, unit: '%' }, { quantity: 'ac-voltage', range: volts });
  it('says for 10 V 0.5 mV at 400 Hz and 30 mV at 1 MHz', () => {
    expect(below(matrix, ['10', 'V'], ['0.5', 'mV'], [at('400', 'Hz')])).toBe(false);
    expect(below(matrix, ['10', 'V'], ['0.49', 'mV'], [at('400', 'Hz')])).toBe(true);
    expect(below(matrix, ['10', 'V'], ['1', 'mV'], [at('1', 'MHz')])).toBe(true);
    expect(below(matrix, ['10', 'V'], ['30', 'mV'], [at('1', 'MHz')])).toBe(false);
    // Where cells meet, the smaller may be claimed.
    expect(below(matrix, ['10', 'V'], ['0.5', 'mV'], [at('1', 'kHz')])).toBe(false);
  });
  it('says nothing beside its cells, or where the parameter is not stated', () => {
    expect(below(matrix, ['10', 'V'], ['1', 'nV'])).toBe(false);
    expect(below(matrix, ['10', 'V'], ['1', 'nV'], [at('20', 'Hz')])).toBe(false);
    expect(below(matrix, ['500', 'V'], ['1', 'nV'], [at('400', 'Hz')])).toBe(false);
  });
  it('goes by codes too, and by what custom means where nothing is stated', () => {
    const byCode = { min: '0', max: '1000', a: '1', parameters: [{ parameter: 'gas', code: 'N2' }] };
    const gas = lineWith({ form: 'MATRIX', cells: [byCode], unit: 'nm' });
    expect(below(gas, ['1', 'mm'], ['0.9', 'nm'], [{ parameter: 'gas', code: 'N2' }])).toBe(true);
    expect(below(gas, ['1', 'mm'], ['0.9', 'nm'], [{ parameter: 'gas', code: 'CH4' }])).toBe(false);
    const warm: StatedParameter = { parameter: 'temperature', value: { value: '25', unit: 'Cel' } };
    const buffers = lineWith(
      { form: 'MATRIX', cells: [{ min: '4', max: '10', a: '0.01', parameters: [warm] }], unit: '[pH]' },
      { quantity: 'ph', range: { min: '4', max: '10', unit: '[pH]' } },
    );
    expect(below(buffers, ['7', '[pH]'], ['0.009', '[pH]'])).toBe(true);
    expect(below(buffers, ['7', '[pH]'], ['0.01', '[pH]'])).toBe(false);
  });
});

describe('an expression', () => {
  it('of x is worked out in decimals', () => {
    const line = lineWith({ form: 'EXPRESSION', expression: '0.1 + 0.2*abs(x)', unit: 'nm' });
    expect(below(line, ['1', 'mm'], ['0.3', 'nm'])).toBe(false);
    expect(below(line, ['1', 'mm'], ['0.299999999999999', 'nm'])).toBe(true);
    const root = lineWith({ form: 'EXPRESSION', expression: 'sqrt(20^2 + (0.2*x)^2)', unit: 'nm' });
    expect(below(root, ['100', 'mm'], ['28.2842712474619', 'nm'])).toBe(true);
    expect(below(root, ['100', 'mm'], ['28.2842712474620', 'nm'])).toBe(false);
  });
  it('of a parameter takes its value in the unit that it says, or in the base unit', () => {
    const volts = { quantity: 'ac-voltage', range: { min: '0', max: '100', unit: 'V' } };
    const variables = [{ symbol: 'f', parameter: 'frequency', unit: 'kHz' }];
    const own = lineWith({ form: 'EXPRESSION', expression: '1 + 2*f', variables, unit: 'mV' }, volts);
    const base = lineWith({ form: 'EXPRESSION', expression: '1 + 0.002*frequency', unit: 'mV' }, volts);
    for (const line of [own, base]) {
      expect(below(line, ['10', 'V'], ['21', 'mV'], [at('10', 'kHz')])).toBe(false);
      expect(below(line, ['10', 'V'], ['20.9', 'mV'], [at('10', 'kHz')])).toBe(true);
      expect(below(line, ['10', 'V'], ['0.1', 'mV'])).toBe(false);
    }
  });
  it('without a value says nothing, and one below zero allows everything', () => {
    for (const expression of ['1/(x - 1)', 'sqrt(-1)', 'ln(0)', 'sin(10^9^9)', '-1']) {
      expect(below(lineWith({ form: 'EXPRESSION', expression, unit: 'nm' }), ['1', 'mm'], ['1', 'nm'])).toBe(
        false,
      );
    }
  });
});

describe('a line that is granted', () => {
  const refusalsOf = (cmc: CmcBody): string[] =>
    checkCmc(cmc, { quantity: 'length', range: MILLIMETRES, cmc }, '/cmc').map(
      ({ code, pointer }) => `${code} ${pointer}`,
    );
  it.each<[string, CmcBody, string[]]>([
    ['b of a root of squares', { form: 'QUADRATURE', a: '1' }, ['REQUIRED /cmc/b']],
    ['cells of a matrix', { form: 'MATRIX', cells: [] }, ['REQUIRED /cmc/cells']],
    ['an expression', { form: 'EXPRESSION' }, ['REQUIRED /cmc/expression']],
    [
      'one that is arithmetic',
      { form: 'EXPRESSION', expression: '1 +' },
      ['EXPRESSION_INVALID /cmc/expression'],
    ],
    [
      'few functions',
      { form: 'EXPRESSION', expression: `${'exp('.repeat(11)}x${')'.repeat(11)}` },
      ['EXPRESSION_INVALID /cmc/expression'],
    ],
    [
      'known symbols',
      { form: 'EXPRESSION', expression: 'x + y + gas' },
      ['EXPRESSION_INVALID /cmc/expression', 'EXPRESSION_INVALID /cmc/expression'],
    ],
    [
      'variables of parameters that have values, in units of theirs',
      {
        form: 'EXPRESSION',
        expression: 'f + g + h',
        variables: [
          { symbol: 'f', parameter: 'frequency', unit: 'mm' },
          { symbol: 'g', parameter: 'gas', unit: 'Hz' },
          { symbol: 'h', parameter: 'frequency', unit: 'Hz' },
          { symbol: 'x', parameter: 'frequency', unit: 'Hz' },
        ],
      },
      [
        'UNIT_INCOMPATIBLE /cmc/variables/0/unit',
        'PARAMETER_UNKNOWN /cmc/variables/1/parameter',
        'EXPRESSION_INVALID /cmc/variables/3/symbol',
      ],
    ],
    [
      'sound parameters of cells',
      {
        form: 'MATRIX',
        cells: [
          { min: '2', max: '1', a: 'x', parameters: [{ parameter: 'colour' }, { parameter: 'frequency' }] },
          { min: '1', max: '2', a: '1', parameters: [at('1', 'mm'), at('1', 'Hz')] },
          { min: '1', max: '2', a: '1', parameters: [{ parameter: 'direction', code: 'SIDEWAYS' }] },
          { min: '1', max: '2', a: '1', parameters: [{ ...at('1', 'Hz'), code: 'Pb' }] },
        ],
      },
      [
        'NOT_A_DECIMAL /cmc/cells/0/a',
        'RANGE_INVERTED /cmc/cells/0',
        'PARAMETER_UNKNOWN /cmc/cells/0/parameters/0/parameter',
        'REQUIRED /cmc/cells/0/parameters/1/value',
        'UNIT_INCOMPATIBLE /cmc/cells/1/parameters/0/value/unit',
        'NOT_ALLOWED /cmc/cells/1/parameters/1/parameter',
        'PARAMETER_UNKNOWN /cmc/cells/2/parameters/0/code',
        'NOT_ALLOWED /cmc/cells/3/parameters/0/code',
      ],
    ],
    [
      'a number at the end of a row',
      { form: 'TABLE', rows: [{ min: '1', max: '2', a: '1', to: 'x' }] },
      ['NOT_A_DECIMAL /cmc/rows/0/to'],
    ],
  ])('needs %s', (_, cmc, refusals) => expect(refusalsOf(cmc)).toEqual(refusals));

  it('keeps what was stated, and has no word of what was not', () => {
    const cmc = { form: 'CONSTANT' as const, a: '1', unit: 'nm' };
    const plain = lineOf({ quantity: 'length', range: MILLIMETRES, cmc, parameters: null, sites: [] });
    expect(Object.keys(plain)).toEqual(['quantity', 'range', 'methods', 'cmc']);
    const told = { parameters: [at('1', 'kHz')], sites: ['ON_SITE' as const] };
    expect(lineOf({ quantity: 'length', range: MILLIMETRES, cmc, ...told })).toMatchObject(told);
  });
});
