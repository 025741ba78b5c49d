// Goal: an authority acts in its region and its supervision only, a grant is changed by who gave it or stands above, and
// nobody acts on what belongs to others. Method: authorities of every level over HTTP on a log in memory; a refused
// command leaves no trace.
import { IntakeHarness, type Answer, type Poster } from '../testing/intake-harness';
import { SUPERIORS_MAX } from './grants';
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
  for (const body of organizations) prepared(await intake.post('/v1/organizations', body));
  const primary = { ...scale('kilogram', 'lab'), kind: 'STANDARD', tier: 'PRIMARY' };
  const elsewhere = { ...scale('elsewhere', 'lab'), region: '320500' };
  for (const body of [scale('scale', 'lab'), scale('far-scale', 'far-lab'), elsewhere, primary]) {
    prepared(await intake.post('/v1/assets', body));
  }
  for (const [id, issuer, asset] of [
    ['cert', 'lab', 'scale'],
    ['far-cert', 'far-lab', 'scale'],
    ['primary-cert', 'lab', 'kilogram'],
    ['nim-cert', 'nim', 'scale'],
  ]) {
    prepared(await intake.post('/v1/calibrations', { id, ...calibration(id!, issuer!, asset) }));
  }
});
afterAll(() => intake.stop());

function prepared({ status, body }: Answer): void {
  if (status !== 201) throw new Error(JSON.stringify(body));
}

let count = 0;
const next = (): string => `n${(count += 1)}`;
const examination = () => ({ number: next(), kind: 'EXAMINATION', validFrom: '2024-01-01' });
const finding = () => ({ quantity: 'mass', from: '2025-01-01', to: '2026-01-01', reason: next() });
const withdrawal = () => ({ effect: 'WITHDRAWN', effectiveFrom: '2026-02-01', reason: next() });
const suspension = () => ({ from: '2026-01-01', to: '2026-01-31', reason: next() });

const OUTSIDE = 'OUT_OF_JURISDICTION';

/** 201, 202, or the code of the refusal, which leaves no trace in the log. */
async function outcome(path: string, body: object, who: Poster): Promise<unknown> {
  const before = await intake.log.head();
  const { status, body: told } = await intake.post(path, body, who);
  if (status < 300) return status;
  return (await intake.log.head()) === before ? told.code : `${told.code}, and it was recorded`;
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
    [
      'amendments',
      '/v1/assets/scale/amendments',
      () => ({ on: '2025-01-01', reason: next(), schemeLevel: { scheme: 'JJG 2053-2016', level: next() } }),
    ],
    ['revocations', '/v1/certificates/cert/revocations', withdrawal],
    ['scopes', '/v1/organizations/lab/scopes', () => scope(next())],
  ])('%s', async (_, path, body) => {
    for (const who of ['xiaoshan', 'hangzhou', 'zhejiang', 'samr'])
      expect(await outcome(path, body(), as(who))).toBe(201);
    expect(await outcome(path, body(), NATIONAL)).toBe(201);
    expect(await outcome(path, body(), as('jiangsu'))).toBe(OUTSIDE);
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
      expect(await outcome(`${path}/${step}`, what, as('jiangsu'))).toBe(OUTSIDE);
      expect(await outcome(`${path}/${step}`, what, as('hangzhou'))).toBe(201);
    }
  });
  it('where the asset says that it stands, wherever its owner is', async () => {
    expect(await outcome('/v1/assets/elsewhere/examinations', examination(), as('jiangsu'))).toBe(201);
    expect(await outcome('/v1/assets/elsewhere/examinations', examination(), as('zhejiang'))).toBe(OUTSIDE);
  });
  it('of a certificate where its issuer is, wherever its asset stands', async () => {
    expect(await outcome('/v1/certificates/far-cert/revocations', withdrawal(), as('jiangsu'))).toBe(201);
    expect(await outcome('/v1/certificates/far-cert/revocations', withdrawal(), as('zhejiang'))).toBe(
      OUTSIDE,
    );
    expect(await outcome('/v1/certificates/far-cert/suspensions', suspension(), as('zhejiang'))).toBe(
      OUTSIDE,
    );
  });
  it('as it is today: the owner who moved it away took it out of the region', async () => {
    await intake.post('/v1/assets', scale('moving', 'lab'));
    expect(await outcome('/v1/assets/moving/examinations', examination(), as('xiaoshan'))).toBe(201);
    const transfer = { event: 'TRANSFERRED', on: '2026-01-05', owner: 'far-lab' };
    expect((await intake.postByTwo('/v1/assets/moving/lifecycle', transfer)).status).toBe(201);
    expect(await outcome('/v1/assets/moving/examinations', examination(), as('xiaoshan'))).toBe(OUTSIDE);
    expect(await outcome('/v1/assets/moving/examinations', examination(), as('jiangsu'))).toBe(201);
  });
  it('and registers what lies in it', async () => {
    expect(await outcome('/v1/organizations', organization(next(), '330109'), as('xiaoshan'))).toBe(201);
    expect(await outcome('/v1/organizations', organization(next(), '330108'), as('xiaoshan'))).toBe(OUTSIDE);
    expect(
      await outcome('/v1/organizations', organization(next(), '100000', REGULATOR), as('xiaoshan')),
    ).toBe(OUTSIDE);
    expect(await outcome('/v1/organizations', organization(next(), '990000'), as('zhejiang'))).toBe(OUTSIDE);
    expect(await outcome('/v1/organizations', organization(next(), '990000'), NATIONAL)).toBe(201);
  });
  it('only if it is registered as one', async () => {
    expect(await outcome('/v1/assets/scale/examinations', examination(), as('lab'))).toBe('NOT_AN_AUTHORITY');
    expect(await outcome('/v1/assets/scale/examinations', examination(), as('nobody'))).toBe(
      'NOT_AN_AUTHORITY',
    );
    expect(
      await outcome('/v1/organizations', organization('nobody', '330000', REGULATOR), as('nobody')),
    ).toBe('NOT_AN_AUTHORITY');
  });
});

describe('the national authority alone', () => {
  it('acts on a primary standard and its certificates', async () => {
    expect(await outcome('/v1/assets/kilogram/examinations', examination(), as('zhejiang'))).toBe(OUTSIDE);
    expect(await outcome('/v1/assets/kilogram/examinations', examination(), as('samr'))).toBe(201);
    expect(await outcome('/v1/certificates/primary-cert/suspensions', suspension(), as('zhejiang'))).toBe(
      OUTSIDE,
    );
    expect(await outcome('/v1/certificates/primary-cert/suspensions', suspension(), NATIONAL)).toBe(201);
  });
  it('acts on the national institute, its assets and its certificates', async () => {
    await intake.post('/v1/assets', { ...scale('of-nim', 'nim'), region: '330109' });
    expect(await outcome('/v1/assets/of-nim/examinations', examination(), as('zhejiang'))).toBe(OUTSIDE);
    expect(await outcome('/v1/organizations/nim/scopes', scope(next()), as('zhejiang'))).toBe(OUTSIDE);
    expect(await outcome('/v1/certificates/nim-cert/suspensions', suspension(), as('zhejiang'))).toBe(
      OUTSIDE,
    );
    expect(await outcome('/v1/certificates/nim-cert/suspensions', suspension(), as('samr'))).toBe(201);
  });
  it('publishes schemes and methods', async () => {
    expect(await outcome('/v1/schemes', scheme(next()), as('zhejiang'))).toBe(OUTSIDE);
    expect(await outcome('/v1/methods', method(next()), as('zhejiang'))).toBe(OUTSIDE);
    expect(await outcome('/v1/schemes', scheme(next()), as('samr'))).toBe(201);
    expect(await outcome('/v1/methods', method(next()), NATIONAL)).toBe(201);
  });
});

describe('a scope', () => {
  const granted = async (who: Poster, more: object = {}) => {
    const id = next();
    await intake.post('/v1/organizations/lab/scopes', { ...scope(id), ...more }, who);
    return `/v1/scopes/${id}/suspensions`;
  };
  const stop = () => ({ from: '2024-01-01', to: '2024-02-01', reason: next() });
  it('is changed by who granted it and who stands above', async () => {
    const path = await granted(as('hangzhou'));
    expect(await outcome(path, stop(), as('xiaoshan'))).toBe(OUTSIDE);
    expect(await outcome(path, stop(), as('jiangsu'))).toBe(OUTSIDE);
    for (const who of ['hangzhou', 'zhejiang', 'samr'])
      expect(await outcome(path, stop(), as(who))).toBe(201);
    expect(await outcome(path, stop(), NATIONAL)).toBe(201);
  });
  it('is changed by so many who stand above one another, and by none beyond', async () => {
    // All of one region, so that only their order puts one above the other.
    const above = Array.from({ length: SUPERIORS_MAX + 2 }, (_, n) => `above-${n}`);
    for (const [n, id] of [...above.entries()].toReversed()) {
      const superior = above[n + 1];
      const body = organization(id, '330109', { ...REGULATOR, ...(superior && { superior }) });
      prepared(await intake.post('/v1/organizations', body));
    }
    const path = await granted(as('above-0'));
    expect(await outcome(path, stop(), as(`above-${SUPERIORS_MAX}`))).toBe(201);
    expect(await outcome(path, stop(), as(`above-${SUPERIORS_MAX + 1}`))).toBe(OUTSIDE);
  });
  it('of CNAS is not the county’s to change', async () => {
    const path = await granted(as('cnas'));
    expect(await outcome(path, stop(), as('xiaoshan'))).toBe(OUTSIDE);
    expect(await outcome(path, stop(), as('zhejiang'))).toBe(OUTSIDE);
    expect(
      await outcome(
        path.replace('suspensions', 'revocations'),
        { from: '2024-01-01', reason: 'r' },
        as('xiaoshan'),
      ),
    ).toBe(OUTSIDE);
    expect(await outcome(path, stop(), as('cnas'))).toBe(201);
    expect(await outcome(path, stop(), as('samr'))).toBe(201);
  });
  it('that nobody knows who granted is the national authority’s', async () => {
    const path = await granted(NATIONAL);
    expect(await outcome(path, stop(), as('zhejiang'))).toBe(OUTSIDE);
    expect(await outcome(path, stop(), NATIONAL)).toBe(201);
  });
  it('is granted in one’s own name, or in that of one below', async () => {
    const path = '/v1/organizations/lab/scopes';
    expect(await outcome(path, { ...scope(next()), grantedBy: 'cnas' }, as('xiaoshan'))).toBe(OUTSIDE);
    expect(await outcome(path, { ...scope(next()), grantedBy: 'lab' }, as('xiaoshan'))).toBe(OUTSIDE);
    expect(await outcome(path, { ...scope(next()), grantedBy: 'xiaoshan' }, as('xiaoshan'))).toBe(201);
    expect(await outcome(path, { ...scope(next()), grantedBy: 'xiaoshan' }, as('zhejiang'))).toBe(201);
    expect(await outcome(path, { ...scope(next()), grantedBy: 'cnas' }, NATIONAL)).toBe(201);
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
    expect(await outcome(path, body, who)).toBe('NOT_YOUR_ORGANIZATION');
  });
});
