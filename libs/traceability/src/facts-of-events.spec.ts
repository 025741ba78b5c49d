// Goal: the graph is told of each event exactly what it needs, with ranges in base units.
// Method: one event of each kind by hand, compared with the whole fact; every other event type must give none.
import { EVENT_SCHEMA_VERSIONS, type CalibrationRecorded, type RecordedEvent } from '@suyuan/domain';
import type { CertificateFact } from './facts';
import { graphFactOf } from './facts-of-events';

const DAYS = { from: '2024-01-01', to: null };

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

  it('says what it asks of its references only where that is not what it covers', () => {
    const results = [
      { ...certificate.results[0]!, points: [point('0', 'g'), point('200', 'g')] },
      { ...certificate.results[0]!, points: [point('0', 'g')] },
      { ...certificate.results[0]!, points: [point('1', 'g'), point('200', 'g')] },
    ];
    const { results: told } = graphFactOf(
      recorded('CalibrationRecorded', { ...certificate, results }),
    ) as CertificateFact;
    expect(told.map(({ range, asked }) => [range, asked])).toEqual([
      [
        { lo: 0, hi: 0.2 },
        { lo: 0.2, hi: 0.2 },
      ],
      [{ lo: 0, hi: 0 }, null],
      [{ lo: 0.001, hi: 0.2 }, undefined],
    ]);
    expect(Object.keys(told[2]!)).not.toContain('asked');
  });

  it('tells who copied it from paper, where somebody did', () => {
    expect(fact).not.toHaveProperty('transcribedBy');
    const copied = graphFactOf(
      recorded('CalibrationRecorded', { ...certificate, transcribed: { by: 'owner' } }),
    );
    expect(copied).toMatchObject({ transcribedBy: 'owner' });
  });

  it('is refused loudly when a unit does not fit its quantity', () => {
    const bad = structuredClone(certificate);
    bad.results[0]!.points[0]!.nominal.unit = 'm';
    expect(() => graphFactOf(recorded('CalibrationRecorded', bad))).toThrow(RangeError);
  });
});

describe('a registered asset', () => {
  const asset = {
    id: 'a',
    kind: 'STANDARD',
    tier: 'PUBLIC',
    serialNumber: '7',
    owner: 'o',
    region: null,
    measurands: [],
  };

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

  it.each([
    [
      'AssetTransferred',
      { asset: 'a', owner: 'o', id: 'x', on: '2024-01-01', note: null },
      {
        kind: 'OWNERSHIP',
        asset: 'a',
        owner: 'o',
      },
    ],
    [
      'AssetEntrusted',
      { id: 'x', asset: 'a', owner: 'o', laboratory: 'l', ...DAYS },
      {
        kind: 'ENTRUSTMENT',
        asset: 'a',
        owner: 'o',
        laboratory: 'l',
        ...DAYS,
      },
    ],
    [
      'OrganizationEntrusted',
      { id: 'x', organization: 'o', laboratory: 'l', ...DAYS },
      {
        kind: 'ENTRUSTMENT',
        asset: null,
        owner: 'o',
        laboratory: 'l',
        ...DAYS,
      },
    ],
    [
      'LaboratoryDesignated',
      { id: 'x', asset: 'a', laboratory: 'l', ...DAYS, reason: 'r', national: true },
      {
        kind: 'DESIGNATION',
        asset: 'a',
        laboratory: 'l',
        ...DAYS,
        national: true,
      },
    ],
    [
      'CertificateAccepted',
      { id: 'x', certificate: 'c', by: 'o' },
      {
        kind: 'ACCEPTANCE',
        certificate: 'c',
        by: 'o',
      },
    ],
    [
      'CertificateConfirmed',
      { id: 'x', certificate: 'c', by: 'l' },
      {
        kind: 'CONFIRMATION',
        certificate: 'c',
        by: 'l',
      },
    ],
    [
      'CertificateDisputed',
      { id: 'x', certificate: 'c', by: 'o', reason: 'r' },
      {
        kind: 'DISPUTE',
        id: 'x',
        certificate: 'c',
        by: 'o',
      },
    ],
    [
      'CertificateSuspended',
      { id: 'x', certificate: 'c', from: '2024-01-01', to: '2024-01-30', reason: 'r' },
      {
        kind: 'SUSPENSION',
        id: 'x',
        certificate: 'c',
        from: '2024-01-01',
        to: '2024-01-30',
      },
    ],
  ])('are of %s who may calibrate, and what was said', (type, data, fact) => {
    expect(graphFactOf(recorded(type, data))).toEqual({ position: 7, ...fact });
  });

  it.each([
    [{ basis: 'STATUTORY' }, 'OTHERS'],
    [{ basis: 'AUTHORISATION', form: 'INSTITUTE' }, 'OTHERS'],
    [{ basis: 'AUTHORISATION', form: 'PUBLIC_STANDARD' }, 'OTHERS'],
    [{ basis: 'AUTHORISATION', form: 'TASKS' }, 'OTHERS'],
    [{ basis: 'PRODUCER' }, 'MATERIALS'],
    [{ basis: 'AUTHORISATION', form: 'INTERNAL', members: ['o'] }, null],
    [{ basis: 'ACCREDITATION' }, null],
    [{ basis: 'CMA' }, null],
    [{ basis: null }, null],
  ])('are of a scope by %j that it serves %s', (power, serves) => {
    const line = { quantity: 'mass', range: { min: '0', max: '1', unit: 'kg' }, methods: [], cmc: null };
    const lines = [line, { ...line }, { ...line, quantity: 'length' }];
    const scope = { id: 's', organization: 'l', authority: 'x', number: '1', validFrom: '2024-01-01' };
    const fact = graphFactOf(recorded('ScopeGranted', { ...scope, validTo: null, lines, ...power }));
    const days = { validFrom: '2024-01-01', validTo: null };
    expect(fact).toEqual(
      serves === null
        ? null
        : { kind: 'SCOPE', position: 7, organization: 'l', serves, quantities: ['mass', 'length'], ...days },
    );
  });

  it('are of an organization that it is called otherwise, lies elsewhere, or is no more', () => {
    const of = { id: 'x', organization: 'lab', on: '2024-06-01', reason: 'r' };
    const fact = { position: 7, organization: 'lab', on: '2024-06-01' };
    const name = { zh: '新' };
    const amended = (changes: object) => graphFactOf(recorded('OrganizationAmended', { ...of, changes }));
    expect(amended({ name, region: '330000' })).toEqual({
      kind: 'ORGANIZATION_CHANGE',
      ...fact,
      name,
      region: '330000',
    });
    expect(amended({ level: 'CITY' })).toBeNull();
    const end = { kind: 'ORGANIZATION_END', ...fact };
    expect(graphFactOf(recorded('OrganizationMerged', { ...of, into: 'heir' }))).toEqual({
      ...end,
      into: 'heir',
    });
    expect(graphFactOf(recorded('OrganizationDissolved', of))).toEqual({ ...end, into: null });
  });

  it('are all: no other event type is a fact of the graph', () => {
    const known = new Set([
      'AssetRegistered',
      'CalibrationRecorded',
      'CertificateRevoked',
      'AssetExamined',
      'AssetAmended',
      'OrganizationRegistered',
      'OrganizationAmended',
      'OrganizationMerged',
      'OrganizationDissolved',
      'AssetTransferred',
      'AssetEntrusted',
      'OrganizationEntrusted',
      'LaboratoryDesignated',
      'ScopeGranted',
      'CertificateAccepted',
      'CertificateConfirmed',
      'CertificateDisputed',
      'CertificateSuspended',
    ]);
    const others = Object.keys(EVENT_SCHEMA_VERSIONS).filter((type) => !known.has(type));
    expect(others.map((type) => graphFactOf(recorded(type, {})))).toEqual(others.map(() => null));
    expect(others.length).toBeGreaterThan(10);
  });
});
