// Goal: an owner may record what is on paper, and nothing more: no squatting, no taking the place of others. Method: one
// accepted transcription, changed by a hair at each rule.
import type { AssetState } from '../asset/asset.state';
import { calibrationBody, laboratoryWith, scopeBody } from '../testing/facts';
import { CONTEXT, outcomeOf } from '../testing/given-when-then';
import type { CalibrationContext } from './calibration-context';
import type { CalibrationBody, RecordCalibration } from './certificate.commands';
import { decideCalibration } from './certificate.decide';
import { evolveCertificate, initialCertificateState, type CertificateState } from './certificate.state';

const copy = { sha256: '0f'.repeat(32), name: 'scan.pdf', mediaType: null };
const known: CalibrationContext = {
  existing: initialCertificateState,
  laboratory: laboratoryWith([scopeBody()]),
  asset: { status: 'REGISTERED' } as AssetState,
  nameplates: new Map(),
  replaced: initialCertificateState,
};

const command = (more: Partial<CalibrationBody> = {}, by: string | null = 'works'): RecordCalibration => ({
  type: 'RecordCalibration',
  id: 'paper',
  body: calibrationBody({ transcribed: true, copy, ...more }),
  transcribedBy: by,
  ...CONTEXT,
});
const ask = (more: Partial<CalibrationBody> = {}, context: Partial<CalibrationContext> = {}) =>
  outcomeOf(decideCalibration({ ...known, ...context }, command(more)));

function stateOf(asked: RecordCalibration): CertificateState {
  const decision = decideCalibration(known, asked);
  if (decision.outcome !== 'ACCEPTED') throw new Error(JSON.stringify(decision));
  return decision.events.reduce(evolveCertificate, initialCertificateState);
}
const transcription = stateOf(command());
const ownPosting = stateOf({ ...command({ transcribed: null, copy: null }), transcribedBy: null });

describe('a transcription', () => {
  it('is recorded with who transcribed it and what is held of the paper', () => {
    expect(transcription).toMatchObject({
      certificate: { transcribed: { by: 'works' }, copy: { sha256: copy.sha256, name: 'scan.pdf' } },
    });
    const recorded = transcription.status === 'RECORDED' ? transcription.certificate : null;
    expect(recorded?.copy).not.toHaveProperty('mediaType');
    expect(ownPosting).not.toHaveProperty('certificate.transcribed');
  });

  it('holds a copy', () => {
    expect(ask({ copy: null })).toEqual({ refused: ['REQUIRED /copy'] });
  });

  it('names its asset by id', () => {
    const plate = { manufacturer: 'Mettler', model: 'XP-1', serialNumber: 'S-1' };
    expect(ask({ asset: plate })).toEqual({ refused: ['NOT_ALLOWED /asset'] });
  });

  it('is of a certificate of somebody else', () => {
    expect(outcomeOf(decideCalibration(known, command({}, 'lab')))).toEqual({
      refused: ['NOT_ALLOWED /transcribed'],
    });
  });

  it('replaces what its owner transcribed, and nothing else, known or not', () => {
    const replaces = { replaces: 'earlier' };
    expect(ask(replaces, { replaced: transcription })).toEqual({
      events: ['CalibrationRecorded', 'CertificateReplaced'],
    });
    expect(ask(replaces, { replaced: ownPosting })).toEqual({ refused: ['REPLACES_OTHER /replaces'] });
    expect(ask(replaces)).toEqual({ refused: ['REPLACES_OTHER /replaces'] });
    const another = stateOf(command({}, 'buyer'));
    expect(ask(replaces, { replaced: another })).toEqual({ refused: ['REPLACES_OTHER /replaces'] });
  });

  it('bears the mark of its paper, whatever the scopes say: that is judged later', () => {
    const marked = { accredited: true };
    const context = { laboratory: laboratoryWith([]) };
    expect(ask(marked, context)).toEqual({ events: ['CalibrationRecorded'] });
    expect(ask({ ...marked, transcribed: false, copy: null }, context)).toEqual({
      refused: ['LAB_NOT_AUTHORISED /results/0'],
    });
  });

  it('is of a laboratory that is registered, like every certificate', () => {
    expect(ask({}, { laboratory: { status: 'UNKNOWN' } })).toEqual({ refused: ['UNKNOWN_LAB /issuer'] });
  });

  it('again is a repetition; beside the issuer’s own only the id can clash', () => {
    expect(ask({}, { existing: transcription })).toEqual({ repeated: 'paper' });
    expect(ask({ validUntil: '2027-01-01' }, { existing: transcription })).toEqual({
      refused: ['DUPLICATE_CERTIFICATE_NUMBER /certificateNumber'],
    });
    expect(ask({}, { existing: ownPosting })).toEqual({ refused: ['DUPLICATE_CERTIFICATE_NUMBER /id'] });
  });

  it('without somebody who transcribed is a fault of the program', () => {
    const { transcribedBy: _, ...nobody } = command();
    expect(() => decideCalibration(known, nobody)).toThrow('nobody said who transcribed');
  });
});

describe('the evidence of a verification', () => {
  it('is its mark or label, whose number is the certificate’s', () => {
    const state = stateOf(command({ kind: 'VERIFICATION', evidence: 'MARK', certificateNumber: 'S 77' }));
    expect(state).toMatchObject({ certificate: { evidence: { kind: 'MARK', number: 'S 77' } } });
  });

  it.each([
    ['CALIBRATION', false],
    ['VERIFICATION', true],
    ['INITIAL_VERIFICATION', true],
    ['ARBITRATION', true],
    ['IN_HOUSE', false],
    ['CRM', false],
  ] as const)('of a %s: %s', (kind, may) => {
    const expected = may ? { events: ['CalibrationRecorded'] } : { refused: ['NOT_ALLOWED /evidence'] };
    expect(ask({ kind, evidence: 'LABEL' })).toEqual(expected);
  });
});

describe('a number', () => {
  it('is that of the same certificate however it is typed', () => {
    const typed = { transcribed: null, copy: null, certificateNumber: 'ｎ－1' };
    const decision = decideCalibration(
      { ...known, existing: ownPosting },
      { ...command(typed), transcribedBy: null },
    );
    expect(outcomeOf(decision)).toEqual({ refused: ['DUPLICATE_CERTIFICATE_NUMBER /certificateNumber'] });
  });
});
