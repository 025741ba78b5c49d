// Goal: who may do what, and only for whom (API.md, Auth); what is unknown is told as such.
// Method: every command by every role over HTTP; the matrix is written out here a second time on purpose.
import type { Role } from '@suyuan/platform';
import { IntakeHarness } from './testing/intake-harness';
import { calibration, laboratory, method, scale, scheme, scope } from './testing/bodies';

/** Cases of each: one stays open, and each role tries to close one. */
const CASES = 6;

const transcribed = { transcribed: true, copy: { sha256: '0f'.repeat(32) } };

let intake: IntakeHarness;
beforeAll(async () => {
  intake = await IntakeHarness.start();
  await intake.post('/v1/organizations', laboratory('printer'));
  for (const id of ['own', 'other']) {
    await intake.post('/v1/organizations', laboratory(id));
    await intake.post(`/v1/organizations/${id}/scopes`, scope(`scope-${id}`));
    await intake.post('/v1/assets', scale(`scale-${id}`, id));
    await intake.post('/v1/calibrations', { id: `cert-${id}`, ...calibration('1', id, `scale-${id}`) });
    const copy = { id: `copy-${id}`, ...calibration('copy', id, `scale-${id}-sold`), ...transcribed };
    await intake.post('/v1/assets', scale(`scale-${id}-sold`, 'buyer'));
    await intake.post('/v1/calibrations', copy);
    for (let index = 0; index < CASES; index += 1) {
      const finding = { quantity: 'mass', from: '2025-01-01', to: '2026-01-01', reason: 'drift' };
      await intake.post(`/v1/assets/scale-${id}/nonconformities`, { id: `case-${id}-${index}`, ...finding });
    }
  }
});
afterAll(() => intake.stop());

let count = 0;
const closing = { own: 0, other: 0 };
const next = (): string => `n${(count += 1)}`;

type Command = (whose: 'own' | 'other') => [path: string, body: object];
const COMMANDS: Record<string, Command> = {
  organizations: () => ['/v1/organizations', laboratory(next())],
  scopes: (whose) => [`/v1/organizations/${whose}/scopes`, scope(next())],
  organizationAmendments: (whose) => [
    `/v1/organizations/${whose}/amendments`,
    { on: '2026-01-01', reason: 'renamed', name: { en: next() } },
  ],
  mergers: (whose) => [
    `/v1/organizations/${whose}/mergers`,
    { into: 'printer', on: '2026-01-01', reason: next() },
  ],
  dissolutions: (whose) => [`/v1/organizations/${whose}/dissolutions`, { on: '2026-01-01', reason: next() }],
  suspensions: (whose) => [`/v1/scopes/scope-${whose}/suspensions`, { from: '2024-01-01', reason: 'audit' }],
  scopeRevocations: (whose) => [
    `/v1/scopes/scope-${whose}/revocations`,
    { from: '2024-01-01', reason: next() },
  ],
  schemes: () => ['/v1/schemes', scheme(next())],
  methods: () => ['/v1/methods', method(next())],
  quantities: () => ['/v1/quantities', { code: `q-${next()}`, name: { en: 'q' }, unit: 'kg' }],
  assets: (whose) => ['/v1/assets', scale(next(), whose)],
  examinations: (whose) => [
    `/v1/assets/scale-${whose}/examinations`,
    { number: next(), kind: 'EXAMINATION', validFrom: '2024-01-01' },
  ],
  lifecycle: (whose) => [`/v1/assets/scale-${whose}/lifecycle`, { event: 'REPAIRED', on: '2026-01-01' }],
  nonconformities: (whose) => [
    `/v1/assets/scale-${whose}/nonconformities`,
    { quantity: 'mass', from: '2025-01-01', to: '2026-01-01', reason: 'drift' },
  ],
  restatements: (whose) => [
    `/v1/assets/scale-${whose}/restatements`,
    {
      quantity: 'mass',
      shift: { value: '-7', unit: 'ug' },
      effectiveFrom: '2023-03-01',
      reason: 'consensus value',
    },
  ],
  amendments: (whose) => [
    `/v1/assets/scale-${whose}/amendments`,
    { on: '2026-01-01', reason: 'moved', name: { en: next() } },
  ],
  assetConfirmations: (whose) => [
    `/v1/assets/scale-${whose}/confirmations`,
    {
      certificate: 'cert-own',
      on: '2026-01-01',
      purpose: 'OTHER',
      requirement: { quantity: 'mass', limits: { value: '2', unit: 'g' } },
      conclusion: 'PASS',
    },
  ],
  dismissals: (whose) => [
    `/v1/assets/scale-${whose}/dismissals`,
    { quantity: 'mass', finding: 'cert-own', reason: next() },
  ],
  checks: (whose) => [
    `/v1/assets/scale-${whose}/checks`,
    { on: '2026-01-01', quantity: 'mass', passed: true },
  ],
  calibrations: (whose) => ['/v1/calibrations', calibration(next(), whose, `scale-${whose}`)],
  revocations: (whose) => [
    `/v1/certificates/cert-${whose}/revocations`,
    { effect: 'WITHDRAWN', effectiveFrom: '2026-02-01', reason: next() },
  ],
  assessments: (whose) => [`/v1/impact-cases/case-${whose}-0/assessments`, { note: next() }],
  notifications: (whose) => [
    `/v1/impact-cases/case-${whose}-0/notifications`,
    { notified: ['own', 'other'], on: '2026-02-01' },
  ],
  certificateSuspensions: (whose) => [
    `/v1/certificates/cert-${whose}/suspensions`,
    { from: '2026-01-01', to: '2026-01-31', reason: 'audit' },
  ],
  closures: (whose) => [
    `/v1/impact-cases/case-${whose}-${(closing[whose] += 1)}/closures`,
    { on: '2026-02-01', reason: 'done' },
  ],
  entrustments: (whose) => [
    `/v1/assets/scale-${whose}/entrustments`,
    { laboratory: 'other', from: '2026-01-01' },
  ],
  organizationEntrustments: (whose) => [
    `/v1/organizations/${whose}/entrustments`,
    { laboratory: 'other', from: '2026-01-01' },
  ],
  designations: (whose) => [
    `/v1/assets/scale-${whose}/designations`,
    { laboratory: 'other', from: '2026-01-01', reason: 'nearest' },
  ],
  clearances: (whose) => [`/v1/organizations/${whose}/clearances`, { from: '2026-01-01', reason: 'audit' }],
  acceptances: (whose) => [`/v1/certificates/cert-${whose}/acceptances`, { id: next() }],
  disputes: (whose) => [`/v1/certificates/cert-${whose}/disputes`, { reason: next() }],
  confirmations: (whose) => [`/v1/certificates/copy-${whose}/confirmations`, { id: next() }],
  transcriptions: (whose) => [
    '/v1/calibrations',
    { ...calibration(next(), 'printer', `scale-${whose}`), ...transcribed },
  ],
};

/** own: for its own organization only; all: for everybody; absent: not at all. */
const MATRIX: Record<string, Partial<Record<Role, 'own' | 'all'>>> = {
  organizations: { regulator: 'all', admin: 'all' },
  organizationAmendments: { regulator: 'all', admin: 'all' },
  mergers: { regulator: 'all', admin: 'all' },
  dissolutions: { regulator: 'all', admin: 'all' },
  scopes: { regulator: 'all', admin: 'all' },
  suspensions: { regulator: 'all', admin: 'all' },
  scopeRevocations: { regulator: 'all', admin: 'all' },
  schemes: { regulator: 'all', admin: 'all' },
  methods: { regulator: 'all', admin: 'all' },
  quantities: { regulator: 'all', admin: 'all' },
  assets: { lab: 'own', enterprise: 'own', admin: 'all' },
  examinations: { regulator: 'all', admin: 'all' },
  lifecycle: { lab: 'own', enterprise: 'own', admin: 'all' },
  nonconformities: { lab: 'own', regulator: 'all', admin: 'all' },
  restatements: { lab: 'own', regulator: 'all', admin: 'all' },
  amendments: { lab: 'own', enterprise: 'own', regulator: 'all', admin: 'all' },
  assetConfirmations: { lab: 'own', enterprise: 'own', admin: 'all' },
  dismissals: { lab: 'own', enterprise: 'own', regulator: 'all', admin: 'all' },
  checks: { lab: 'own', enterprise: 'own', admin: 'all' },
  calibrations: { lab: 'own', admin: 'all' },
  revocations: { lab: 'own', regulator: 'all', admin: 'all' },
  assessments: { lab: 'own', enterprise: 'own', regulator: 'all', admin: 'all' },
  notifications: { regulator: 'all', admin: 'all' },
  closures: { regulator: 'all', admin: 'all' },
  entrustments: { lab: 'own', enterprise: 'own', admin: 'all' },
  organizationEntrustments: { lab: 'own', enterprise: 'own', admin: 'all' },
  designations: { regulator: 'all', admin: 'all' },
  clearances: { regulator: 'all', admin: 'all' },
  acceptances: { lab: 'own', enterprise: 'own', admin: 'all' },
  disputes: { lab: 'own', enterprise: 'own', admin: 'all' },
  confirmations: { lab: 'own', admin: 'all' },
  transcriptions: { lab: 'own', enterprise: 'own', admin: 'all' },
  certificateSuspensions: { lab: 'own', regulator: 'all', admin: 'all' },
};

const ROLES: Role[] = ['lab', 'enterprise', 'inspector', 'regulator', 'admin'];

describe.each(ROLES)('the role %s', (role) => {
  it.each(Object.keys(COMMANDS))('%s', async (name) => {
    const may = MATRIX[name]?.[role];
    const accepted = ['scopeRevocations', 'mergers', 'dissolutions'].includes(name) ? 202 : 201;
    for (const whose of ['own', 'other'] as const) {
      const [path, body] = COMMANDS[name]!(whose);
      const before = await intake.log.head();
      // A regulator of no organization is the national authority: jurisdiction.spec.ts has the others.
      const organization = role === 'regulator' ? undefined : 'own';
      const answer = await intake.post(path, body, { role, organization });
      const denied =
        may === undefined ? 'FORBIDDEN' : may === 'own' && whose === 'other' ? 'NOT_YOUR_ORGANIZATION' : null;
      expect({ whose, status: answer.status, code: answer.body.code }).toEqual(
        denied ? { whose, status: 403, code: denied } : { whose, status: accepted, code: undefined },
      );
      expect((await intake.log.head()) > before).toBe(denied === null);
    }
  });
});

describe('an owner', () => {
  it('who sold the asset has no say any more, the buyer has', async () => {
    const sold = scale(next(), 'own');
    await intake.post('/v1/assets', sold, { role: 'enterprise', organization: 'own' });
    const path = `/v1/assets/${sold.id}/lifecycle`;
    const transfer = { event: 'TRANSFERRED', on: '2026-01-01', owner: 'other' };
    const proposed = await intake.post(path, transfer, { role: 'enterprise', organization: 'own' });
    expect((await intake.approve(proposed, { role: 'enterprise', organization: 'other' })).status).toBe(201);
    const repair = { event: 'REPAIRED', on: '2026-01-02' };
    expect((await intake.post(path, repair, { role: 'enterprise', organization: 'own' })).status).toBe(403);
    expect((await intake.post(path, repair, { role: 'enterprise', organization: 'other' })).status).toBe(201);
  });
});

describe('what the path names and nobody knows', () => {
  it.each([
    ['/v1/organizations/nobody/scopes', scope('x'), 'UNKNOWN_ORGANIZATION'],
    ['/v1/scopes/nobody/suspensions', { from: '2024-01-01', reason: 'x' }, 'UNKNOWN_SCOPE'],
    ['/v1/scopes/nobody/revocations', { from: '2024-01-01', reason: 'x' }, 'UNKNOWN_SCOPE'],
    [
      '/v1/assets/nobody/examinations',
      { number: '1', kind: 'PRIMARY', validFrom: '2024-01-01' },
      'UNKNOWN_ASSET',
    ],
    ['/v1/assets/nobody/lifecycle', { event: 'REPAIRED', on: '2024-01-01' }, 'UNKNOWN_ASSET'],
    ['/v1/assets/%F0%9F%98%80/lifecycle', { event: 'REPAIRED', on: '2024-01-01' }, 'UNKNOWN_ASSET'],
    ['/v1/impact-cases/nobody/assessments', { note: 'x' }, 'UNKNOWN_IMPACT_CASE'],
    ['/v1/impact-cases/nobody/closures', { on: '2026-01-01', reason: 'x' }, 'UNKNOWN_IMPACT_CASE'],
    ['/v1/assets/nobody/entrustments', { laboratory: 'own', from: '2024-01-01' }, 'UNKNOWN_ASSET'],
    [
      '/v1/assets/nobody/designations',
      { laboratory: 'own', from: '2024-01-01', reason: 'x' },
      'UNKNOWN_ASSET',
    ],
    [
      '/v1/organizations/nobody/entrustments',
      { laboratory: 'own', from: '2024-01-01' },
      'UNKNOWN_ORGANIZATION',
    ],
    ['/v1/organizations/nobody/clearances', { from: '2024-01-01', reason: 'x' }, 'UNKNOWN_ORGANIZATION'],
    ['/v1/certificates/nobody/acceptances', {}, 'UNKNOWN_CERTIFICATE'],
    ['/v1/certificates/nobody/disputes', { reason: 'x' }, 'UNKNOWN_CERTIFICATE'],
    ['/v1/certificates/nobody/confirmations', {}, 'UNKNOWN_CERTIFICATE'],
    ['/v1/proposals/nobody/approvals', {}, 'UNKNOWN_PROPOSAL'],
    [
      '/v1/certificates/nobody/suspensions',
      { from: '2026-01-01', to: '2026-01-02', reason: 'x' },
      'UNKNOWN_CERTIFICATE',
    ],
    ['/v1/certificates/nobody/revocations', { effect: 'VOID', reason: 'x' }, 'UNKNOWN_CERTIFICATE'],
  ])('%s is not found', async (path, body, code) => {
    expect(await intake.post(path, body)).toMatchObject({ status: 404, body: { code } });
  });
});

describe('without a token', () => {
  it('nothing is written', async () => {
    const response = await intake.app.inject({
      method: 'POST',
      url: '/v1/organizations',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(laboratory('x')),
    });
    expect(response.statusCode).toBe(401);
  });
});
