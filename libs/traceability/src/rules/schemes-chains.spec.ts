// Goal: the chains of METROLOGY.md section 10 come out as it says, judged by the national schemes as they come with
// the product. Method: each chain as published, U at k = 2, and what is seeded as a fault.
import {
  NATIONAL_SCHEMES,
  type CalibrationRecorded,
  type CalibrationResult,
  type MeasuredPoint,
  type StandardReference,
} from '@suyuan/domain';
import { reference, Story } from '../testing/story';

/** `'50 mm'` as value and unit. */
function q(text: string) {
  const [value, unit] = text.split(' ') as [string, string];
  return { value, unit };
}

/** `'100 Cel | 0.06 Cel | 0.35 Cel'`: nominal, U, and where there is one MPE. */
function measured(text: string): MeasuredPoint {
  const [nominal, u, mpe] = text.split(' | ') as [string, string, string?];
  return {
    nominal: q(nominal),
    error: null,
    expandedUncertainty: q(u),
    coverageFactor: '2',
    coverageProbability: null,
    mpe: mpe === undefined ? null : q(mpe),
    stage: null,
    mark: null,
  };
}

interface Step {
  id: string;
  level: string;
  points: string[];
  /** What it was measured with, where that is not the step above. */
  by?: string;
  /** The part of the reference that was used. */
  part?: { min: string; max: string; unit: string };
  quantity?: string;
}

interface Chain {
  scheme: string;
  quantity: string;
  steps: Step[];
}

/** Each step certified by `lab` a day after the one above; the first realises the unit. */
function told({ scheme, quantity, steps }: Chain, ...faults: Step[]): Story {
  const range = { min: '-1e9', max: '1e9' };
  const line = (of: string, unit: string) => ({
    quantity: of,
    range: { ...range, unit },
    methods: [],
    cmc: { form: 'CONSTANT', a: '0', unit, k: '2' } as const,
  });
  const story = new Story().organization('lab').scope('lab', {
    lines: [
      line('mass', 'kg'),
      line('length', 'm'),
      line('wavelength', 'm'),
      line('temperature', 'K'),
      line('dc-voltage', 'V'),
    ],
  });
  for (const each of NATIONAL_SCHEMES) story.scheme(each);
  [...steps, ...faults].forEach((step, index) => {
    const above = step.by ?? steps[index - 1]?.id;
    const range = step.part ?? null;
    const used = above === undefined ? [] : [reference(above, { quantity: quantityOf(above), range })];
    const result = resultOf(step.quantity ?? quantity, step.points, used);
    const more: Partial<CalibrationRecorded['data']> = {
      kind: index === 0 ? 'REALIZATION' : 'CALIBRATION',
      performedOn: `2025-01-${String(index + 1).padStart(2, '0')}`,
      results: [result],
    };
    story.asset(step.id, {
      tier: index === 0 ? 'PRIMARY' : 'WORKING_STANDARD',
      schemeLevel: { scheme, level: step.level },
    });
    if (index === 0) story.examined(step.id, 'PRIMARY');
    story.certificate(`cert-${step.id}`, step.id, more);
  });
  return story;

  function quantityOf(id: string): string {
    return steps.find((step) => step.id === id)?.quantity ?? quantity;
  }
}

function resultOf(quantity: string, points: string[], references: StandardReference[]): CalibrationResult {
  return { quantity, range: null, points: points.map(measured), references };
}

const KILOGRAM = { min: '1', max: '1', unit: 'kg' };

const MASS: Chain = {
  scheme: 'JJG 2053-2016',
  quantity: 'mass',
  steps: [
    { id: 'm0', level: 'PRIMARY', points: ['1 kg | 0.040 mg'] },
    { id: 'm1', level: 'SECONDARY', points: ['1 kg | 0.042 mg'] },
    { id: 'm2', level: 'WORKING', points: ['1 kg | 0.050 mg'] },
    {
      id: 'm3',
      level: 'E1',
      points: ['1 kg | 0.15 mg | 0.5 mg', '500 g | 0.075 mg | 0.25 mg'],
      part: KILOGRAM,
    },
    { id: 'm4', level: 'E2', points: ['1 kg | 0.50 mg | 1.6 mg', '500 g | 0.25 mg | 0.8 mg'] },
    { id: 'm5', level: 'F1', points: ['1 kg | 1.6 mg | 5 mg', '500 g | 0.8 mg | 2.5 mg'] },
    { id: 'm6', level: 'F2', points: ['1 kg | 5 mg | 16 mg', '500 g | 2.5 mg | 8 mg'] },
    { id: 'm7', level: 'M1', points: ['1 kg | 16 mg | 50 mg', '500 g | 8 mg | 25 mg'] },
    { id: 'm8', level: 'SCALE', points: ['1 kg | 0.8 g | 2.5 g', '15 kg | 2.2 g | 7.5 g'], part: KILOGRAM },
  ],
};

const LENGTH: Chain = {
  scheme: 'JJG 2056-1990',
  quantity: 'length',
  steps: [
    { id: 'l0', level: 'LASER', points: ['632.99121258 nm | 5e-11 1'], quantity: 'wavelength' },
    { id: 'l1', level: 'WORKING', points: ['632.99121258 nm | 2e-8 1'], quantity: 'wavelength' },
    { id: 'l2', level: 'GRADE-1', points: ['25 mm | 25 nm', '50 mm | 30 nm'] },
    { id: 'l3', level: 'GRADE-2', points: ['25 mm | 63 nm', '50 mm | 73 nm'] },
    { id: 'l4', level: 'GRADE-4', points: ['25 mm | 0.23 um'] },
    { id: 'l5', level: 'TOOL', points: ['25 mm | 1.6 um | 4 um'] },
    { id: 'l6', level: 'TOOL', points: ['25 mm | 12 um | 30 um'], by: 'l4' },
  ],
};

const TEMPERATURE: Chain = {
  scheme: 'JJG 2062-1990',
  quantity: 'temperature',
  steps: [
    { id: 't0', level: 'PRIMARY', points: ['0.01 Cel | 0.10 mK', '419.527 Cel | 0.6 mK'] },
    { id: 't1', level: 'SECONDARY', points: ['0.01 Cel | 1.0 mK', '419.527 Cel | 1.0 mK'] },
    { id: 't2', level: 'WORKING', points: ['0.01 Cel | 2 mK', '419.527 Cel | 2 mK'] },
    { id: 't3', level: 'SPRT-1', points: ['0.01 Cel | 5 mK', '419.527 Cel | 5 mK'] },
    { id: 't4', level: 'SPRT-2', points: ['0.01 Cel | 20 mK', '419.527 Cel | 20 mK'] },
    // Exactly a third of it comes from the reference, between whose points 100 °C lies.
    { id: 't5', level: 'IPRT', points: ['100 Cel | 0.06 Cel | 0.35 Cel'] },
    { id: 't6', level: 'INSTRUMENT', points: ['100 Cel | 0.3 Cel | 1 Cel'] },
  ],
};

const VOLTAGE: Chain = {
  scheme: 'JJG 2087-1990',
  quantity: 'dc-voltage',
  steps: [
    { id: 'v0', level: 'PRIMARY', points: ['10 V | 2 nV'] },
    { id: 'v1', level: 'SECONDARY', points: ['10 V | 0.5 uV'] },
    { id: 'v2', level: 'ZENER', points: ['10 V | 2 uV'] },
    { id: 'v3', level: 'DMM-8', points: ['10 V | 35 uV'] },
    { id: 'v4', level: 'DMM-6', points: ['10 V | 0.12 mV | 0.40 mV'] },
    { id: 'v5', level: 'METER', points: ['10 V | 6 mV | 50 mV'] },
  ],
};

describe('the demonstration chains', () => {
  it.each([
    ['mass', MASS],
    ['length', LENGTH],
    ['temperature', TEMPERATURE],
    ['voltage', VOLTAGE],
  ])('of %s pass', (_, chain) => {
    for (const { id } of chain.steps) expect([id, told(chain).codes(`cert-${id}`)]).toEqual([id, []]);
  });
  it('would not pass with one figure a digit worse', () => {
    const worse = (chain: Chain, id: string, points: string[]) =>
      told({ ...chain, steps: chain.steps.map((step) => (step.id === id ? { ...step, points } : step)) });
    const codes = ['U_RATIO_EXCEEDED'];
    expect(worse(MASS, 'm4', ['1 kg | 0.54 mg | 1.6 mg']).codes('cert-m4')).toEqual(codes);
    expect(worse(MASS, 'm4', ['1 kg | 0.44 mg | 1.6 mg']).codes('cert-m4')).toEqual(codes);
    expect(worse(LENGTH, 'l3', ['50 mm | 59 nm']).codes('cert-l3')).toEqual(codes);
    expect(worse(LENGTH, 'l3', ['50 mm | 60 nm']).codes('cert-l3')).toEqual([]);
    expect(worse(TEMPERATURE, 't5', ['100 Cel | 0.059 Cel | 0.35 Cel']).codes('cert-t5')).toEqual(codes);
    expect(worse(VOLTAGE, 'v4', ['10 V | 0.14 mV | 0.40 mV']).codes('cert-v4')).toEqual(codes);
  });
});

describe('the seeded faults', () => {
  const judged = (chain: Chain, fault: Step) =>
    told(chain, fault)
      .trace(`cert-${fault.id}`)
      .findings.map(({ code, severity }) => `${code} ${severity}`);

  it('2: a meter whose U is below that of its reference', () => {
    const fault = { id: 'f2', level: 'DMM-6', points: ['10 V | 0.03 mV | 0.40 mV'], by: 'v3' };
    expect(judged(VOLTAGE, fault)).toEqual(['U_NOT_GREATER_THAN_REFERENCE GAP', 'U_RATIO_EXCEEDED GAP']);
  });
  it('3a: a set of class F1 calibrated with another one', () => {
    const fault = { id: 'f3a', level: 'F1', points: ['1 kg | 1.7 mg | 5 mg'], by: 'm5' };
    expect(judged(MASS, fault)).toEqual(['LEVEL_INVERTED GAP', 'U_RATIO_EXCEEDED GAP']);
  });
  it('3b: a set of class M1 calibrated directly with one of class E2', () => {
    const fault = { id: 'f3b', level: 'M1', points: ['1 kg | 16 mg | 50 mg'], by: 'm4' };
    expect(judged(MASS, fault)).toEqual(['LEVEL_SKIPPED REMARK']);
  });
});

describe('certificate 4687 of INM Colombia', () => {
  /** Nominal in g, U (k = 2) and MPE of class E2 in mg, as the R package masscor gives them. */
  const WEIGHTS: readonly (readonly [nominal: string, u: string, mpe: string])[] = [
    ['1000', '0.50', '1.6'],
    ['500', '0.25', '0.8'],
    ['200', '0.10', '0.3'],
    ['200', '0.10', '0.3'],
    ['100', '0.05', '0.16'],
    ['50', '0.03', '0.10'],
    ['20', '0.025', '0.08'],
    ['20', '0.025', '0.08'],
    ['10', '0.020', '0.06'],
    ['5', '0.016', '0.05'],
    ['2', '0.012', '0.04'],
    ['2', '0.012', '0.04'],
    ['1', '0.010', '0.03'],
    ['0.500', '0.008', '0.025'],
    ['0.200', '0.006', '0.020'],
    ['0.200', '0.006', '0.020'],
    ['0.100', '0.005', '0.016'],
    ['0.050', '0.004', '0.012'],
    ['0.020', '0.003', '0.010'],
    ['0.020', '0.003', '0.010'],
    ['0.010', '0.003', '0.008'],
    ['0.005', '0.003', '0.006'],
    ['0.002', '0.003', '0.006'],
    ['0.002', '0.003', '0.006'],
    ['0.001', '0.003', '0.006'],
  ];
  const external = {
    kind: 'CIPM_MRA',
    institute: 'PTB',
    certificateNumber: 'PTB 11086 19',
    kcdbId: null,
    accreditation: null,
  } as const;
  const found = (methods: string[]) => {
    const points = WEIGHTS.map(([nominal, u, mpe]) => `${nominal} g | ${u} mg | ${mpe} mg`);
    const ptb = reference('', { asset: null, external });
    return new Story()
      .organization('inm-co')
      .scope('inm-co')
      .asset('inm-e2-set', { owner: 'inm-co' })
      .certificate('inm-4687', 'inm-e2-set', {
        issuer: 'inm-co',
        performedOn: '2020-08-12',
        methods,
        results: [resultOf('mass', points, [ptb])],
      })
      .findings('inm-4687', 'U_RATIO_EXCEEDED');
  };

  it('exceeds a third of the MPE at exactly the five smallest pieces: 10, 5, 2, 2* and 1 mg', () => {
    expect(found(['OIML R 111-1:2004'])).toEqual([
      {
        code: 'U_RATIO_EXCEEDED',
        severity: 'GAP',
        evidence: ['OIML R 111-1:2004'],
        points: [20, 21, 22, 23, 24],
        at: { from: 'inm-4687', to: null },
        result: 0,
      },
    ]);
  });
  it('exceeds nothing where it names no method that demands a ratio', () => {
    expect(found([])).toEqual([]);
    expect(found(['in-house 12'])).toEqual([]);
  });
});
