// Goal: the graph is told of each event exactly what it needs, with ranges in base units.
// Method: one event of each kind by hand, compared with the whole fact; every other event type must give none.
import { EVENT_SCHEMA_VERSIONS, type CalibrationRecorded, type RecordedEvent } from '@suyuan/domain';
import { graphFactOf } from './facts-of-events';

const PLACE = {
  position: 7,
  stream: 's',
  version: 0,
  eventId: 'e',
  schemaVersion: 1,
  occurredOn: '2024-01-01',
  recordedAt: '2024-01-01T00:00:00.000Z',
  actor: { subject: 'x', role: 'lab', organization: null },
};

const recorded = (type: string, data: unknown) => ({ ...PLACE, type, data }) as RecordedEvent;

const point = (value: string, unit: string) => ({
  nominal: { value, unit },
  error: null,
  expandedUncertainty: { value: '0.1', unit: 'mg' },
  coverageFactor: '2',
  coverageProbability: null,
  mpe: null,
  stage: null,
  mark: null,
});

const reference = {
  asset: 'ref',
  certificate: { issuer: 'i', number: 'n' },
  quantity: 'mass',
  role: 'MAIN' as const,
  range: { min: '1', max: '2', unit: 'kg' },
  external: null,
};

const certificate: CalibrationRecorded['data'] = {
  id: 'c',
  certificateNumber: 'no',
  issuer: 'lab',
  kind: 'CALIBRATION',
  asset: 'a',
  receivedOn: null,
  performedOn: '2024-01-01',
  issuedOn: '2024-01-02',
  validUntil: null,
  methods: [],
  accredited: false,
  conclusion: 'PASS',
  decisionRule: null,
  environment: null,
  replaces: 'old',
  results: [
    {
      quantity: 'mass',
      range: null,
      points: [point('200', 'g'), point('500', 'mg')],
      references: [reference],
    },
    { quantity: 'temperature', range: { min: '0', max: '100', unit: 'Cel' }, points: [], references: [] },
  ],
  references: [{ ...reference, range: null }],
};

describe('a recorded calibration', () => {
  const fact = graphFactOf(recorded('CalibrationRecorded', certificate));

  it('is a certificate with its results, the stated range before the nominals', () => {
    expect(fact).toMatchObject({
      kind: 'CERTIFICATE',
      position: 7,
      id: 'c',
      issuer: 'lab',
      number: 'no',
      asset: 'a',
      replaces: 'old',
      certificateKind: 'CALIBRATION',
      performedOn: '2024-01-01',
      issuedOn: '2024-01-02',
      validUntil: null,
      results: [
        { quantity: 'mass', range: { lo: 0.0005, hi: 0.2 } },
        { quantity: 'temperature', range: { lo: 273.15, hi: 373.15 } },
      ],
    });
  });

  it('has its references, of results and of the whole, with ranges in base units', () => {
    expect(fact).toMatchObject({
      results: [{ references: [{ ...reference, range: { lo: 1, hi: 2 } }] }, { references: [] }],
      references: [{ ...reference, range: null }],
    });
  });

  it('is refused loudly when a unit does not fit its quantity', () => {
    const bad = structuredClone(certificate);
    bad.results[0]!.points[0]!.nominal.unit = 'm';
    expect(() => graphFactOf(recorded('CalibrationRecorded', bad))).toThrow(RangeError);
  });
});

describe('a registered asset', () => {
  const asset = { id: 'a', kind: 'STANDARD', tier: 'PUBLIC', serialNumber: '7', owner: 'o', region: null };

  it('has an identity only with maker and model', () => {
    const whole = graphFactOf(recorded('AssetRegistered', { ...asset, manufacturer: 'M', model: '1' }));
    expect(whole).toEqual({
      kind: 'ASSET',
      position: 7,
      id: 'a',
      assetKind: 'STANDARD',
      tier: 'PUBLIC',
      region: null,
      owner: 'o',
      identity: { manufacturer: 'M', model: '1', serialNumber: '7' },
    });
    for (const plate of [
      { manufacturer: null, model: '1' },
      { manufacturer: 'M', model: null },
    ]) {
      expect(graphFactOf(recorded('AssetRegistered', { ...asset, ...plate }))).toMatchObject({
        identity: null,
      });
    }
  });
});

describe('the other facts', () => {
  it('are revocations, examinations and organizations', () => {
    const revocation = {
      id: 'r',
      certificate: 'c',
      effect: 'WITHDRAWN',
      effectiveFrom: '2024-02-01',
      reason: 'x',
    };
    expect(graphFactOf(recorded('CertificateRevoked', revocation))).toEqual({
      kind: 'REVOCATION',
      position: 7,
      id: 'r',
      certificate: 'c',
      effect: 'WITHDRAWN',
      effectiveFrom: '2024-02-01',
    });
    const examination = {
      id: 'x',
      asset: 'a',
      number: 'n',
      kind: 'PRIMARY',
      validFrom: '2020-01-01',
      validTo: null,
    };
    expect(graphFactOf(recorded('AssetExamined', { ...examination, authority: null }))).toEqual({
      kind: 'EXAMINATION',
      position: 7,
      id: 'x',
      asset: 'a',
      examinationKind: 'PRIMARY',
      validFrom: '2020-01-01',
      validTo: null,
    });
    expect(graphFactOf(recorded('OrganizationRegistered', { id: 'o', region: '310000' }))).toEqual({
      kind: 'ORGANIZATION',
      position: 7,
      id: 'o',
      region: '310000',
    });
  });

  it('are all: no other event type is a fact of the graph', () => {
    const known = new Set([
      'AssetRegistered',
      'CalibrationRecorded',
      'CertificateRevoked',
      'AssetExamined',
      'OrganizationRegistered',
    ]);
    const others = Object.keys(EVENT_SCHEMA_VERSIONS).filter((type) => !known.has(type));
    expect(others.map((type) => graphFactOf(recorded(type, {})))).toEqual(others.map(() => null));
    expect(others.length).toBeGreaterThan(10);
  });
});
