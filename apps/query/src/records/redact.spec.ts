// Goal: a record shows no restricted reference of others and no person of another house. Method: one calibration
// with a restricted reference in a result and one for the whole certificate.
import type { CalibrationRecorded, StandardReference } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import type { HistoryEntry } from '@suyuan/read-model';
import { redactCalibration, redactHistory, referencesOf } from './redact';

const reference = (asset: StandardReference['asset']): StandardReference => ({
  asset,
  certificate: { issuer: 'lab-x', number: 'N-1' },
  quantity: 'mass',
  role: 'MAIN',
  range: null,
  external: null,
});

const calibration: CalibrationRecorded['data'] = {
  id: 'cert-1',
  certificateNumber: 'C-1',
  issuer: 'lab-a',
  kind: 'CALIBRATION',
  asset: 'scale-1',
  receivedOn: null,
  performedOn: '2024-01-01',
  issuedOn: '2024-01-02',
  validUntil: null,
  methods: [],
  accredited: false,
  conclusion: 'NONE',
  decisionRule: null,
  environment: null,
  results: [
    { quantity: 'mass', range: null, points: [], references: [reference('secret-1'), reference('open-1')] },
  ],
  references: [
    reference('secret-2'),
    reference({ manufacturer: 'm', model: 'x', serialNumber: '1' }),
    reference(null),
  ],
  replaces: null,
};

const entry: HistoryEntry = {
  position: 3,
  type: 'CalibrationRecorded',
  occurredOn: '2024-01-01',
  recordedAt: '2024-01-03T00:00:00.000Z',
  actor: { subject: 'Ms Li', role: 'lab', organization: 'lab-a' },
  data: calibration,
};

const hidden = new Set(['secret-1', 'secret-2']);
const enterprise: Caller = { subject: 'e', role: 'enterprise', organization: 'ent-a' };
const lab: Caller = { subject: 'l', role: 'lab', organization: 'lab-a' };
const inspector: Caller = { subject: 'i', role: 'inspector', organization: null };

describe('a calibration that names restricted standards of others', () => {
  it('names its references by id where it does', () => {
    expect(referencesOf(calibration)).toEqual(['secret-1', 'open-1', 'secret-2']);
  });

  it('shows a placeholder without the certificate number, and the others whole', () => {
    const shown = redactCalibration(calibration, hidden);
    expect(JSON.stringify(shown)).not.toContain('secret');
    expect(shown.results[0]?.references).toMatchObject([
      { asset: 'restricted', certificate: null },
      { asset: 'open-1', certificate: { number: 'N-1' } },
    ]);
  });

  it('is shown as it is when nothing is hidden', () => {
    expect(redactCalibration(calibration, new Set())).toBe(calibration);
  });
});

describe('a history', () => {
  it('names the person only to its own house and to those who oversee', () => {
    expect(redactHistory(enterprise, [entry], hidden)[0]?.actor.subject).toBe('');
    expect(redactHistory(lab, [entry], hidden)[0]?.actor.subject).toBe('Ms Li');
    expect(redactHistory(inspector, [entry], new Set())[0]).toEqual(entry);
  });

  it('hides restricted references in the recorded data too', () => {
    expect(JSON.stringify(redactHistory(enterprise, [entry], hidden))).not.toContain('secret');
  });
});
