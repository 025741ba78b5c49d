// Goal: a reference material is used from a certified batch, before it expires. Method: a meter calibrated with a
// solution whose batch certificate rests on an accredited producer; one day, one batch or one kind changed.
import type {
  AssetRegistered,
  CalibrationRecorded,
  CalibrationResult,
  StandardReference,
} from '@suyuan/domain';
import { Story } from '../testing/story';

type Certificate = CalibrationRecorded['data'];
type ReferenceMaterial = NonNullable<AssetRegistered['data']['referenceMaterial']>;

const quantity = 'amount-concentration';
const unit = 'mol/L';
const label: ReferenceMaterial = {
  code: 'GBW(E) 080123',
  batch: '2301',
  certifiedValue: { value: '0.1000', unit },
  expiresOn: '2024-05-10',
  grade: 'SECOND_CLASS',
};

const result = (u: string, ...references: StandardReference[]): CalibrationResult => ({
  quantity,
  range: null,
  points: [
    {
      nominal: { value: '0.1', unit },
      error: null,
      expandedUncertainty: { value: u, unit },
      coverageFactor: '2',
      coverageProbability: null,
      mpe: null,
      stage: null,
      mark: null,
    },
  ],
  references,
});

const used = (more: Partial<StandardReference> = {}): StandardReference => ({
  asset: 'solution',
  certificate: null,
  quantity,
  role: 'MAIN',
  range: null,
  external: null,
  ...more,
});

const producer = (accreditation: string | null): StandardReference => {
  const evidence = { institute: 'NIM RM', certificateNumber: 'B-2301', kcdbId: null, accreditation };
  return used({ asset: null, external: { kind: 'ISO_17034', ...evidence } });
};

interface Changed {
  asset?: Partial<AssetRegistered['data']>;
  batch?: Partial<Certificate> | null;
  reference?: Partial<StandardReference>;
}

/** The solution, the certificate of its batch, and a meter that was calibrated with it on 2024-05-10. */
function meter({ asset, batch, reference }: Changed = {}): Story {
  const line = {
    quantity,
    range: { min: '0', max: '1', unit },
    methods: [],
    cmc: { form: 'CONSTANT', a: '0.00001', unit, k: '2' } as const,
  };
  const story = new Story()
    .organization('lab')
    .scope('lab', { lines: [line] })
    .asset('solution', { kind: 'REFERENCE_MATERIAL', referenceMaterial: label, ...asset })
    .asset('meter', { kind: 'INSTRUMENT', tier: 'WORKING' });
  if (batch !== null) {
    const results = [result('0.0002', producer('CNAS RM0001'))];
    story.certificate('batch', 'solution', { kind: 'CRM', performedOn: '2023-02-01', results, ...batch });
  }
  const results = [result('0.001', used(reference))];
  return story.certificate('c', 'meter', { performedOn: '2024-05-10', results });
}

describe('a chain that ends in a certified batch', () => {
  it('is traceable to the accreditation of the producer', () => {
    const trace = meter({ reference: { batch: '2301' } }).trace('c');
    expect(trace).toMatchObject({ verdict: 'TRACEABLE', findings: [], complete: true });
    expect(trace.links).toMatchObject([
      { from: 'c', to: 'batch', how: 'IN_FORCE', asset: 'solution' },
      { from: 'batch', to: null, how: 'EXTERNAL', external: { kind: 'ISO_17034' } },
    ]);
  });
  it('lacks evidence where the producer states no accreditation', () => {
    const story = meter({ batch: { results: [result('0.0002', producer(null))] } });
    expect(story.trace('c').verdict).toBe('NOT_TRACEABLE');
    expect(story.findings('c', 'ROUTE_3_NO_EVIDENCE')).toMatchObject([
      { severity: 'GAP', at: { from: 'batch', to: null } },
    ]);
    expect(story.codes('c')).toEqual(['ROUTE_3_NO_EVIDENCE']);
  });
});

describe('a reference material', () => {
  const expiring = (expiresOn: string) => ({ asset: { referenceMaterial: { ...label, expiresOn } } });

  it('may be used to its last day', () => {
    expect(meter(expiring('2024-05-10')).codes('c')).toEqual([]);
    expect(meter(expiring('2024-05-09')).findings('c', 'CRM_EXPIRED')).toEqual([
      {
        code: 'CRM_EXPIRED',
        severity: 'GAP',
        evidence: ['solution', 'batch'],
        at: { from: 'c', to: 'batch' },
        result: 0,
      },
    ]);
  });
  it('may be used while its batch certificate holds', () => {
    expect(meter({ batch: { validUntil: '2024-05-10' } }).codes('c')).toEqual([]);
    expect(meter({ batch: { validUntil: '2024-05-09' } }).codes('c')).toEqual([
      'CRM_EXPIRED',
      'REFERENCE_EXPIRED_AT_USE',
    ]);
  });
  it('that no label says anything of does not expire', () => {
    expect(meter({ asset: { referenceMaterial: undefined } }).codes('c')).toEqual([]);
  });
  it('is remarked only, where it was used beside the standard', () => {
    const story = meter({ ...expiring('2024-05-09'), reference: { role: 'ANCILLARY' } });
    expect(story.findings('c', 'CRM_EXPIRED')).toMatchObject([{ severity: 'REMARK' }]);
  });
  it('is no other standard: what is of another kind has no batch and does not expire so', () => {
    const standard = { kind: 'STANDARD' as const, referenceMaterial: { ...label, expiresOn: '2024-05-09' } };
    expect(meter({ asset: standard, batch: { kind: 'CALIBRATION' } }).codes('c')).toEqual([]);
  });
});

describe('the batch that was used', () => {
  const unknown = (changed: Changed) => meter(changed).findings('c', 'CRM_BATCH_UNKNOWN');

  it('is the one on the label, or the serial number where there is no label', () => {
    expect(unknown({ reference: { batch: '2301' } })).toEqual([]);
    expect(unknown({ reference: { batch: '2302' } })).toEqual([
      {
        code: 'CRM_BATCH_UNKNOWN',
        severity: 'GAP',
        evidence: ['solution', 'batch'],
        at: { from: 'c', to: 'batch' },
        result: 0,
      },
    ]);
    const unlabelled = { referenceMaterial: undefined, serialNumber: '2302' };
    expect(unknown({ asset: unlabelled, reference: { batch: '2302' } })).toEqual([]);
    expect(unknown({ asset: unlabelled, reference: { batch: '2301' } })).toHaveLength(1);
  });
  it('has a certificate of kind CRM', () => {
    expect(unknown({ batch: { kind: 'CRM' } })).toEqual([]);
    expect(unknown({ batch: { kind: 'CALIBRATION' } })).toMatchObject([{ evidence: ['solution', 'batch'] }]);
  });
  it('has a certificate at all: by the day of use, and under the number cited', () => {
    expect(unknown({ batch: null })).toMatchObject([{ evidence: ['solution'], at: { from: 'c', to: null } }]);
    expect(unknown({ batch: { performedOn: '2024-05-10' } })).toEqual([]);
    expect(unknown({ batch: { performedOn: '2024-05-11' } })).toMatchObject([{ evidence: ['solution'] }]);
    const cited = (number: string) => unknown({ reference: { certificate: { issuer: 'lab', number } } });
    expect(cited('N-batch')).toEqual([]);
    expect(cited('N-other')).toMatchObject([{ evidence: ['solution'] }]);
  });
});
