// What every log must bear of commands that take two people: each sentence of the rule, and what misses it by a hair.
import type { EventLog } from '@suyuan/event-log';
import type { Clock } from '@suyuan/platform';
import { calibration, laboratory, scale, scope } from '../testing/bodies';
import { IntakeHarness, NOW, type Answer, type Poster } from '../testing/intake-harness';

const HOUR_MS = 3_600_000;
const li: Poster = { role: 'lab', organization: 'lab', subject: 'li' };
const wang: Poster = { role: 'lab', organization: 'lab', subject: 'wang' };
const stranger: Poster = { role: 'lab', organization: 'other', subject: 'zhao' };
const province = (subject: string): Poster => ({ role: 'regulator', organization: 'province', subject });
const national = (subject: string): Poster => ({ role: 'regulator', subject });
const admin = (subject: string): Poster => ({ role: 'admin', subject });

let intake: IntakeHarness;
let count = 0;
const next = (): string => `n${(count += 1)}`;

/** A certificate of a fresh standard of a tier, issued by the laboratory; its revocations are posted to the path. */
async function certified(tier: string, more: object = {}): Promise<string> {
  const asset = next();
  await intake.post('/v1/assets', { ...scale(asset, 'lab'), kind: 'STANDARD', tier, ...more });
  const id = next();
  const posted = await intake.post('/v1/calibrations', { id, ...calibration(id, 'lab', asset) });
  expect(posted.status).toBe(201);
  return `/v1/certificates/${id}/revocations`;
}

const VOID = { effect: 'VOID', reason: 'forged' };
const withdrawn = () => ({ effect: 'WITHDRAWN', effectiveFrom: '2026-02-01', reason: next() });
const told = ({ status, body }: Answer) => [status, body.code];

async function typesAfter(head: number): Promise<string[]> {
  return (await intake.log.read(head + 1, 100)).map(({ type }) => type);
}

export function twoPeopleConformance(name: string, open: (clock: Clock) => Promise<EventLog>): void {
  describe(`two people, on ${name}`, () => {
    beforeAll(async () => {
      intake = await IntakeHarness.start(open);
      for (const id of ['lab', 'other', 'buyer']) await intake.post('/v1/organizations', laboratory(id));
      const authority = { kinds: ['REGULATOR'], region: '110000' };
      await intake.post('/v1/organizations', { ...laboratory('province'), ...authority });
      await intake.post('/v1/organizations', { ...laboratory('far'), ...authority, region: '320000' });
    }, 120_000);
    afterAll(() => intake.stop());
    beforeEach(() => intake.clock.set(NOW));

    describeWhatTakesTwo();
    describeApproval();
    describeWhoSeconds();
    describeTransfers();
  });
}

function describeWhatTakesTwo(): void {
  describe('what takes two', () => {
    it.each(['PRIMARY', 'PUBLIC'])('is voiding and withdrawing a certificate of tier %s', async (tier) => {
      for (const body of [withdrawn(), VOID]) {
        const path = await certified(tier);
        const head = await intake.log.head();
        const answer = await intake.post(path, body, li);
        const { proposal } = answer.body;
        expect(answer).toMatchObject({ status: 202, location: `/v1/proposals/${String(proposal)}` });
        expect(answer.body).toEqual({
          proposal,
          expiresAt: new Date(NOW.getTime() + 72 * HOUR_MS).toISOString(),
          digest: expect.stringMatching(/^[0-9a-f]{64}$/),
          position: await intake.log.head(),
        });
        expect(await typesAfter(head)).toEqual(['ProposalMade']);
        const approved = await intake.approve(answer, wang);
        expect(approved).toMatchObject({ status: 201, location: path.replace('/revocations', '') });
        expect(approved.body).toEqual({ id: expect.any(String), position: await intake.log.head() });
        expect(await typesAfter(head)).toEqual(['ProposalMade', 'ProposalApproved', 'CertificateRevoked']);
      }
    });
    it.each(['SECONDARY', 'ENTERPRISE_HIGHEST', 'WORKING'])('is not that of tier %s', async (tier) => {
      expect((await intake.post(await certified(tier), VOID, li)).status).toBe(201);
    });
    it('is that of a certificate whose asset is given by nameplate: it may be any', async () => {
      const nameplate = { manufacturer: 'M', model: 'X', serialNumber: next() };
      const id = next();
      await intake.post('/v1/calibrations', { id, ...calibration(id, 'lab', nameplate) });
      expect((await intake.post(`/v1/certificates/${id}/revocations`, VOID, li)).status).toBe(202);
    });
    it('is revoking a whole scope, also for admin; suspending it is not', async () => {
      const id = next();
      await intake.post('/v1/organizations/lab/scopes', scope(id));
      const body = { from: '2026-01-01', reason: 'fraud' };
      expect((await intake.post(`/v1/scopes/${id}/suspensions`, body, admin('root'))).status).toBe(201);
      const proposed = await intake.post(`/v1/scopes/${id}/revocations`, body, admin('root'));
      expect(proposed.status).toBe(202);
      expect(told(await intake.approve(proposed, admin('root')))).toEqual([403, 'PROPOSAL_SAME_PERSON']);
      expect(await intake.approve(proposed, admin('toor'))).toMatchObject({
        status: 201,
        location: '/v1/organizations/lab',
      });
    });
    it('is refused at once where one person would be', async () => {
      const path = await certified('PUBLIC');
      const dated = { ...VOID, effectiveFrom: '2026-01-01' };
      expect(told(await intake.post(path, dated, li))).toEqual([422, 'NOT_ALLOWED']);
      expect(told(await intake.post(path, VOID, stranger))).toEqual([403, 'NOT_YOUR_ORGANIZATION']);
    });
  });
}

function describeApproval(): void {
  describe('an approval', () => {
    it('is another person’s', async () => {
      const proposed = await intake.post(await certified('PUBLIC'), VOID, li);
      expect(told(await intake.approve(proposed, li))).toEqual([403, 'PROPOSAL_SAME_PERSON']);
      expect((await intake.approve(proposed, wang)).status).toBe(201);
    });
    it('comes within 72 hours', async () => {
      const path = await certified('PUBLIC');
      const late = await intake.post(path, VOID, li);
      intake.clock.set(new Date(NOW.getTime() + 72 * HOUR_MS + 1));
      expect(told(await intake.approve(late, wang))).toEqual([409, 'PROPOSAL_EXPIRED']);
      const again = await intake.post(path, VOID, li);
      expect(again.body.proposal).not.toBe(late.body.proposal);
      intake.clock.set(new Date(Date.parse(String(again.body.expiresAt))));
      expect((await intake.approve(again, wang)).status).toBe(201);
    });
    it('is of what was read', async () => {
      const proposed = await intake.post(await certified('PUBLIC'), VOID, li);
      const path = `/v1/proposals/${String(proposed.body.proposal)}/approvals`;
      const wrong = await intake.post(path, { digest: '0'.repeat(64) }, wang);
      expect(told(wrong)).toEqual([409, 'PROPOSAL_DIGEST_MISMATCH']);
      expect((await intake.post(path, { digest: proposed.body.digest }, wang)).status).toBe(201);
    });
    it('given twice is the first one', async () => {
      const proposed = await intake.post(await certified('PUBLIC'), VOID, li);
      const first = await intake.approve(proposed, wang);
      const head = await intake.log.head();
      expect(await intake.approve(proposed, wang)).toEqual({ ...first, status: 200 });
      expect(await intake.approve(proposed, { ...wang, subject: 'sun' })).toEqual({ ...first, status: 200 });
      expect(await intake.log.head()).toBe(head);
    });
    it('given by several at once is one', async () => {
      const proposed = await intake.post(await certified('PUBLIC'), VOID, li);
      const subjects = ['wang', 'sun', 'qian', 'zhou'];
      const answers = await Promise.all(
        subjects.map((subject) => intake.approve(proposed, { ...wang, subject })),
      );
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 201]);
      expect(new Set(answers.map(({ body }) => body.position)).size).toBe(1);
    });
    it('repeated with its key gets the first reply; the key of the proposal keeps its own', async () => {
      const path = await certified('PUBLIC');
      const proposed = await intake.post(path, VOID, { ...li, key: 'p' });
      const approved = await intake.approve(proposed, { ...wang, key: 'a' });
      expect(await intake.approve(proposed, { ...wang, key: 'a' })).toEqual(approved);
      expect(await intake.post(path, VOID, { ...li, key: 'p' })).toEqual(proposed);
    });
    it('holds when the certificate has moved on: what was proposed is decided on what is known now', async () => {
      const path = await certified('PUBLIC');
      const first = await intake.post(path, withdrawn(), li);
      const second = await intake.post(path, withdrawn(), li);
      expect((await intake.approve(first, wang)).status).toBe(201);
      expect((await intake.approve(second, wang)).status).toBe(201);
    });
    it('is refused as the command would be now, and the proposal stays', async () => {
      const path = await certified('PUBLIC');
      const withdrawal = await intake.post(path, withdrawn(), li);
      await intake.approve(await intake.post(path, VOID, li), wang);
      const head = await intake.log.head();
      for (let times = 0; times < 2; times += 1) {
        expect(told(await intake.approve(withdrawal, wang))).toEqual([409, 'ALREADY_REVOKED']);
      }
      expect(await intake.log.head()).toBe(head);
    });
  });

  describe('the same proposed again', () => {
    it('is the open proposal, whoever proposes it, until it is approved', async () => {
      const path = await certified('PUBLIC');
      const body = withdrawn();
      const first = await intake.post(path, body, li);
      const head = await intake.log.head();
      expect(await intake.post(path, body, li)).toEqual(first);
      expect(await intake.post(path, body, wang)).toEqual(first);
      expect(await intake.log.head()).toBe(head);
      expect((await intake.approve(first, wang)).status).toBe(201);
      expect((await intake.post(path, body, li)).status).toBe(200);
    });
    it('at the same time is one proposal', async () => {
      const path = await certified('PUBLIC');
      const answers = await Promise.all(Array.from({ length: 4 }, () => intake.post(path, VOID, li)));
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
      expect(new Set(answers.map(({ body }) => body.proposal)).size).toBe(1);
    });
    it('with other content is another one', async () => {
      const path = await certified('PUBLIC');
      const first = await intake.post(path, VOID, li);
      const second = await intake.post(path, { ...VOID, reason: 'stolen' }, li);
      expect(second.body.proposal).not.toBe(first.body.proposal);
    });
  });
}

function describeWhoSeconds(): void {
  describe('a second person', () => {
    it('of a laboratory’s proposal is of the same laboratory', async () => {
      const proposed = await intake.post(await certified('PUBLIC'), VOID, li);
      expect(told(await intake.approve(proposed, stranger))).toEqual([403, 'FORBIDDEN']);
      expect(told(await intake.approve(proposed, province('zhao')))).toEqual([403, 'FORBIDDEN']);
      const enterprise: Poster = { role: 'enterprise', organization: 'lab', subject: 'wang' };
      expect(told(await intake.approve(proposed, enterprise))).toEqual([403, 'FORBIDDEN']);
      expect(told(await intake.approve(proposed, { ...wang, role: 'inspector' }))).toEqual([
        403,
        'FORBIDDEN',
      ]);
      expect((await intake.approve(proposed, admin('root'))).status).toBe(201);
    });
    it('of an authority’s proposal is of an authority that may give the command too', async () => {
      const proposed = await intake.post(await certified('PUBLIC'), VOID, province('zhao'));
      expect(proposed.status).toBe(202);
      expect(told(await intake.approve(proposed, li))).toEqual([403, 'FORBIDDEN']);
      const far: Poster = { role: 'regulator', organization: 'far', subject: 'sun' };
      expect(told(await intake.approve(proposed, far))).toEqual([403, 'OUT_OF_JURISDICTION']);
      expect((await intake.approve(proposed, national('qian'))).status).toBe(201);
    });
    it('who may not know of it hears what an unknown proposal gets', async () => {
      const path = await certified('PUBLIC', { visibility: 'RESTRICTED' });
      const proposed = await intake.post(path, VOID, admin('root'));
      const hidden = await intake.approve(proposed, national('qian'));
      expect(told(hidden)).toEqual([404, 'UNKNOWN_PROPOSAL']);
      const unknown = await intake.post('/v1/proposals/nothing/approvals', {}, national('qian'));
      const { traceId: _, ...problem } = unknown.body as Record<string, unknown>;
      expect(hidden.body).toMatchObject(problem);
    });
  });
}

function describeTransfers(): void {
  describe('a transfer', () => {
    const seller: Poster = { role: 'enterprise', organization: 'lab', subject: 'li' };
    const buyer: Poster = { role: 'enterprise', organization: 'buyer', subject: 'li' };
    const sold = async (): Promise<string> => {
      const id = next();
      await intake.post('/v1/assets', scale(id, 'lab'));
      return `/v1/assets/${id}/lifecycle`;
    };
    const transfer = (owner: string) => ({ event: 'TRANSFERRED', on: '2026-01-05', owner });

    it('waits for the receiver, of whichever name its people are', async () => {
      const path = await sold();
      const proposed = await intake.post(path, transfer('buyer'), seller);
      expect(proposed.status).toBe(202);
      expect(told(await intake.approve(proposed, seller))).toEqual([403, 'NOT_YOUR_ORGANIZATION']);
      expect(told(await intake.approve(proposed, stranger))).toEqual([403, 'NOT_YOUR_ORGANIZATION']);
      expect(told(await intake.approve(proposed, national('qian')))).toEqual([403, 'FORBIDDEN']);
      const head = await intake.log.head();
      const approved = await intake.approve(proposed, buyer);
      expect(approved).toMatchObject({ status: 201, location: path.replace('/lifecycle', '') });
      expect(await typesAfter(head)).toEqual(['ProposalApproved', 'AssetTransferred']);
      expect(await intake.approve(proposed, buyer)).toEqual({ ...approved, status: 200 });
      const repair = { event: 'REPAIRED', on: '2026-01-06' };
      expect((await intake.post(path, repair, seller)).status).toBe(403);
      expect((await intake.post(path, repair, buyer)).status).toBe(201);
    });
    it('by admin takes two of them, or the receiver', async () => {
      const proposed = await intake.post(await sold(), transfer('buyer'), admin('root'));
      expect(told(await intake.approve(proposed, admin('root')))).toEqual([403, 'PROPOSAL_SAME_PERSON']);
      expect((await intake.approve(proposed, admin('toor'))).status).toBe(201);
    });
    it('goes to a registered organization that does not have it already', async () => {
      const path = await sold();
      expect(await intake.post(path, transfer('nobody'), seller)).toMatchObject({
        status: 422,
        body: { code: 'UNKNOWN_ORGANIZATION', errors: [{ pointer: '/owner' }] },
      });
      expect(told(await intake.post(path, transfer('lab'), seller))).toEqual([422, 'NOT_ALLOWED']);
    });
    it('that its owner may not make any more is not made', async () => {
      const path = await sold();
      const toBuyer = await intake.post(path, transfer('buyer'), seller);
      const toOther = await intake.post(path, transfer('other'), seller);
      expect((await intake.approve(toBuyer, buyer)).status).toBe(201);
      const other: Poster = { role: 'enterprise', organization: 'other', subject: 'zhao' };
      expect(told(await intake.approve(toOther, other))).toEqual([403, 'NOT_YOUR_ORGANIZATION']);
    });
    it('lapses too', async () => {
      const path = await sold();
      const proposed = await intake.post(path, transfer('buyer'), seller);
      intake.clock.set(new Date(NOW.getTime() + 72 * HOUR_MS + 1));
      expect(told(await intake.approve(proposed, buyer))).toEqual([409, 'PROPOSAL_EXPIRED']);
    });
  });
}
