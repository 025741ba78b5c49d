// Goal: the answer says when the search for a change gave up, and names what each reason rests on.
// Method: judged answers built by hand.
import type { ValidityAnswer } from '@suyuan/traceability';
import { answerValidity } from './validity.answer';

const echo = {
  asset: 'scale',
  quantity: 'mass',
  value: null,
  on: '2024-06-01',
  purpose: null,
  knownAt: 7,
};

const expired = { code: 'CERT_EXPIRED' as const, severity: 'GAP' as const, evidence: ['c-1'], at: null };

const judged = (changes: Partial<ValidityAnswer> = {}): ValidityAnswer => ({
  verdict: 'VALID',
  reasons: [],
  until: null,
  change: null,
  limit: null,
  dayFacts: {
    certificate: null,
    trace: {
      start: 'c-1',
      certificates: ['c-1'],
      walked: [],
      links: [],
      roots: ['c-1'],
      findings: [],
      firstFailing: null,
      verdict: 'TRACEABLE',
      knownAt: 7,
      complete: true,
      limit: null,
    },
  },
  ...changes,
});

describe('the answer about validity', () => {
  it('is complete when nothing was cut short', () => {
    const { completeness, change, certificate } = answerValidity(echo, judged(), null, false);
    expect(completeness).toMatchObject({ complete: true, limit: null, position: 7 });
    expect({ change, certificate }).toEqual({ change: null, certificate: null });
  });

  it('says that the search for the day of change gave up', () => {
    const { completeness, verdict } = answerValidity(echo, judged({ limit: 'UNTIL_DAYS_MAX' }), null, false);
    expect(completeness).toMatchObject({ complete: false, limit: 'UNTIL_DAYS_MAX' });
    expect(verdict).toBe('VALID');
  });

  it('explains the reasons of the change like those of the day', () => {
    const reasons = [expired];
    const change = {
      on: '2025-01-10',
      verdict: 'INVALID' as const,
      reasons,
      appears: ['CERT_EXPIRED' as const],
      disappears: [],
    };
    const answer = answerValidity(echo, judged({ reasons, until: change.on, change }), null, false);
    expect(answer.change?.reasons).toEqual(answer.reasons);
    expect(answer.reasons[0]).toMatchObject({
      code: 'CERT_EXPIRED',
      message: { zh: expect.stringContaining('有效期'), en: expect.stringContaining('expired') },
      article: expect.stringContaining('第二十二条'),
    });
  });
});
