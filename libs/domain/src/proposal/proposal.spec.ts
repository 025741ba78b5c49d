// Goal: two people, within 72 hours, of what was read; a transfer by whoever receives. Method: one proposal, each rule
// with its near miss.
import { evolveAsset, initialAssetState } from '../asset/asset.state';
import { decideAsset } from '../asset/asset.decide';
import { assetBody } from '../testing/facts';
import { CONTEXT, outcomeOf } from '../testing/given-when-then';
import type { Tier } from '../vocabulary';
import { decideApproval, maySecond, propose, revocationTakesTwo } from './proposal.decide';
import type { ProposalActor } from './proposal.events';
import { evolveProposal, initialProposalState, type ProposalState } from './proposal.state';

const NOW = new Date('2026-03-10T04:00:00.000Z');
const actor = (subject: string, role: string, organization: string | null = null): ProposalActor => ({
  subject,
  role,
  organization,
});
const made = propose({
  id: 'p',
  command: 'RevokeCertificate',
  on: 'c',
  body: { effect: 'VOID', reason: 'r' },
  digest: 'd'.repeat(64),
  proposer: actor('li', 'lab', 'lab'),
  now: NOW,
});
const OPEN = evolveProposal(initialProposalState, made);
type Known = Exclude<ProposalState, { status: 'UNKNOWN' }>;

const approve = (state: ProposalState, more: Partial<Parameters<typeof decideApproval>[1]> = {}) =>
  outcomeOf(
    decideApproval(state as Known, {
      approver: actor('wang', 'lab', 'lab'),
      digest: null,
      consentOf: null,
      now: NOW.toISOString(),
      ...more,
    }),
  );

describe('a proposal', () => {
  it('lapses after 72 hours, not a millisecond before', () => {
    expect(made.data.expiresAt).toBe('2026-03-13T04:00:00.000Z');
    expect(approve(OPEN, { now: '2026-03-13T04:00:00.000Z' })).toEqual({ events: ['ProposalApproved'] });
    expect(approve(OPEN, { now: '2026-03-13T04:00:00.001Z' })).toEqual({ refused: ['PROPOSAL_EXPIRED '] });
  });
  it('is approved by another person only', () => {
    expect(approve(OPEN)).toEqual({ events: ['ProposalApproved'] });
    const same = { approver: actor('li', 'admin') };
    expect(approve(OPEN, same)).toEqual({ refused: ['PROPOSAL_SAME_PERSON '] });
  });
  it('that asks for an organization’s consent is that organization’s, whoever speaks for it', () => {
    const consent = { approver: actor('li', 'enterprise', 'buyer'), consentOf: 'buyer' };
    expect(approve(OPEN, consent)).toEqual({ events: ['ProposalApproved'] });
    const admin = { approver: actor('li', 'admin'), consentOf: 'buyer' };
    expect(approve(OPEN, admin)).toEqual({ refused: ['PROPOSAL_SAME_PERSON '] });
    expect(approve(OPEN, { ...admin, approver: actor('root', 'admin') })).toEqual({
      events: ['ProposalApproved'],
    });
  });
  it('is approved as it was read', () => {
    expect(approve(OPEN, { digest: 'd'.repeat(64) })).toEqual({ events: ['ProposalApproved'] });
    const other = { digest: `${'d'.repeat(63)}e` };
    expect(approve(OPEN, other)).toEqual({ refused: ['PROPOSAL_DIGEST_MISMATCH /digest'] });
  });
  it('approved once is approved', () => {
    const approved = evolveProposal(OPEN, {
      type: 'ProposalApproved',
      data: { id: 'p', approver: actor('wang', 'lab', 'lab') },
    });
    expect(approve(approved)).toEqual({ repeated: 'p' });
    expect(approve(approved, { now: '2027-01-01T00:00:00.000Z' })).toEqual({ repeated: 'p' });
    expect(approve(approved, { digest: 'e'.repeat(64) })).toEqual({
      refused: ['PROPOSAL_DIGEST_MISMATCH /digest'],
    });
  });
  it('is not approved before it is made', () => {
    const approval = { type: 'ProposalApproved' as const, data: { id: 'p', approver: actor('w', 'lab') } };
    expect(() => evolveProposal(initialProposalState, approval)).toThrow('before ProposalMade');
  });
});

describe('a second person', () => {
  const lab = actor('li', 'lab', 'lab');
  const regulator = actor('zhao', 'regulator', 'province');
  it.each<[string, ProposalActor, ProposalActor, boolean]>([
    ['of the same laboratory', lab, actor('wang', 'lab', 'lab'), true],
    ['of another laboratory', lab, actor('wang', 'lab', 'other'), false],
    ['of an authority, for a laboratory', lab, regulator, false],
    ['of a laboratory, for an authority', regulator, lab, false],
    ['of another authority', regulator, actor('qian', 'regulator', 'country'), true],
    ['of admin, for a laboratory', lab, actor('root', 'admin'), true],
    ['of an authority, for admin', actor('root', 'admin'), regulator, true],
    ['of a laboratory, for admin', actor('root', 'admin'), lab, false],
  ])('%s', (_, proposer, approver, may) => expect(maySecond(proposer, approver)).toBe(may));
});

describe('a revocation', () => {
  const assetOf = (tier: Tier) => {
    const decision = decideAsset(initialAssetState, {
      type: 'RegisterAsset',
      id: 'a',
      body: assetBody({ tier }),
      ...CONTEXT,
    });
    if (decision.outcome !== 'ACCEPTED') throw new Error('the asset of the test is refused');
    return decision.events.reduce(
      (state, event) => (event.type === 'ImpactCaseOpened' ? state : evolveAsset(state, event)),
      initialAssetState,
    );
  };
  it.each<[Tier, boolean]>([
    ['PRIMARY', true],
    ['PUBLIC', true],
    ['SECONDARY', false],
    ['ENTERPRISE_HIGHEST', false],
    ['WORKING', false],
  ])('of a certificate of tier %s takes two people: %s', (tier, two) => {
    expect(revocationTakesTwo(assetOf(tier))).toBe(two);
  });
  it('of a certificate whose asset is given by nameplate takes two: it may be any', () => {
    expect(revocationTakesTwo(null)).toBe(true);
  });
});
