// Goal: an authority acts in its region and its supervision only, a grant is changed by who gave it or stands above, and
// nobody acts on what belongs to others. Method: authorities of every level over HTTP on a log in memory; a refused
// command leaves no trace.
import { IntakeHarness, type Answer, type Poster } from '../testing/intake-harness';
import { calibration, laboratory, method, scale, scheme, scope } from '../testing/bodies';

let intake: IntakeHarness;
const organization = (id: string, region: string, more: object = {}) => ({
  ...laboratory(id),
  region,
  ...more,
});
const REGULATOR = { kinds: ['REGULATOR'] };
const as = (organization: string, subject?: string): Poster => ({ role: 'regulator', organization, subject });
const NATIONAL: Poster = { role: 'regulator' };

beforeAll(async () => {
  intake = await IntakeHarness.start();
  const organizations = [
    organization('samr', '100000', REGULATOR),
    organization('zhejiang', '330000', { ...REGULATOR, superior: 'samr' }),
    organization('hangzhou', '330100', { ...REGULATOR, superior: 'zhejiang' }),
    organization('xiaoshan', '330109', { ...REGULATOR, superior: 'hangzhou' }),
    organization('jiangsu', '320000', REGULATOR),
    organization('cnas', '100000', { ...REGULATOR, superior: 'samr' }),
    organization('lab', '330109'),
    organization('far-lab', '320500'),
    organization('nim', '100000', { kinds: ['INSTITUTE', 'LABORATORY'] }),
  ];
  for (const body of organizations) await expectDone(await intake.post('/v1/organizations', body));
  const primary = { ...scale('kilogram', 'lab'), kind: 'STANDARD', tier: 'PRIMARY' };
  const elsewhere = { ...scale('elsewhere', 'lab'), region: '320500' };
  for (const body of [scale('scale', 'lab'), scale('far-scale', 'far-lab'), elsewhere, primary]) {
    await expectDone(await intake.post('/v1/assets', body));
  }
  for (const [id, issuer, asset] of [
    ['cert', 'lab', 'scale'],
    ['far-cert', 'far-lab', 'scale'],
    ['primary-cert', 'lab', 'kilogram'],
    ['nim-cert', 'nim', 'scale'],
  ]) {
    await expectDone(await intake.post('/v1/calibrations', { id, ...calibration(id!, issuer!, asset) }));
  }
});
afterAll(() => intake.stop());

async function expectDone(answer: Answer): Promise<void> {
  expect(answer).toMatchObject({ status: 201 });
}

let count = 0;
const next = (): string => `n${(count += 1)}`;
const examination = () => ({ number: next(), kind: 'EXAMINATION', validFrom: '2024-01-01' });
const finding = () => ({ quantity: 'mass', from: '2025-01-01', to: '2026-01-01', reason: next() });
const withdrawal = () => ({ effect: 'WITHDRAWN', effectiveFrom: '2026-02-01', reason: next() });
const suspension = () => ({ from: '2026-01-01', to: '2026-01-31', reason: next() });

async function refused(path: string, body: object, who: Poster, code = 'OUT_OF_JURISDICTION', status = 403) {
  const before = await intake.log.head();
  expect(await intake.post(path, body, who)).toMatchObject({ status, body: { code } });
  expect(await intake.log.head()).toBe(before);
}
async function done(path: string, body: object, who: Poster) {
  await expectDone(await intake.post(path, body, who));
}

describe('a regulator acts in its region', () => {
  it.each<[string, string, () => object]>([
    ['examinations', '/v1/assets/scale/examinations', examination],
    ['nonconformities', '/v1/assets/scale/nonconformities', finding],
    [
      'restatements',
      '/v1/assets/scale/restatements',
      () => ({
        quantity: 'mass',
        shift: { value: '1', unit: 'ug' },
        effectiveFrom: '2024-01-01',
        reason: next(),
      }),
    ],
    ['revocations', '/v1/certificates/cert/revocations', withdrawal],
    ['scopes', '/v1/organizations/lab/scopes', () => scope(next())],
  ])('%s', async (_, path, body) => {
    for (const who of ['xiaoshan', 'hangzhou', 'zhejiang', 'samr']) await done(path, body(), as(who));
    await done(path, body(), NATIONAL);
    await refused(path, body(), as('jiangsu'));
  });
  it('also with what it does about a case', async () => {
    const { body } = await intake.post('/v1/assets/scale/nonconformities', finding(), NATIONAL);
    const path = `/v1/impact-cases/${String(body.impactCase)}`;
    const told = { notified: ['lab'], on: '2026-02-01' };
    for (const [step, what] of [
      ['assessments', { note: 'n' }],
      ['notifications', told],
      ['closures', { on: '2026-02-01', reason: 'r' }],
    ] as const) {
      await refused(`${path}/${step}`, what, as('jiangsu'));
      await done(`${path}/${step}`, what, as('hangzhou'));
    }
  });
  it('where the asset says that it stands, wherever its owner is', async () => {
    await done('/v1/assets/elsewhere/examinations', examination(), as('jiangsu'));
    await refused('/v1/assets/elsewhere/examinations', examination(), as('zhejiang'));
  });
  it('of a certificate where its issuer is, wherever its asset stands', async () => {
    await done('/v1/certificates/far-cert/revocations', withdrawal(), as('jiangsu'));
    await refused('/v1/certificates/far-cert/revocations', withdrawal(), as('zhejiang'));
    await refused('/v1/certificates/far-cert/suspensions', suspension(), as('zhejiang'));
  });
  it('as it is today: the owner who moved it away took it out of the region', async () => {
    await intake.post('/v1/assets', scale('moving', 'lab'));
    await done('/v1/assets/moving/examinations', examination(), as('xiaoshan'));
    const transfer = { event: 'TRANSFERRED', on: '2026-01-05', owner: 'far-lab' };
    await expectDone(await intake.postByTwo('/v1/assets/moving/lifecycle', transfer));
    await refused('/v1/assets/moving/examinations', examination(), as('xiaoshan'));
    await done('/v1/assets/moving/examinations', examination(), as('jiangsu'));
  });
  it('and registers what lies in it', async () => {
    await done('/v1/organizations', organization(next(), '330109'), as('xiaoshan'));
    await refused('/v1/organizations', organization(next(), '330108'), as('xiaoshan'));
    await refused('/v1/organizations', organization(next(), '100000', REGULATOR), as('xiaoshan'));
    await refused('/v1/organizations', organization(next(), '990000'), as('zhejiang'));
    await done('/v1/organizations', organization(next(), '990000'), NATIONAL);
  });
  it('only if it is registered as one', async () => {
    await refused('/v1/assets/scale/examinations', examination(), as('lab'), 'NOT_AN_AUTHORITY');
    await refused('/v1/assets/scale/examinations', examination(), as('nobody'), 'NOT_AN_AUTHORITY');
    await refused(
      '/v1/organizations',
      organization('nobody', '330000', REGULATOR),
      as('nobody'),
      'NOT_AN_AUTHORITY',
    );
  });
});

describe('the national authority alone', () => {
  it('acts on a primary standard and its certificates', async () => {
    await refused('/v1/assets/kilogram/examinations', examination(), as('zhejiang'));
    await done('/v1/assets/kilogram/examinations', examination(), as('samr'));
    await refused('/v1/certificates/primary-cert/suspensions', suspension(), as('zhejiang'));
    await done('/v1/certificates/primary-cert/suspensions', suspension(), NATIONAL);
  });
  it('acts on the national institute, its assets and its certificates', async () => {
    await intake.post('/v1/assets', { ...scale('of-nim', 'nim'), region: '330109' });
    await refused('/v1/assets/of-nim/examinations', examination(), as('zhejiang'));
    await refused('/v1/organizations/nim/scopes', scope(next()), as('zhejiang'));
    await refused('/v1/certificates/nim-cert/suspensions', suspension(), as('zhejiang'));
    await done('/v1/certificates/nim-cert/suspensions', suspension(), as('samr'));
  });
  it('publishes schemes and methods', async () => {
    await refused('/v1/schemes', scheme(next()), as('zhejiang'));
    await refused('/v1/methods', method(next()), as('zhejiang'));
    await done('/v1/schemes', scheme(next()), as('samr'));
    await done('/v1/methods', method(next()), NATIONAL);
  });
});

describe('a scope', () => {
  const granted = async (who: Poster, more: object = {}) => {
    const id = next();
    await done('/v1/organizations/lab/scopes', { ...scope(id), ...more }, who);
    return `/v1/scopes/${id}/suspensions`;
  };
  const stop = () => ({ from: '2024-01-01', to: '2024-02-01', reason: next() });
  it('is changed by who granted it and who stands above', async () => {
    const path = await granted(as('hangzhou'));
    await refused(path, stop(), as('xiaoshan'));
    await refused(path, stop(), as('jiangsu'));
    for (const who of ['hangzhou', 'zhejiang', 'samr']) await done(path, stop(), as(who));
    await done(path, stop(), NATIONAL);
  });
  it('of CNAS is not the county’s to change', async () => {
    const path = await granted(as('cnas'));
    await refused(path, stop(), as('xiaoshan'));
    await refused(path, stop(), as('zhejiang'));
    await refused(
      path.replace('suspensions', 'revocations'),
      { from: '2024-01-01', reason: 'r' },
      as('xiaoshan'),
    );
    await done(path, stop(), as('cnas'));
    await done(path, stop(), as('samr'));
  });
  it('that nobody knows who granted is the national authority’s', async () => {
    const path = await granted(NATIONAL);
    await refused(path, stop(), as('zhejiang'));
    await done(path, stop(), NATIONAL);
  });
  it('is granted in one’s own name, or in that of one below', async () => {
    const path = '/v1/organizations/lab/scopes';
    await refused(path, { ...scope(next()), grantedBy: 'cnas' }, as('xiaoshan'));
    await refused(path, { ...scope(next()), grantedBy: 'lab' }, as('xiaoshan'));
    await done(path, { ...scope(next()), grantedBy: 'xiaoshan' }, as('xiaoshan'));
    await done(path, { ...scope(next()), grantedBy: 'xiaoshan' }, as('zhejiang'));
    await done(path, { ...scope(next()), grantedBy: 'cnas' }, NATIONAL);
  });
});

describe('what belongs to others', () => {
  const enterprise = (organization: string): Poster => ({ role: 'enterprise', organization });
  const lab = (organization: string): Poster => ({ role: 'lab', organization });
  it.each<[string, object, Poster]>([
    ['/v1/assets/scale/nonconformities', finding(), lab('far-lab')],
    ['/v1/assets/scale/lifecycle', { event: 'REPAIRED', on: '2026-01-01' }, enterprise('far-lab')],
    [
      '/v1/assets/scale/lifecycle',
      { event: 'TRANSFERRED', on: '2026-01-01', owner: 'far-lab' },
      lab('far-lab'),
    ],
    ['/v1/certificates/cert/revocations', withdrawal(), lab('far-lab')],
    ['/v1/certificates/cert/suspensions', suspension(), lab('far-lab')],
    ['/v1/certificates/far-cert/revocations', withdrawal(), lab('lab')],
  ])('%s is refused', async (path, body, who) => {
    await refused(path, body, who, 'NOT_YOUR_ORGANIZATION');
  });
});
