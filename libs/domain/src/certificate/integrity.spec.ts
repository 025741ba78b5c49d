// Goal: what was found of hash and signature is recorded with a calibration and changes no other judgement; the
// batch of a reference material is recorded as stated. Method: one accepted body, posted and posted again.
import type { AssetState } from '../asset/asset.state';
import { calibrationBody, laboratoryWith } from '../testing/facts';
import { CONTEXT, outcomeOf } from '../testing/given-when-then';
import type { CalibrationContext } from './calibration-context';
import { decideCalibration } from './certificate.decide';
import type { CalibrationRecorded } from './certificate.events';
import { evolveCertificate, initialCertificateState } from './certificate.state';
import type { IntegrityFact } from './integrity';
import type { CalibrationBody } from './certificate.commands';

const known: CalibrationContext = {
  existing: initialCertificateState,
  laboratory: laboratoryWith([]),
  asset: { status: 'REGISTERED' } as AssetState,
  nameplates: new Map(),
  replaced: initialCertificateState,
};
const found: IntegrityFact = {
  statedHash: 'a'.repeat(64),
  computedHash: 'b'.repeat(64),
  signature: { keyId: 'k', valid: false },
};

const command = (integrity: IntegrityFact | null, more: Partial<CalibrationBody> = {}) =>
  ({ type: 'RecordCalibration', id: 'cert', body: calibrationBody(more), integrity, ...CONTEXT }) as const;

function recorded(...asked: Parameters<typeof command>): CalibrationRecorded['data'] {
  const decision = decideCalibration(known, command(...asked));
  const [event] = decision.outcome === 'ACCEPTED' ? decision.events : [];
  if (event?.type !== 'CalibrationRecorded') throw new Error(JSON.stringify(decision));
  return event.data;
}

describe('what was found of hash and signature', () => {
  it('is recorded as found, however bad, and left out where nothing was stated', () => {
    expect(recorded(found).integrity).toEqual(found);
    expect(recorded(null)).not.toHaveProperty('integrity');
  });
  it('is the same fact while hash and key are the same as stated', () => {
    const again = (integrity: IntegrityFact | null) => {
      const existing = evolveCertificate(initialCertificateState, {
        type: 'CalibrationRecorded',
        data: recorded(found),
      });
      return outcomeOf(decideCalibration({ ...known, existing }, command(integrity)));
    };
    const other = { refused: ['DUPLICATE_CERTIFICATE_NUMBER /certificateNumber'] };
    expect(again(found)).toEqual({ repeated: 'cert' });
    expect(again({ ...found, computedHash: 'c'.repeat(64) })).toEqual({ repeated: 'cert' });
    expect(again({ ...found, signature: { keyId: 'k', valid: true } })).toEqual({ repeated: 'cert' });
    expect(again({ ...found, statedHash: 'c'.repeat(64) })).toEqual(other);
    expect(again({ ...found, signature: { keyId: 'l', valid: false } })).toEqual(other);
    expect(again({ ...found, signature: null })).toEqual(other);
    expect(again(null)).toEqual(other);
  });
});

describe('the batch of a reference', () => {
  it('is recorded as stated, and left out where none was', () => {
    const used = (batch?: string | null) =>
      recorded(null, { references: [{ asset: 'solution', quantity: 'mass', batch }] }).references[0];
    expect(used('2301')).toHaveProperty('batch', '2301');
    expect(used(null)).not.toHaveProperty('batch');
    expect(used()).not.toHaveProperty('batch');
  });
});
