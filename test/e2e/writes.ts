/** Every write of API.md: its address, the roles that may never give it, and a body that is accepted as it stands. */
import { BODY_RULES, type Rule } from './body-rules';

export interface Write {
  name: keyof typeof BODY_RULES;
  path: string;
  rule: Rule;
  wrongRoles: string[];
  /** A body that states every field and was never posted before. */
  body: (serial: string) => Record<string, unknown>;
  /** Of a sound body: recorded at once, or proposed to somebody else. */
  status: 201 | 202;
}

/** Commands that wait for a second person, or for the receiver. */
const WAITING: readonly Write['name'][] = ['lifecycle', 'scopeRevocations'];

export const HOME = {
  lab: 'lab-home',
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

const kilograms = { min: '0.1', max: '2.50', unit: 'kg' };
const value = (text: string, unit: string): object => ({ value: text, unit });

/** Opens the impact case of the same id. */
export const nonconformity = (id: string): Record<string, unknown> => ({
  id,
  quantity: 'mass',
  from: '2022-01-01',
  to: '2022-06-01',
  shift: value('1.5', 'g'),
  reason: `because ${id}`,
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
  measurands: [{ quantity: 'mass', range: kilograms, accuracyClass: 'III', mpe: value('1.5', 'g') }],
  schemeLevel: { scheme: 'JJG 2053-2016', level: 'F1' },
  usage: { compulsory: true, purpose: 'TRADE', mode: 'PERIODIC', intervalMonths: 12, serviceLifeMonths: 120 },
  visibility: 'PUBLIC',
  sameNameplate: false,
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
      points: [
        {
          nominal: value('1.000', 'kg'),
          error: value('-0.030', 'mg'),
          expandedUncertainty: value('0.10', 'mg'),
          coverageFactor: '2',
          coverageProbability: '0.95',
          mpe: value('1.5', 'mg'),
          stage: 'AS_LEFT',
          mark: '1*',
          observations: ['1.000', '1.0000001'],
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
        },
        {
          asset: { manufacturer: 'Works', model: 'W-1', serialNumber: 'W-0001' },
          quantity: 'mass',
          role: 'ANCILLARY',
        },
      ],
    },
  ],
  references: [{ asset: 'thermometer', quantity: 'temperature', role: 'ANCILLARY' }],
  replaces: 'cert-not-known-yet',
  // What does not fit is recorded as found, so any digest and signature do.
  integrity: {
    payloadHash: '0f'.repeat(32),
    signature: { keyId: 'key-1', value: 'Aa-_09'.repeat(15).slice(4) },
  },
  transcribed: false,
  copy: { sha256: '0f'.repeat(32), name: '扫描件.pdf', mediaType: 'application/pdf' },
});

const scheme = (id: string): Record<string, unknown> => ({
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

const method = (id: string): Record<string, unknown> => ({
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

const write = (name: Write['name'], path: string, wrongRoles: string[], body: Write['body']): Write => ({
  name,
  path,
  rule: BODY_RULES[name],
  wrongRoles,
  body,
  status: WAITING.includes(name) ? 202 : 201,
});

const entrustment = (id: string): Record<string, unknown> => ({
  id,
  laboratory: OTHER.lab,
  from: '2021-01-01',
  to: '2021-12-31',
});

/** A certificate of another laboratory that the owner of the asset recorded from paper. */
export const transcription = (id: string): Record<string, unknown> => ({
  ...calibration(id, OTHER.lab, HOME.asset),
  replaces: null,
  transcribed: true,
});

let suspensions = 0;

/** Days of its own for each suspension, a quarter of a year after those before. */
function nextSuspendedDays(): { from: string; to: string } {
  const first = 91 * (suspensions += 1);
  const day = (after: number): string =>
    new Date(Date.UTC(1900, 0, first + after)).toISOString().slice(0, 10);
  return { from: day(0), to: day(20) };
}

const NOT_REGULATOR = ['lab', 'enterprise', 'inspector'];

export const WRITES: Write[] = [
  write('organizations', '/v1/organizations', NOT_REGULATOR, organization),
  write('scopes', `/v1/organizations/${HOME.lab}/scopes`, NOT_REGULATOR, scope),
  write('suspensions', `/v1/scopes/${HOME.scope}/suspensions`, NOT_REGULATOR, (id) => ({
    id,
    from: '2021-01-01',
    to: '2021-02-01',
    reason: `because ${id}`,
  })),
  write('scopeRevocations', `/v1/scopes/${HOME.scope}/revocations`, NOT_REGULATOR, (id) => ({
    id,
    from: '2029-01-01',
    reason: `because ${id}`,
  })),
  write('schemes', '/v1/schemes', NOT_REGULATOR, scheme),
  write('methods', '/v1/methods', NOT_REGULATOR, method),
  write('assets', '/v1/assets', ['inspector', 'regulator'], (id) => ({
    ...asset(id, HOME.lab),
    kind: 'REFERENCE_MATERIAL',
    referenceMaterial: {
      code: 'GBW(E) 080123',
      batch: '2301',
      certifiedValue: value('1.000', 'g'),
      expiresOn: '2030-01-01',
      grade: 'SECOND_CLASS',
    },
  })),
  write('examinations', `/v1/assets/${HOME.asset}/examinations`, NOT_REGULATOR, (id) => ({
    id,
    number: `E-${id}`,
    kind: 'EXAMINATION',
    validFrom: '2020-01-01',
    validTo: '2024-01-01',
    authority: 'SAMR',
  })),
  write('lifecycle', `/v1/assets/${HOME.asset}/lifecycle`, ['inspector'], (id) => ({
    id,
    event: 'TRANSFERRED',
    on: '2022-02-02',
    owner: OTHER.lab,
    note: `note ${id}`,
  })),
  write(
    'nonconformities',
    `/v1/assets/${HOME.asset}/nonconformities`,
    ['inspector', 'enterprise'],
    nonconformity,
  ),
  write('restatements', `/v1/assets/${HOME.asset}/restatements`, ['inspector', 'enterprise'], (id) => ({
    id,
    quantity: 'mass',
    shift: value('-0.007', 'mg'),
    effectiveFrom: '2023-03-01',
    reason: `because ${id}`,
    source: 'CCM',
  })),
  write('calibrations', '/v1/calibrations', ['inspector', 'enterprise', 'regulator'], (id) =>
    calibration(id, HOME.lab, HOME.asset),
  ),
  write(
    'revocations',
    `/v1/certificates/${HOME.certificate}/revocations`,
    ['inspector', 'enterprise'],
    (id) => ({
      id,
      effect: 'WITHDRAWN',
      effectiveFrom: '2025-01-01',
      reason: `because ${id}`,
    }),
  ),
  write(
    'certificateSuspensions',
    `/v1/certificates/${HOME.certificate}/suspensions`,
    ['inspector', 'enterprise'],
    // One person does not suspend the same certificate again shortly after.
    (id) => ({ id, ...nextSuspendedDays(), reason: `because ${id}` }),
  ),
  write('entrustments', `/v1/assets/${HOME.asset}/entrustments`, ['inspector', 'regulator'], entrustment),
  write(
    'organizationEntrustments',
    `/v1/organizations/${HOME.lab}/entrustments`,
    ['inspector', 'regulator'],
    entrustment,
  ),
  write('designations', `/v1/assets/${HOME.asset}/designations`, NOT_REGULATOR, (id) => ({
    ...entrustment(id),
    reason: `because ${id}`,
  })),
  write('clearances', `/v1/organizations/${HOME.lab}/clearances`, NOT_REGULATOR, (id) => ({
    id,
    from: '2021-01-01',
    to: '2021-02-01',
    reason: `because ${id}`,
  })),
  write('disputes', `/v1/certificates/${HOME.certificate}/disputes`, ['inspector', 'regulator'], (id) => ({
    id,
    asset: HOME.asset,
    reason: `because ${id}`,
  })),
  // A closure, an acceptance and a confirmation are accepted once each: no others could be made from their bodies.
  write('assessments', `/v1/impact-cases/${HOME.impactCase}/assessments`, ['inspector'], (id) => ({
    id,
    note: `two scales ${id}`,
    grade: 'MAJOR',
  })),
  write('notifications', `/v1/impact-cases/${HOME.impactCase}/notifications`, NOT_REGULATOR, (id) => ({
    id,
    notified: [HOME.lab, OTHER.lab],
    on: '2023-01-01',
    note: `by letter ${id}`,
  })),
];
