// Goal: what an owner or an issuer says of a certificate is recorded once, and only where there is something to say.
// Method: given the certificate, when a command, then what it answers.
import { decideCalibration } from '../certificate/certificate.decide';
import type { CertificateEvent } from '../certificate/certificate.events';
import { evolveCertificate, initialCertificateState } from '../certificate/certificate.state';
import { calibrationBody, laboratoryWith } from '../testing/facts';
import { CONTEXT, given } from '../testing/given-when-then';
import { decideAcceptance, decideConfirmation, decideDispute } from './certificate-words.decide';

const aggregate = { initial: initialCertificateState, evolve: evolveCertificate };
const of = { certificate: 'cert', by: 'works', ...CONTEXT };

function recorded(transcribed: boolean): CertificateEvent {
  const copy = { sha256: '0f'.repeat(32) };
  const body = calibrationBody(transcribed ? { transcribed, copy, asset: 'scale' } : { asset: 'scale' });
  const known = {
    existing: initialCertificateState,
    laboratory: laboratoryWith([]),
    asset: null,
    nameplates: new Map(),
    replaced: initialCertificateState,
  };
  const command = {
    type: 'RecordCalibration',
    id: 'cert',
    body,
    transcribedBy: 'works',
    ...CONTEXT,
  } as const;
  const decision = decideCalibration(known, transcribed ? command : { ...command, transcribedBy: null });
  if (decision.outcome !== 'ACCEPTED') throw new Error(JSON.stringify(decision));
  return decision.events[0]!;
}

const ownPosting = recorded(false);
const copied = recorded(true);

describe('an acceptance', () => {
  const accept = (id: string, chosen = true) =>
    ({ type: 'AcceptCertificate', id, body: chosen ? { id } : {}, ...of }) as const;
  const accepted: CertificateEvent = {
    type: 'CertificateAccepted',
    data: { id: 'a', certificate: 'cert', by: 'works' },
  };

  it('is recorded with who accepted', () => {
    const decision = decideAcceptance(given(aggregate, ownPosting).state, accept('a'));
    expect(decision).toEqual({ outcome: 'ACCEPTED', events: [accepted] });
  });

  it('is one fact, however often it is said', () => {
    const known = given(aggregate, ownPosting, accepted);
    expect(known.when(decideAcceptance, accept('a'))).toEqual({ repeated: 'a' });
    expect(known.when(decideAcceptance, accept('made-up', false))).toEqual({ repeated: 'a' });
    const another = { ...accept('made-up', false), by: 'buyer' };
    expect(known.when(decideAcceptance, another)).toEqual({ events: ['CertificateAccepted'] });
    const sameId = { ...accept('a'), by: 'buyer' };
    expect(known.when(decideAcceptance, sameId)).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
});

describe('a dispute', () => {
  const dispute = (reason: string) =>
    ({ type: 'DisputeCertificate', id: 'd', body: { reason }, ...of }) as const;

  it('is recorded with its reason; another reason is another dispute', () => {
    const decision = decideDispute(given(aggregate, ownPosting).state, dispute('wrong scale'));
    const data = { id: 'd', certificate: 'cert', by: 'works', reason: 'wrong scale' };
    expect(decision).toEqual({ outcome: 'ACCEPTED', events: [{ type: 'CertificateDisputed', data }] });
    const known = given(aggregate, ownPosting, { type: 'CertificateDisputed', data });
    expect(known.when(decideDispute, { ...dispute('wrong scale'), id: 'd-2' })).toEqual({ repeated: 'd' });
    expect(known.when(decideDispute, { ...dispute('wrong day'), id: 'd-2' })).toEqual({
      events: ['CertificateDisputed'],
    });
  });
});

describe('a confirmation', () => {
  const confirm = { type: 'ConfirmCertificate', id: 'c', body: {}, ...of, by: 'lab' } as const;

  it('is of what was transcribed, and of nothing else', () => {
    expect(given(aggregate, copied).when(decideConfirmation, confirm)).toEqual({
      events: ['CertificateConfirmed'],
    });
    expect(given(aggregate, ownPosting).when(decideConfirmation, confirm)).toEqual({
      refused: ['NOT_ALLOWED '],
    });
    const data = { id: 'c', certificate: 'cert', by: 'lab' };
    const known = given(aggregate, copied, { type: 'CertificateConfirmed', data });
    expect(known.when(decideConfirmation, { ...confirm, id: 'c-2' })).toEqual({ repeated: 'c' });
  });
});
