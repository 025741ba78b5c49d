/** One sound body of each large request, every field stated. */

export const mass = { min: '1', max: '200', unit: 'g' };
export const point = {
  nominal: { value: '200', unit: 'g' },
  error: { value: '0.03', unit: 'mg' },
  expandedUncertainty: { value: '0.10', unit: 'mg' },
  coverageFactor: '2',
  coverageProbability: '0.95',
  mpe: { value: '0.3', unit: 'mg' },
  stage: 'AS_LEFT',
  mark: '200*',
  observations: ['200.00003', '2.0000003e2'],
  indication: { value: '0.44', unit: 'lb' },
};
export const quantity = {
  code: 'vapour-permeance',
  name: { zh: '水蒸气透过率', en: 'water vapour permeance' },
  unit: 'kg/(m2.s.Pa)',
  units: ['g/(m2.s.Pa)'],
  area: 'T',
  kinds: ['MASS.TIME-1'],
  naturalZero: true,
  logarithmic: null,
  ownRelativeError: false,
  parameters: [{ parameter: 'temperature', usual: { value: '20', unit: 'Cel' } }],
  source: 'GB/T 1037 (unconfirmed)',
};
export const reference = {
  asset: 'e1-set-inm',
  certificate: { issuer: 'ptb', number: 'PTB 11086 19' },
  quantity: 'mass',
  role: 'MAIN',
  batch: '2301',
  times: 15,
};
export const calibration = {
  certificateNumber: '4687',
  issuer: 'inm-co',
  kind: 'VERIFICATION',
  asset: 'e2-set-inm',
  performedOn: '2020-08-12',
  issuedOn: '2020-08-14',
  validUntil: null,
  methods: ['OIML R 111-1:2004'],
  accredited: false,
  conclusion: 'PASS',
  environment: { temperature: { value: '20.1', unit: 'Cel' } },
  results: [
    {
      quantity: 'mass',
      points: [point],
      references: [reference],
      providedBy: 'ptb',
      coefficients: {
        equation: 'm = a + b t',
        terms: [{ symbol: 'a', value: '1', unit: 'kg' }],
        covariance: [{ first: 'a', second: 'a', value: '1e-12' }],
      },
    },
  ],
  integrity: { payloadHash: '0f'.repeat(32), signature: { keyId: 'k', value: 'A'.repeat(86) } },
  transcribed: true,
  copy: { sha256: '0f'.repeat(32), name: 'scan.pdf', mediaType: 'application/pdf' },
  evidence: 'MARK',
  performedFrom: '2020-08-11',
  place: { kind: 'ON_SITE', name: 'Works', region: '310000' },
  site: 'Hall 3',
  otherNumbers: [{ kind: 'order', value: 'WT-118' }],
  customer: { organization: 'works', name: 'Works', person: 'Li' },
  signatories: [{ person: 'Wang', role: 'VERIFIED', registration: 'R-1' }],
  seals: ['S-001'],
  temperatureScale: 'ITS-90',
  item: '2/3',
  revision: 2,
};
export const asset = {
  kind: 'STANDARD',
  tier: 'WORKING_STANDARD',
  name: { zh: '砝码' },
  serialNumber: 'A 1',
  owner: 'inm-co',
  measurands: [{ quantity: 'mass', range: mass, accuracyClass: 'E2', mpe: { value: '0.3', unit: 'mg' } }],
  schemeLevel: { scheme: 'JJG 2053-2016', level: 'E2' },
  usage: {
    compulsory: true,
    purpose: 'TRADE',
    mode: 'PERIODIC',
    intervalMonths: 12,
    serviceLifeMonths: null,
  },
  referenceMaterial: {
    code: 'GBW(E) 080123',
    batch: '2301',
    certifiedValue: { value: '1.000', unit: 'g' },
    expiresOn: '2030-01-01',
    grade: 'SECOND_CLASS',
  },
  sameNameplate: true,
  reason: 'two of one number',
  system: 'DEFENCE',
};
export const scope = {
  authority: 'CNAS',
  number: 'L0001',
  validFrom: '2020-01-01',
  lines: [
    { quantity: 'mass', range: mass, methods: [], cmc: { form: 'CONSTANT', a: '0.1', unit: 'mg', k: '2' } },
  ],
  basis: 'AUTHORISATION',
  form: 'INTERNAL',
  items: ['II-4'],
  members: ['works'],
  region: '310000',
  grantedBy: 'samr',
};
export const scheme = {
  id: 'JJG 2053-2016',
  title: { zh: '质量计量器具' },
  validFrom: '2016-11-30',
  quantity: 'mass',
  levels: [
    {
      code: 'E1',
      ordinal: 0,
      tier: 'PRIMARY',
      name: { en: 'E1' },
      class: 'E1',
      quantityRange: mass,
      uLimit: 'U = 0.15 mg, k = 2',
      mpe: '0.5 mg',
      source: 'JJG 99-2022',
    },
  ],
  edges: [
    { from: 'E1', to: 'E2', maxRatio: '0.3333', method: null, severity: 'REMARK', source: 'JJG 99-2022' },
  ],
  source: 'JJG 2053-2016',
};
export const method = {
  id: 'OIML R 111-1:2004',
  title: { en: 'Weights' },
  validFrom: '2004-01-01',
  validTo: null,
  replacedBy: null,
  ratio: { max: '1/3', of: 'MPE' },
  environment: { temperature: { min: '18', max: '27', unit: 'Cel' }, humidity: null, pressure: null },
  observationsMin: 3,
  recordsEnvironment: true,
  source: '5.2',
};

export const budget = {
  outputs: [{ symbol: 'y', expression: 'a\n+ b', unit: 'mm' }],
  inputs: [
    { symbol: 'a', observations: ['1', '2'] },
    { symbol: 'b', estimate: '1', distribution: 'RECTANGULAR', halfWidth: '0.5', degreesOfFreedom: 50 },
  ],
  correlations: [{ a: 'a', b: 'b', r: '0.5' }],
  simultaneous: [['a', 'b']],
  coverageProbability: '0.95',
  coverage: 'STUDENT',
  order: 1,
  method: 'MONTE_CARLO',
  monteCarlo: { trials: '100000', seed: 1, digits: null },
  rounding: 'UP',
};
export const decision = {
  value: '1',
  limits: { lower: null, upper: '2' },
  unit: 'mm',
  standardUncertainty: '0.1',
  rule: { id: 'GUARD_BAND', guardFactor: '0.83' },
};
export const risks = {
  tolerance: { lower: '0', upper: '2' },
  acceptance: { lower: '0', upper: '2' },
  process: { mean: '1', standardDeviation: '0.1' },
  measurement: { standardUncertainty: '0.1' },
};
export const interval = {
  method: 'CONTROL_CHART',
  mpe: '1',
  intervalDays: 365,
  points: [
    { on: '2024-01-01', error: '0' },
    { day: '1', error: '0' },
  ],
};
