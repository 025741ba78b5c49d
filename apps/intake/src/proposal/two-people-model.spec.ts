// Goal: whatever people do in whatever order and at once, what takes two is never done by fewer, never twice, and never
// lost. Method: random interleavings of proposals, approvals, time and other writes over HTTP; then the log is read and
// held against the rule, written again here.
import type { StoredEvent } from '@suyuan/event-log';
import fc from 'fast-check';
import { calibration, laboratory, scale } from '../testing/bodies';
import { IntakeHarness, type Answer, type Poster } from '../testing/intake-harness';

const HOUR_MS = 3_600_000;
const RUNS = 25;

type Act =
  | { kind: 'PROPOSE'; who: number; what: number }
  | { kind: 'APPROVE'; who: number; which: number }
  | { kind: 'WAIT'; hours: number }
  | { kind: 'OTHER'; n: number };

const PEOPLE: Poster[] = [
  { role: 'lab', organization: 'lab', subject: 'li' },
  { role: 'lab', organization: 'lab', subject: 'wang' },
  { role: 'lab', organization: 'other', subject: 'zhao' },
  { role: 'regulator', subject: 'sun' },
  { role: 'regulator', subject: 'li' },
  { role: 'admin', subject: 'root' },
];

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('PROPOSE' as const),
    who: fc.nat(PEOPLE.length - 1),
    what: fc.nat(3),
  }),
  {
    arbitrary: fc.record({
      kind: fc.constant('APPROVE' as const),
      who: fc.nat(PEOPLE.length - 1),
      which: fc.nat(5),
    }),
    weight: 3,
  },
  fc.record({ kind: fc.constant('WAIT' as const), hours: fc.constantFrom(1, 30, 71, 73) }),
  fc.record({ kind: fc.constant('OTHER' as const), n: fc.nat(100) }),
);
/** What stands in one list is done at once. */
const acts = fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 12 });

interface Proposed {
  type: 'ProposalMade' | 'ProposalApproved';
  data: {
    id: string;
    expiresAt: string;
    proposer: { subject: string };
    approver: { subject: string };
  };
}

let intake: IntakeHarness;
let world = 0;
beforeAll(async () => {
  intake = await IntakeHarness.start();
  for (const id of ['lab', 'other']) await intake.post('/v1/organizations', laboratory(id));
});
afterAll(() => intake.stop());

describe('what takes two people', () => {
  it('is done by two, once, and is not lost', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (rounds) => {
        const run = await Run.start();
        for (const round of rounds) await run.takeAtOnce(round);
        expect(await run.complaints()).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

/** One certificate of a public standard, and what people do about it. */
class Run {
  private readonly proposals: string[] = [];
  private readonly replies: { proposal: string; answer: Answer }[] = [];
  private readonly faults: string[] = [];

  private constructor(
    private readonly asset: string,
    private readonly certificate: string,
    private readonly from: number,
  ) {}

  static async start(): Promise<Run> {
    intake.clock.set(new Date(intake.clock.now().getTime() + HOUR_MS));
    const asset = `standard-${(world += 1)}`;
    await intake.post('/v1/assets', { ...scale(asset, 'lab'), kind: 'STANDARD', tier: 'PUBLIC' });
    const id = `certificate-${world}`;
    await intake.post('/v1/calibrations', { id, ...calibration(id, 'lab', asset) });
    return new Run(asset, id, await intake.log.head());
  }

  /** Time passes between requests, not within them: tokens would lapse on their way. */
  async takeAtOnce(round: Act[]): Promise<void> {
    await Promise.all(round.filter(({ kind }) => kind !== 'WAIT').map((one) => this.take(one)));
    for (const one of round) if (one.kind === 'WAIT') await this.take(one);
  }

  private async take(one: Act): Promise<void> {
    switch (one.kind) {
      case 'PROPOSE': {
        const body =
          one.what === 0
            ? { effect: 'VOID', reason: 'forged' }
            : { effect: 'WITHDRAWN', effectiveFrom: '2026-02-01', reason: `reason ${one.what}` };
        const path = `/v1/certificates/${this.certificate}/revocations`;
        const answer = await intake.post(path, body, PEOPLE[one.who]);
        this.hold([200, 202, 403, 409].includes(answer.status), `proposed: ${answer.status}`);
        if (answer.status === 202) this.proposals.push(String(answer.body.proposal));
        return;
      }
      case 'APPROVE': {
        const proposal = this.proposals[one.which % Math.max(1, this.proposals.length)];
        if (proposal === undefined) return;
        const answer = await intake.post(`/v1/proposals/${proposal}/approvals`, {}, PEOPLE[one.who]);
        this.hold([200, 201, 403, 409].includes(answer.status), `approved: ${answer.status}`);
        this.replies.push({ proposal, answer });
        return;
      }
      case 'WAIT':
        intake.clock.set(new Date(intake.clock.now().getTime() + one.hours * HOUR_MS));
        return;
      case 'OTHER': {
        const repair = { event: 'REPAIRED', on: '2026-01-01', note: `n ${one.n}` };
        const { status } = await intake.post(`/v1/assets/${this.asset}/lifecycle`, repair);
        this.hold(status === 201, `repaired: ${status}`);
      }
    }
  }

  private hold(condition: boolean, fault: string): void {
    if (!condition) this.faults.push(fault);
  }

  /** What the log, read again, has against the rule. */
  async complaints(): Promise<string[]> {
    const events = await intake.log.read(this.from + 1, 1_000);
    const made = new Map<string, Proposed['data']>();
    const approved = new Set<string>();
    for (const [index, event] of events.entries()) {
      const { type, data } = event as unknown as Proposed;
      if (type === 'ProposalMade') made.set(data.id, data);
      if (type === 'ProposalApproved') {
        const proposal = made.get(data.id)!;
        this.hold(!approved.has(data.id), 'approved twice');
        this.hold(data.approver.subject !== proposal.proposer.subject, 'approved by one person');
        this.hold(event.recordedAt <= proposal.expiresAt, 'approved after it lapsed');
        approved.add(data.id);
        this.hold(events[index + 1]?.type === 'CertificateRevoked', 'approved, and lost');
      }
      const alone = event.type === 'CertificateRevoked' && events[index - 1]?.type !== 'ProposalApproved';
      this.hold(!alone, 'revoked without an approval');
    }
    this.hold(isOnce(events), 'revoked twice for one reason');
    await this.checkReplies(approved, new Map(events.map((event) => [event.position, event])));
    return this.faults;
  }

  /** Who heard 201 or 200 was told the truth; and one who may is not turned away from what can still be done. */
  private async checkReplies(approved: Set<string>, at: Map<number, StoredEvent>): Promise<void> {
    for (const { proposal, answer } of this.replies) {
      if (answer.status >= 300) continue;
      this.hold(approved.has(proposal), 'told as approved, and it is not');
      const { type } = at.get(Number(answer.body.position)) ?? { type: 'nothing' };
      this.hold(type === 'CertificateRevoked', `told where it stands, and there is ${type}`);
    }
    const voided = [...at.values()].some(
      ({ type, data }) => type === 'CertificateRevoked' && (data as { effect: string }).effect === 'VOID',
    );
    if (voided) return;
    const proposer = PEOPLE[0]!;
    const body = { effect: 'VOID', reason: 'at last' };
    const path = `/v1/certificates/${this.certificate}/revocations`;
    const last = await intake.post(path, body, proposer);
    const { status } = await intake.approve(last, PEOPLE[1]);
    this.hold(status === 201, `two who may were turned away: ${status}`);
  }
}

/** Each proposal has a content of its own, so no reason is recorded twice. */
function isOnce(events: StoredEvent[]): boolean {
  const reasons = events
    .filter(({ type }) => type === 'CertificateRevoked')
    .map(({ data }) => (data as { reason: string }).reason);
  return new Set(reasons).size === reasons.length;
}
