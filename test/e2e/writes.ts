/** Every write of API.md: its address, the roles that may never give it, and a body that is accepted as it stands. */
import { BODY_RULES, type Rule } from './body-rules';
import {
  asset,
  atSomeTemperature,
  calibration,
  HOME,
  linear,
  method,
  publishedQuantity,
  nonconformity,
  organization,
  OTHER,
  scheme,
  scope,
  table,
  value,
} from './sound-bodies';

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
const WAITING: readonly Write['name'][] = ['lifecycle', 'scopeRevocations', 'mergers', 'dissolutions'];

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
  write('organizationAmendments', `/v1/organizations/${HOME.lab}/amendments`, NOT_REGULATOR, (id) => ({
    ...organization(id),
    on: '2022-01-01',
    reason: `because ${id}`,
    superior: OTHER.lab,
  })),
  write('mergers', `/v1/organizations/${HOME.merged}/mergers`, NOT_REGULATOR, (id) => ({
    id,
    into: OTHER.lab,
    on: '2022-01-01',
    reason: `because ${id}`,
  })),
  write('dissolutions', `/v1/organizations/${HOME.dissolved}/dissolutions`, NOT_REGULATOR, (id) => ({
    id,
    on: '2022-01-01',
    reason: `because ${id}`,
  })),
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
  write('quantities', '/v1/quantities', NOT_REGULATOR, publishedQuantity),
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
  write('amendments', `/v1/assets/${HOME.asset}/amendments`, ['inspector'], (id) => {
    const {
      name,
      manufacturer,
      model,
      region,
      measurands,
      parts,
      usage,
      schemeLevel,
      catalogueItem,
      use,
      nature,
      visibility,
    } = asset(HOME.asset, HOME.lab);
    // A nameplate of its own, for the same texts are put in registrations.
    const plate = { manufacturer: `${String(manufacturer)} amended`, model, serialNumber: `S-${HOME.asset}` };
    const rest = {
      region,
      measurands,
      parts,
      usage,
      schemeLevel,
      catalogueItem,
      use,
      nature,
      visibility,
    };
    return { id, on: '2023-05-01', reason: `because ${id}`, name, ...plate, ...rest };
  }),
  write('assetConfirmations', `/v1/assets/${HOME.asset}/confirmations`, ['inspector', 'regulator'], (id) => ({
    id,
    certificate: HOME.certificate,
    on: '2024-06-01',
    purpose: 'OTHER',
    requirement: { quantity: 'mass', limits: table(linear), parameters: atSomeTemperature },
    conclusion: 'PASS',
    rule: { id: 'GUARD_BAND', guardFactor: '1' },
    validUntil: '2025-05-31',
  })),
  write('dismissals', `/v1/assets/${HOME.asset}/dismissals`, ['inspector'], (id) => ({
    id,
    quantity: 'mass',
    finding: HOME.certificate,
    part: '1*',
    reason: `because ${id}`,
  })),
  write('checks', `/v1/assets/${HOME.asset}/checks`, ['inspector', 'regulator'], (id) => ({
    id,
    on: '2023-04-01',
    quantity: 'mass',
    passed: true,
    part: '1*',
    method: 'WI-017',
    parameters: atSomeTemperature,
    points: [
      {
        nominal: value('1.000', 'kg'),
        error: value('-0.030', 'mg'),
        expandedUncertainty: value('0.10', 'mg'),
        coverageFactor: '2',
        coverageProbability: '0.95',
        mpe: linear,
        stage: 'AS_LEFT',
        mark: '1*',
        observations: ['1.000', '1.0000001'],
      },
    ],
  })),
  write('calibrations', '/v1/calibrations', ['inspector', 'enterprise', 'regulator'], (id) =>
    calibration(id, HOME.lab, HOME.asset),
  ),
  write('erasures', `/v1/certificates/${HOME.certificate}/erasures`, NOT_REGULATOR, (id) => ({
    id,
    reason: `because ${id}`,
  })),
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
