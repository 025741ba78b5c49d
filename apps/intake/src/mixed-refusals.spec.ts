// Goal: one refusal tells everything that is wrong with a command, shape and meaning together; 400 where any is of
// shape, else 422. Method: bodies over HTTP, and every controller's bodies held against the judges of the contract.
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants';
import { refuserOf } from '@suyuan/contract';
import { IntakeModule } from './intake.module';
import { calibration, laboratory, scale, scope } from './testing/bodies';
import { IntakeHarness } from './testing/intake-harness';

let intake: IntakeHarness;
beforeAll(async () => {
  intake = await IntakeHarness.start();
  await intake.post('/v1/organizations', laboratory('lab'));
  await intake.post('/v1/assets', scale('scale', 'lab'));
});
afterAll(() => intake.stop());

const told = async (path: string, body: unknown) => {
  const before = await intake.log.head();
  const answer = await intake.post(path, body);
  expect(await intake.log.head()).toBe(before);
  const { code, errors } = answer.body as { code: string; errors: { code: string; pointer: string }[] };
  return { status: answer.status, code, errors: errors.map((error) => `${error.pointer} ${error.code}`) };
};

const POINT = { nominal: { value: '1', unit: 'bar' }, expandedUncertainty: { value: '0', unit: 'g' } };

describe('a calibration with faults of shape and of meaning', () => {
  it('is 400 with all of them', async () => {
    const body = {
      ...calibration('1', 'lab', 'scale'),
      issuedOn: '2027-01-01',
      accredited: 'yes',
      results: [
        {
          quantity: 'mass',
          points: [{ ...POINT, mark: 7 }],
          references: [{ asset: 'a', quantity: 'weight' }],
        },
      ],
    };
    expect(await told('/v1/calibrations', body)).toEqual({
      status: 400,
      code: 'INVALID_REQUEST',
      errors: [
        '/accredited WRONG_TYPE',
        '/issuedOn TIME_ORDER',
        '/results/0/points/0/coverageFactor K_MISSING',
        '/results/0/points/0/expandedUncertainty/value U_NONPOSITIVE',
        '/results/0/points/0/mark WRONG_TYPE',
        '/results/0/points/0/nominal/unit NON_LEGAL_UNIT',
        '/results/0/references/0/quantity UNKNOWN_QUANTITY',
      ],
    });
  });

  it('is 422 with all of them where the shape is sound', async () => {
    const results = [{ quantity: 'mass', points: [POINT], references: [] }];
    const answer = await told('/v1/calibrations', { ...calibration('1', 'lab', 'scale'), results });
    expect(answer).toMatchObject({ status: 422, code: 'NON_LEGAL_UNIT' });
    expect(answer.errors).toHaveLength(3);
  });

  it('says nothing about what is recorded: that is looked at when the shape is sound', async () => {
    const body = { ...calibration('1', 'nobody', 'nothing'), surplus: 1 };
    expect((await told('/v1/calibrations', body)).errors).toEqual(['/surplus UNKNOWN_FIELD']);
  });
});

describe('other commands with faults of both kinds', () => {
  it.each([
    [
      '/v1/organizations',
      { ...laboratory('x'), uscc: '91310000MA1FL0000X', region: '000000', more: 1 },
      ['/more UNKNOWN_FIELD', '/region REGION_INVALID', '/uscc USCC_INVALID'],
    ],
    [
      '/v1/assets',
      { ...scale('x', 'lab'), measurands: [{ quantity: 'weight' }, { quantity: 7 }] },
      ['/measurands/0/quantity UNKNOWN_QUANTITY', '/measurands/1/quantity WRONG_TYPE'],
    ],
    [
      '/v1/assets/scale/lifecycle',
      { event: 'REPAIRED', on: '2099-01-01', note: 7 },
      ['/note WRONG_TYPE', '/on TIME_ORDER'],
    ],
    [
      '/v1/assets/scale/nonconformities',
      { quantity: 'weight', from: '2026-02-01', to: '2026-01-01' },
      ['/quantity UNKNOWN_QUANTITY', '/reason REQUIRED', '/to TIME_ORDER'],
    ],
    [
      '/v1/assets',
      { ...scale('x', 'nobody'), system: 'DEFENCE', reason: 'there are two', tier: 7 },
      ['/reason NOT_ALLOWED', '/tier WRONG_TYPE'],
    ],
    [
      '/v1/organizations/lab/scopes',
      {
        ...scope('s-1'),
        basis: 'AUTHORISATION',
        members: ['a'],
        region: '000000',
        grantedBy: 'nobody',
        more: 1,
      },
      ['/form REQUIRED', '/members NOT_ALLOWED', '/more UNKNOWN_FIELD', '/region REGION_INVALID'],
    ],
    [
      '/v1/assets/scale/entrustments',
      { laboratory: 'nobody', from: '2026-02-01', to: '2026-01-01', more: 1 },
      ['/more UNKNOWN_FIELD', '/to TIME_ORDER'],
    ],
    [
      '/v1/certificates/none/suspensions',
      { from: '2026-01-01', to: '2026-03-01' },
      ['/reason REQUIRED', '/to SUSPENSION_TOO_LONG'],
    ],
    [
      '/v1/calibrations',
      { ...calibration('1', 'lab', 'scale'), transcribed: true, evidence: 'MARK', more: 1 },
      ['/copy REQUIRED', '/evidence NOT_ALLOWED', '/more UNKNOWN_FIELD'],
    ],
    [
      '/v1/certificates/none/revocations',
      { effect: 'WITHDRAWN' },
      ['/effectiveFrom REQUIRED', '/reason REQUIRED'],
    ],
  ])('POST %s tells them together', async (path, body, errors) => {
    expect(await told(path, body)).toEqual({ status: 400, code: 'INVALID_REQUEST', errors });
  });
});

describe('every body of a command', () => {
  /** Nothing of these is judged before what is recorded is looked at. */
  const WITHOUT_RULES = [
    'RevokeScopeBody',
    'AcceptCertificateBody',
    'DisputeCertificateBody',
    'ConfirmCertificateBody',
    'DisclosePersonsBody',
    'ErasePersonsBody',
    'ApproveProposalBody',
  ];

  const bodies = (): (new () => object)[] => {
    const { controllers = [] } = IntakeModule.register({ log: intake.log });
    return (controllers as { prototype: Record<string, object> }[]).flatMap(({ prototype }) =>
      Object.getOwnPropertyNames(prototype)
        .filter((name) => Reflect.getMetadata(METHOD_METADATA, prototype[name]!) === RequestMethod.POST)
        .flatMap((name) => Reflect.getMetadata('design:paramtypes', prototype, name) as (new () => object)[])
        .filter((type) => type.name.endsWith('Body')),
    );
  };

  it('is walked in the linear way, and judged by the rules that need nothing else', () => {
    const types = bodies();
    expect(types.length).toBeGreaterThan(15);
    expect(types.filter((type) => !(Symbol.for('suyuan.faults') in type)).map(({ name }) => name)).toEqual(
      [],
    );
    const unjudged = types.filter((type) => refuserOf(type) === null).map(({ name }) => name);
    expect([...new Set(unjudged)].sort()).toEqual(WITHOUT_RULES.toSorted());
  });
});
