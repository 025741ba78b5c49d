// Goal: whatever is sent twice, at once or again, is recorded once, and the sender is told the same.
// Method: HTTP by injection; retries with and without keys, races of several clients, two intakes on one log.
import {
  EventLog,
  MemoryEventLog,
  type AppendRequest,
  type AppendResult,
  type Erasure,
  type NamedPerson,
} from '@suyuan/event-log';
import { IntakeHarness, type Answer } from './testing/intake-harness';
import { calibration, laboratory, method, scale, scheme, scope } from './testing/bodies';

let intake: IntakeHarness;
beforeAll(async () => {
  intake = await IntakeHarness.start();
  await intake.post('/v1/organizations', laboratory('lab'));
  await intake.post('/v1/organizations', laboratory('lab-b'));
  await intake.post('/v1/assets', scale('scale', 'lab'));
});
afterAll(() => intake.stop());

const head = (): Promise<number> => intake.log.head();
const admin = (key: string) => ({ role: 'admin' as const, key });

describe('a retry with the same Idempotency-Key', () => {
  it('gets the first reply, status and all', async () => {
    const body = calibration('I-1', 'lab', 'scale');
    const first = await intake.post('/v1/calibrations', body, admin('key-1'));
    const before = await head();
    const again = await intake.post('/v1/calibrations', body, admin('key-1'));
    expect(first.status).toBe(201);
    expect(again).toEqual(first);
    expect(await head()).toBe(before);
  });
  it('gets it whatever the order of the fields, and null for absent', async () => {
    const body = { ...calibration('I-2', 'lab', 'scale'), validUntil: null };
    const first = await intake.post('/v1/calibrations', body, admin('key-2'));
    const turned = Object.fromEntries(Object.entries(calibration('I-2', 'lab', 'scale')).reverse());
    expect(await intake.post('/v1/calibrations', turned, admin('key-2'))).toEqual(first);
  });
  it('gets it also when the command would be refused by now', async () => {
    await intake.post('/v1/assets', scale('scale-r', 'lab'));
    const repair = { event: 'REPAIRED', on: '2026-03-02' };
    const first = await intake.post('/v1/assets/scale-r/lifecycle', repair, admin('key-3'));
    await intake.post('/v1/assets/scale-r/lifecycle', { event: 'RETIRED', on: '2026-03-01' });
    expect(await intake.post('/v1/assets/scale-r/lifecycle', repair, admin('key-3'))).toEqual(first);
    const unkeyed = await intake.post('/v1/assets/scale-r/lifecycle', repair);
    expect(unkeyed).toMatchObject({ status: 422, body: { code: 'ASSET_RETIRED' } });
  });
  it('with another body is a mismatch, also when that body would be refused', async () => {
    await intake.post('/v1/calibrations', calibration('I-4', 'lab', 'scale'), admin('key-4'));
    for (const other of [calibration('I-5', 'lab', 'scale'), calibration('I-5', 'nobody', 'scale')]) {
      const answer = await intake.post('/v1/calibrations', other, admin('key-4'));
      expect(answer).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_MISMATCH' } });
    }
  });
  it('of another sender, or for another address, is another request', async () => {
    const repair = { event: 'REPAIRED', on: '2026-03-02' };
    const first = await intake.post('/v1/assets/scale/lifecycle', repair, admin('key-6'));
    const asLab = { role: 'lab' as const, organization: 'lab', key: 'key-6' };
    const second = await intake.post('/v1/assets/scale/lifecycle', repair, asLab);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).not.toBe(first.body.id);
    await intake.post('/v1/assets', scale('scale-6', 'lab'));
    const third = await intake.post('/v1/assets/scale-6/lifecycle', repair, admin('key-6'));
    expect(third.status).toBe(201);
  });
  it.each(['', ' ', 'a b', 'x'.repeat(129), 'schlüssel'])('that is no key (%j) is refused', async (key) => {
    const answer = await intake.post('/v1/organizations', laboratory('lab-key'), admin(key));
    expect(answer).toMatchObject({ status: 400, body: { code: 'IDEMPOTENCY_KEY_INVALID' } });
  });
  it('sent many times at once is recorded once', async () => {
    const before = await head();
    const post = () => intake.post('/v1/calibrations', calibration('I-7', 'lab', 'scale'), admin('key-7'));
    const answers = await Promise.all(Array.from({ length: 8 }, post));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(await head()).toBe(before + 1);
  });
});

describe('the same content again without a key', () => {
  const twice = async (path: string, body: object): Promise<[Answer, Answer]> => {
    const first = await intake.post(path, body);
    const before = await head();
    const second = await intake.post(path, body);
    expect(await head()).toBe(before);
    return [first, second];
  };

  it.each([
    ['/v1/organizations', laboratory('twice')],
    ['/v1/organizations/lab/scopes', scope('scope-twice')],
    ['/v1/schemes', scheme('JJG 1-2016')],
    ['/v1/methods', method('OIML R 111-1:2004')],
    ['/v1/assets', scale('scale-twice', 'lab')],
    [
      '/v1/assets/scale/examinations',
      { id: 'exam-twice', number: '1', kind: 'EXAMINATION', validFrom: '2024-01-01' },
    ],
    ['/v1/assets/scale/lifecycle', { id: 'repair-twice', event: 'REPAIRED', on: '2026-01-01' }],
    [
      '/v1/assets/scale/nonconformities',
      { id: 'nc-twice', quantity: 'mass', from: '2025-01-01', to: '2026-01-01', reason: 'drift' },
    ],
    [
      '/v1/assets/scale/restatements',
      {
        id: 'restated-twice',
        quantity: 'mass',
        shift: { value: '-7', unit: 'ug' },
        effectiveFrom: '2023-03-01',
        reason: 'consensus value',
      },
    ],
    [
      '/v1/assets/scale/confirmations',
      {
        id: 'confirmed-twice',
        certificate: 'T-1',
        on: '2026-01-01',
        purpose: 'OTHER',
        requirement: { quantity: 'mass', limits: { value: '2', unit: 'g' } },
        conclusion: 'PASS',
      },
    ],
    [
      '/v1/assets/scale/amendments',
      { id: 'amended-twice', on: '2026-01-01', reason: 'moved', name: { en: 'Scale' } },
    ],
    [
      '/v1/assets/scale/dismissals',
      { id: 'dismissed-twice', quantity: 'mass', finding: 'any', reason: 'soiled' },
    ],
    ['/v1/assets/scale/checks', { id: 'checked-twice', on: '2026-01-01', quantity: 'mass', passed: true }],
    ['/v1/impact-cases/nc-twice/assessments', { id: 'assessed-twice', note: 'two scales', grade: 'MINOR' }],
    [
      '/v1/impact-cases/nc-twice/notifications',
      { id: 'told-twice', notified: ['lab', 'lab-b'], on: '2026-02-01' },
    ],
    ['/v1/impact-cases/nc-twice/closures', { id: 'closed-twice', on: '2026-03-01', reason: 'done' }],
    ['/v1/calibrations', calibration('T-1', 'lab', 'scale')],
  ])('%s answers 200 with the id and position of the first', async (path, body) => {
    const [first, second] = await twice(path, body);
    expect(first.status).toBe(201);
    expect(second).toEqual({ ...first, status: 200 });
  });
  it('of a certificate that replaces another has the position of its last event', async () => {
    await intake.post('/v1/calibrations', { id: 'old', ...calibration('T-2', 'lab', 'scale') });
    const [first, second] = await twice('/v1/calibrations', {
      ...calibration('T-3', 'lab', 'scale'),
      replaces: 'old',
    });
    expect(second).toEqual({ ...first, status: 200 });
    expect(second.body.position).toBe(await head());
  });
  it('of a revocation is the same revocation', async () => {
    await intake.post('/v1/calibrations', { id: 'gone', ...calibration('T-4', 'lab', 'scale') });
    const [first, second] = await twice('/v1/certificates/gone/revocations', {
      effect: 'VOID',
      reason: 'forged',
    });
    expect(second).toEqual({ ...first, status: 200 });
    const other = await intake.post('/v1/certificates/gone/revocations', { effect: 'VOID', reason: 'other' });
    expect(other).toMatchObject({ status: 409, body: { code: 'ALREADY_REVOKED' } });
  });
  it('counts when the scope of the laboratory has ended since', async () => {
    await intake.post('/v1/organizations/lab-b/scopes', scope('scope-b'));
    const body = { ...calibration('T-5', 'lab-b', 'scale'), accredited: true };
    const first = await intake.post('/v1/calibrations', body);
    await intake.postByTwo('/v1/scopes/scope-b/revocations', { from: '2026-01-01', reason: 'fraud' });
    expect(await intake.post('/v1/calibrations', body)).toEqual({ ...first, status: 200 });
  });
});

describe('an id or a number that is taken by other content', () => {
  it.each([
    ['/v1/organizations', { ...laboratory('lab'), region: '310000' }, 'DUPLICATE_ID', '/id'],
    ['/v1/assets', { ...scale('scale', 'lab'), kind: 'STANDARD' }, 'DUPLICATE_ID', '/id'],
    [
      '/v1/calibrations',
      { ...calibration('T-1', 'lab', 'scale'), conclusion: 'FAIL' },
      'DUPLICATE_CERTIFICATE_NUMBER',
      '/certificateNumber',
    ],
    [
      '/v1/calibrations',
      { ...calibration('T-99', 'lab', 'scale'), id: 'old' },
      'DUPLICATE_CERTIFICATE_NUMBER',
      '/id',
    ],
    ['/v1/organizations/lab-b/scopes', scope('scope-twice'), 'DUPLICATE_ID', '/id'],
    [
      '/v1/assets/scale-6/lifecycle',
      { id: 'repair-twice', event: 'REPAIRED', on: '2026-01-01' },
      'DUPLICATE_ID',
      '/id',
    ],
  ])('%s is a conflict', async (path, body, code, pointer) => {
    const answer = await intake.post(path, body);
    expect(answer).toMatchObject({ status: 409, body: { code, errors: [{ pointer, code }] } });
  });
  it('belongs to one issuer: another may use the same number', async () => {
    const answer = await intake.post('/v1/calibrations', calibration('T-1', 'lab-b', 'scale'));
    expect(answer.status).toBe(201);
  });
});

describe('clients that race', () => {
  it('for one number with different content: one wins', async () => {
    const post = (conclusion: string) =>
      intake.post('/v1/calibrations', { ...calibration('R-1', 'lab', 'scale'), conclusion });
    const answers = await Promise.all(['PASS', 'FAIL', 'NONE', 'UNDETERMINED'].map(post));
    expect(answers.map((answer) => String(answer.status)).toSorted()).toEqual(['201', '409', '409', '409']);
  });
  it('for one number with the same content: one 201, the others 200 with its id', async () => {
    const post = () => intake.post('/v1/calibrations', calibration('R-2', 'lab', 'scale'));
    const answers = await Promise.all(Array.from({ length: 4 }, post));
    expect(answers.map((answer) => String(answer.status)).toSorted()).toEqual(['200', '200', '200', '201']);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  });
  it('on one asset all get through', async () => {
    const post = (_: unknown, index: number) =>
      intake.post('/v1/assets/scale/lifecycle', { id: `race-${index}`, event: 'REPAIRED', on: '2026-01-01' });
    const answers = await Promise.all(Array.from({ length: 6 }, post));
    expect(answers.every((answer) => answer.status === 201)).toBe(true);
  });
});

describe('two intakes on one log', () => {
  it('know what the other was told', async () => {
    const other = await IntakeHarness.start(() => intake.log);
    await other.post('/v1/calibrations', calibration('O-1', 'lab', 'scale'));
    // Both hold the laboratory by now; this one grants a scope that the other has not seen.
    await intake.post('/v1/organizations/lab/scopes', scope('scope-o'));
    const marked = { ...calibration('O-2', 'lab', 'scale'), accredited: true };
    expect((await other.post('/v1/calibrations', marked)).status).toBe(201);
    await intake.postByTwo('/v1/scopes/scope-o/revocations', { from: '2020-01-01', reason: 'x' });
    await intake.postByTwo('/v1/scopes/scope-twice/revocations', { from: '2020-01-01', reason: 'x' });
    const late = await other.post('/v1/calibrations', { ...marked, certificateNumber: 'O-3' });
    expect(late).toMatchObject({ status: 422, body: { code: 'LAB_OUT_OF_SCOPE' } });
    await other.app.close();
  });
});

/** A log on which somebody else always is faster. */
class ContendedLog extends EventLog {
  attempts = 0;

  constructor(private readonly inner: EventLog) {
    super();
  }

  override append(request: AppendRequest): Promise<AppendResult> {
    this.attempts += 1;
    const stream = request.writes[0]?.stream ?? '';
    return Promise.resolve({ outcome: 'VERSION_CONFLICT', stream, actualVersion: 9 });
  }

  override read = (from: number, limit: number) => this.inner.read(from, limit);
  override readStreams = (streams: string[]) => this.inner.readStreams(streams);
  override findClaims = (keys: string[]) => this.inner.findClaims(keys);
  override takeFreeClaims = (claims: { key: string; stream: string }[]) => this.inner.takeFreeClaims(claims);
  override findReply = (key: string) => this.inner.findReply(key);
  override findDisclosures = (persons: readonly string[]) => this.inner.findDisclosures(persons);
  override findPersons = (named: readonly NamedPerson[]) => this.inner.findPersons(named);
  override erase = (erasure: Erasure) => this.inner.erase(erasure);
  override head = () => this.inner.head();
  override onAppended = (listener: (head: number) => void) => this.inner.onAppended(listener);
  override close = () => this.inner.close();
}

describe('a command that others always overtake', () => {
  it('gives up after a bounded number of tries and says to come again', async () => {
    let contended: ContendedLog | undefined;
    const harness = await IntakeHarness.start(
      (clock) => (contended = new ContendedLog(new MemoryEventLog(clock))),
    );
    const answer = await harness.post('/v1/organizations', laboratory('lab'));
    expect(answer).toMatchObject({ status: 503, body: { code: 'CONTENTION' } });
    expect(contended?.attempts).toBe(8);
    await harness.stop();
  });
});
