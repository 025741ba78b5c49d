// Goal: what is recorded of a calibration beside what was stated, and that older records still count as the same.
// Method: one accepted body posted, and posted again on a state as an older release recorded it.
import type { AssetState } from '../asset/asset.state';
import { CONFORMITY_RULES } from '../conformity/decision-rules';
import { calibrationBody, laboratoryWith, point, scopeBody } from '../testing/facts';
import { CONTEXT, outcomeOf, type Outcome } from '../testing/given-when-then';
import type { CalibrationContext } from './calibration-context';
import type { CalibrationBody, PointBody } from './certificate.commands';
import { decideCalibration } from './certificate.decide';
import type { CalibrationRecorded } from './certificate.events';
import { evolveCertificate, initialCertificateState } from './certificate.state';

const known: CalibrationContext = {
  existing: initialCertificateState,
  laboratory: laboratoryWith([scopeBody()]),
  asset: { status: 'REGISTERED' } as AssetState,
  nameplates: new Map(),
  replaced: initialCertificateState,
};

const command = (more: Partial<CalibrationBody>) =>
  ({ type: 'RecordCalibration', id: 'cert', body: calibrationBody(more), ...CONTEXT }) as const;

function recorded(more: Partial<CalibrationBody>): CalibrationRecorded['data'] {
  const decision = decideCalibration(known, command(more));
  const event = decision.outcome === 'ACCEPTED' ? decision.events[0] : null;
  if (event?.type !== 'CalibrationRecorded') throw new Error(JSON.stringify(decision));
  return event.data;
}

function again(certificate: CalibrationRecorded['data'], more: Partial<CalibrationBody>): Outcome {
  const existing = evolveCertificate(initialCertificateState, {
    type: 'CalibrationRecorded',
    data: certificate,
  });
  return outcomeOf(decideCalibration({ ...known, existing }, command(more)));
}

const withPoint = (more: Partial<PointBody>): Partial<CalibrationBody> => ({
  results: [{ quantity: 'mass', points: [point(more)] }],
});

describe('the decision rule of a recorded calibration', () => {
  const rule = { id: 'GUARD_BAND', guardFactor: '0.83' } as const;

  it('stores its id with the version in force', () => {
    expect(recorded({ decisionRule: rule }).decisionRule).toEqual({
      ...rule,
      version: CONFORMITY_RULES.GUARD_BAND.version,
    });
    expect(recorded({ decisionRule: null }).decisionRule).toBeNull();
  });

  it('is the same when an older version, or none, was recorded with it', () => {
    const data = recorded({ decisionRule: rule });
    expect(again(data, { decisionRule: rule })).toEqual({ repeated: 'cert' });
    expect(again({ ...data, decisionRule: { ...rule, version: '0' } }, { decisionRule: rule })).toEqual({
      repeated: 'cert',
    });
    expect(again({ ...data, decisionRule: rule }, { decisionRule: rule })).toEqual({ repeated: 'cert' });
  });

  it('is another when its id or its factor is', () => {
    const data = recorded({ decisionRule: rule });
    const other = { refused: ['DUPLICATE_CERTIFICATE_NUMBER /certificateNumber'] };
    expect(again(data, { decisionRule: { ...rule, guardFactor: '1' } })).toEqual(other);
    expect(again(data, { decisionRule: { id: 'SIMPLE' } })).toEqual(other);
    expect(again(data, { decisionRule: null })).toEqual(other);
  });
});

describe('the readings behind a point', () => {
  it('are recorded byte for byte, and left out where there are none', () => {
    const observations = ['1.0000', '1.0010'];
    expect(recorded(withPoint({ observations })).results[0]?.points[0]?.observations).toEqual(observations);
    for (const none of [undefined, null, []]) {
      const data = recorded(withPoint({ observations: none }));
      expect(data.results[0]?.points[0]).not.toHaveProperty('observations');
      expect(again(data, withPoint({}))).toEqual({ repeated: 'cert' });
    }
  });

  it('are decimal numbers', () => {
    const body = withPoint({ observations: ['1', '1,0', `1.${'123456789'.repeat(5)}`] });
    expect(outcomeOf(decideCalibration(known, command(body)))).toEqual({
      refused: [
        'NOT_A_DECIMAL /results/0/points/0/observations/1',
        'TOO_MANY_DIGITS /results/0/points/0/observations/2',
      ],
    });
  });
});
