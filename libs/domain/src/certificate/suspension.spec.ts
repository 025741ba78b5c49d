// Goal: one person stops a certificate at once, for 30 days at most, and not again shortly after. Method: a recorded
// certificate; each rule fires and is missed by a day.
import { calibrationBody } from '../testing/facts';
import { CONTEXT, outcomeOf } from '../testing/given-when-then';
import { calibrationData } from './calibration-data';
import { evolveCertificate, initialCertificateState } from './certificate.state';
import { decideCertificateSuspension, type CertificateSuspensionBody } from './suspension';

const CERTIFICATE = calibrationData({
  type: 'RecordCalibration',
  id: 'c',
  body: calibrationBody(),
  ...CONTEXT,
});
const recorded = evolveCertificate(initialCertificateState, {
  type: 'CalibrationRecorded',
  data: CERTIFICATE,
});
const suspended = evolveCertificate(recorded, {
  type: 'CertificateSuspended',
  data: { id: 's1', certificate: 'c', from: '2026-03-01', to: '2026-03-31', reason: 'r' },
});
const voided = evolveCertificate(recorded, {
  type: 'CertificateRevoked',
  data: { id: 'r', certificate: 'c', effect: 'VOID', effectiveFrom: null, reason: 'r' },
});

const suspend = (
  state: typeof recorded,
  body: Partial<CertificateSuspensionBody>,
  subject = 'li',
  id = 's2',
) =>
  outcomeOf(
    decideCertificateSuspension(state, {
      type: 'SuspendCertificate',
      id,
      certificate: 'c',
      body: { from: '2026-03-01', to: '2026-03-31', reason: 'r', ...body },
      givers: new Map([['s1', 'li']]),
      today: CONTEXT.today,
      actor: { ...CONTEXT.actor, subject },
    }),
  );
const DONE = { events: ['CertificateSuspended'] };

describe('a suspension', () => {
  it('lasts 30 days at most', () => {
    expect(suspend(recorded, { to: '2026-03-31' })).toEqual(DONE);
    expect(suspend(recorded, { to: '2026-04-01' })).toEqual({ refused: ['SUSPENSION_TOO_LONG /to'] });
    expect(suspend(recorded, { to: '2026-03-01' })).toEqual(DONE);
    expect(suspend(recorded, { to: '2026-02-28' })).toMatchObject({
      refused: [expect.stringMatching(/^TIME_ORDER/)],
    });
  });
  it('is not renewed by the same person: more than 30 days lie between two', () => {
    const renewal = { refused: ['SUSPENSION_NOT_RENEWABLE /from'] };
    expect(suspend(suspended, { from: '2026-04-01', to: '2026-04-10' })).toEqual(renewal);
    expect(suspend(suspended, { from: '2026-04-30', to: '2026-05-10' })).toEqual(renewal);
    expect(suspend(suspended, { from: '2026-05-01', to: '2026-05-10' })).toEqual(DONE);
    expect(suspend(suspended, { from: '2026-01-20', to: '2026-01-30' })).toEqual(renewal);
    expect(suspend(suspended, { from: '2026-01-19', to: '2026-01-29' })).toEqual(DONE);
    expect(suspend(suspended, { from: '2026-04-01', to: '2026-04-10' }, 'wang')).toEqual(DONE);
  });
  it('of a void certificate says nothing', () => {
    expect(suspend(voided, {})).toEqual({ refused: ['ALREADY_REVOKED '] });
  });
  it('of the same id is the same one, or a conflict', () => {
    expect(suspend(suspended, {}, 'li', 's1')).toEqual({ repeated: 's1' });
    expect(suspend(suspended, { reason: 'other' }, 'li', 's1')).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
});
