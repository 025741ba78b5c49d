/** Bodies that are accepted as they stand and state every field of their write, and the records of two laboratories. */

export const HOME = {
  lab: 'lab-home',
  /** Two that come to an end. */
  merged: 'lab-merged',
  dissolved: 'lab-dissolved',
  asset: 'asset-home',
  scope: 'scope-home',
  certificate: 'cert-home',
  transcription: 'paper-home',
  impactCase: 'case-home',
};
export const OTHER = {
  lab: 'lab-other',
  asset: 'asset-other',
  certificate: 'cert-other',
  impactCase: 'case-other',
};

export const kilograms = { min: '0.1', max: '2.50', unit: 'kg' };
export const value = (text: string, unit: string): object => ({ value: text, unit });

/** U or a limit as a + b·|x|: 0.01 mg and 0.05 % of the value. */
export const linear = {
  form: 'LINEAR',
  a: { value: '0.01', unit: 'mg', of: 'ABSOLUTE' },
  b: [{ value: '0.05', unit: '%', of: 'VALUE' }],
};
/** Limits of different size on both sides. */
export const bounds = {
  form: 'BOUNDS',
  lower: { value: '-1.5', unit: 'g', of: 'ABSOLUTE' },
  upper: { value: '2.5', unit: 'g', of: 'ABSOLUTE' },
};
export const atSomeTemperature = [{ parameter: 'temperature', value: value('20.00', 'Cel') }];
/** Limits by parts of the range and parameters. */
export const table = (mpe: object): object => ({
  form: 'TABLE',
  rows: [
    { min: '0', max: '1.0', unit: 'kg', includesMin: true, parameters: atSomeTemperature, mpe },
    { min: '50', max: '100', of: 'SPAN', includesMin: false, parameters: atSomeTemperature, mpe },
  ],
});

/** Opens the impact case of the same id. */
export const nonconformity = (id: string): Record<string, unknown> => ({
  id,
  quantity: 'mass',
  from: '2022-01-01',
  to: '2022-06-01',
  shift: value('1.5', 'g'),
  shifts: [
    {
      value: value('1.000', 'kg'),
      parameters: [{ parameter: 'temperature', value: value('20.00', 'Cel') }],
      part: '1*',
      shift: value('-0.5', 'mg'),
    },
  ],
  reason: `because ${id}`,
  part: '1*',
});

export const organization = (id: string): Record<string, unknown> => ({
  id,
  name: { zh: '某院', en: 'Institute' },
  kinds: ['LABORATORY', 'ENTERPRISE'],
  uscc: '91350100M000100Y43',
  region: '310000',
  publicKeys: [{ keyId: 'key-1', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }],
  level: 'CITY',
});

export const asset = (id: string, owner: string): Record<string, unknown> => ({
  id,
  kind: 'INSTRUMENT',
  tier: 'WORKING',
  name: { zh: '秤', en: 'Scale' },
  manufacturer: 'Works',
  model: 'M-1',
  serialNumber: `S-${id}`,
  owner,
  region: '310000',
  measurands: [
    {
      quantity: 'mass',
      range: kilograms,
      accuracyClass: 'III',
      mpe: table(bounds),
      parameters: atSomeTemperature,
    },
  ],
  schemeLevel: { scheme: 'JJG 2053-2016', level: 'F1' },
  usage: { compulsory: true, purpose: 'TRADE', mode: 'PERIODIC', intervalMonths: 12, serviceLifeMonths: 120 },
  visibility: 'PUBLIC',
  sameNameplate: false,
  parts: [{ id: '1*', name: { zh: '一', en: 'One' }, serialNumber: 'P-1' }],
  catalogueItem: 'II-4',
  use: 'BY_GRADE',
  nature: 'INDICATOR',
  keptBy: 'COMPARISON',
});

export const scope = (id: string): Record<string, unknown> => ({
  id,
  authority: 'CNAS',
  number: 'L0001',
  validFrom: '2019-01-01',
  validTo: '2030-01-01',
  lines: [
    {
      quantity: 'mass',
      range: kilograms,
      methods: ['JJG 99'],
      cmc: {
        form: 'LINEAR',
        a: '0.1',
        b: '0.01',
        rows: [{ min: '1', max: '2', a: '0.1' }],
        unit: 'mg',
        k: '2',
      },
    },
  ],
  basis: 'ACCREDITATION',
  items: ['II-4'],
  region: '310000',
  grantedBy: OTHER.lab,
});

export const calibration = (id: string, issuer: string, of: unknown): Record<string, unknown> => ({
  id,
  certificateNumber: `N-${id}`,
  issuer,
  kind: 'CALIBRATION',
  asset: of,
  receivedOn: '2024-05-01',
  performedOn: '2024-05-02',
  issuedOn: '2024-05-03',
  validUntil: '2025-05-02',
  methods: ['JJG 99-2022'],
  accredited: false,
  conclusion: 'PASS',
  accuracyClass: 'F1',
  decisionRule: { id: 'GUARD_BAND', guardFactor: '1' },
  environment: {
    temperature: value('20.1', 'Cel'),
    humidity: value('45', '%'),
    pressure: value('101.3', 'kPa'),
  },
  results: [
    {
      quantity: 'mass',
      range: kilograms,
      parameters: [{ parameter: 'pressure', value: value('101.3', 'kPa') }],
      points: [
        {
          nominal: value('1.000', 'kg'),
          error: { value: '-0.030', unit: 'mg', of: 'ABSOLUTE' },
          expandedUncertainty: linear,
          coverageFactor: '2',
          coverageProbability: '0.95',
          degreesOfFreedom: '50',
          mpe: bounds,
          stage: 'AS_LEFT',
          mark: '1*',
          observations: ['1.000', '1.0000001'],
          parameters: atSomeTemperature,
          conclusion: 'PASS',
          indication: value('1.0000', 'lb'),
        },
      ],
      references: [
        {
          asset: 'weights',
          certificate: { issuer: 'ptb', number: 'PTB 11086 19' },
          quantity: 'mass',
          role: 'MAIN',
          range: kilograms,
          batch: '2301',
          use: 'BY_ORDER',
          parameters: atSomeTemperature,
          part: '1*',
          times: 2,
        },
        {
          asset: { manufacturer: 'Works', model: 'W-1', serialNumber: 'W-0001' },
          quantity: 'mass',
          role: 'ANCILLARY',
        },
      ],
      part: '1*',
      conclusion: 'PASS',
      providedBy: issuer,
      coefficients: {
        equation: 'm(t) = a + b t',
        terms: [
          { symbol: 'a', value: '1.000', unit: 'kg' },
          { symbol: 'b', value: '1e-9', unit: 'kg/℃' },
        ],
        covariance: [{ first: 'a', second: 'b', value: '-2e-12' }],
      },
    },
  ],
  references: [{ asset: 'thermometer', quantity: 'temperature', role: 'ANCILLARY' }],
  replaces: 'cert-not-known-yet',
  replacesPart: '1*',
  // What does not fit is recorded as found, so any digest and signature do.
  integrity: {
    payloadHash: '0f'.repeat(32),
    signature: { keyId: 'key-1', value: 'Aa-_09'.repeat(15).slice(4) },
  },
  transcribed: false,
  copy: { sha256: '0f'.repeat(32), name: '扫描件.pdf', mediaType: 'application/pdf' },
  performedFrom: '2024-05-01',
  place: { kind: 'ON_SITE', name: '客户车间', region: '310000' },
  site: 'Hall 3',
  otherNumbers: [{ kind: 'order', value: `WT-${id}` }],
  customer: { organization: HOME.lab, name: '某公司', person: '李某' },
  signatories: [
    { person: '王某', role: 'VERIFIED', registration: '浙计注 0001' },
    { person: 'Zhao', role: 'APPROVED' },
  ],
  seals: ['S-001', 'S-002'],
  temperatureScale: 'ITS-90',
  item: '2/3',
  revision: 2,
});

export const scheme = (id: string): Record<string, unknown> => ({
  id,
  title: { zh: '质量', en: 'Mass' },
  validFrom: '2017-05-25',
  validTo: '2040-01-01',
  quantity: 'mass',
  levels: [
    {
      code: 'E1',
      ordinal: 1,
      tier: 'PUBLIC',
      name: { zh: '一', en: 'One' },
      class: 'E1',
      quantityRange: kilograms,
      uLimit: 'U = 0.15 mg, k = 2',
      mpe: '0.5 mg at 1 kg',
      source: 'JJG 99-2022',
    },
    { code: 'E2', ordinal: 2, tier: 'PUBLIC' },
  ],
  edges: [
    { from: 'E1', to: 'E2', maxRatio: '1/3', method: 'ABBA', severity: 'REMARK', source: 'JJG 99-2022' },
  ],
  source: 'JJG 2053-2016',
});

export const publishedQuantity = (id: string): Record<string, unknown> => ({
  code: `q-${id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
  name: { zh: '水蒸气透过率', en: 'water vapour permeance' },
  unit: 'kg/(m2.s.Pa)',
  units: ['g/(m2.s.Pa)'],
  area: 'T',
  kinds: ['MASS.TIME-1'],
  naturalZero: true,
  ownRelativeError: false,
  parameters: [{ parameter: 'temperature', usual: value('20', 'Cel') }],
  source: 'GB/T 1037 (unconfirmed)',
});

export const method = (id: string): Record<string, unknown> => ({
  id: `JJG ${id}:2022`,
  title: { zh: '砝码', en: 'Weights' },
  validFrom: '2023-06-07',
  validTo: '2040-01-01',
  replacedBy: 'JJG 99-2039',
  ratio: { max: '1/3', of: 'MPE' },
  environment: {
    temperature: { min: '18', max: '27', unit: 'Cel' },
    humidity: { min: '30', max: '70', unit: '%' },
    pressure: { min: '80', max: '106', unit: 'kPa' },
  },
  observationsMin: 3,
  recordsEnvironment: true,
  source: 'JJG 99-2022, 6.1',
});

/** A certificate of another laboratory that the owner of the asset recorded from paper. */
export const transcription = (id: string): Record<string, unknown> => ({
  ...calibration(id, OTHER.lab, HOME.asset),
  replaces: null,
  replacesPart: null,
  transcribed: true,
});
