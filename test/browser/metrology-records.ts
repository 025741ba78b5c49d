/** What the demonstration does not have: a finding with its impact case, a reference material, a full certificate. */
import type { Api } from '../support/api';

/** Nothing of the seeded faults that the tests look at rests on it. */
export const FOUND_WRONG = 'length-l3';

export const FINDING = {
  id: 'found-length',
  quantity: 'length',
  from: '2024-01-01',
  to: '2026-02-01',
  reason: '期间核查超差',
  shift: { value: '0.5', unit: 'um' },
};

export const MATERIAL = {
  id: 'rm-gas',
  kind: 'REFERENCE_MATERIAL',
  tier: 'WORKING_STANDARD',
  name: { zh: '标准物质', en: 'Reference material' },
  serialNumber: '2501-17',
  owner: 'demo-nmi',
  measurands: [{ quantity: 'mass', range: { min: '1', max: '1', unit: 'kg' } }],
  referenceMaterial: {
    code: 'GBW(E) 080123',
    batch: '2501',
    certifiedValue: { value: '1.00020', unit: 'kg' },
    expiresOn: '2026-06-30',
    grade: 'SECOND_CLASS',
  },
};

/** Its hash and signature are not those of what is sent. */
export const CERTIFICATE = {
  id: 'full-cert',
  certificateNumber: 'NMI-F-1',
  issuer: 'demo-nmi',
  kind: 'CALIBRATION',
  asset: MATERIAL.id,
  receivedOn: '2026-01-02',
  performedOn: '2026-01-05',
  methods: ['JJG 99-2022'],
  conclusion: 'PASS',
  decisionRule: { id: 'GUARD_BAND', guardFactor: '0.83' },
  environment: { temperature: { value: '20.10', unit: 'Cel' }, pressure: { value: '101.3', unit: 'kPa' } },
  results: [
    {
      quantity: 'mass',
      points: [
        {
          nominal: { value: '1', unit: 'kg' },
          error: { value: '0.12', unit: 'mg' },
          expandedUncertainty: { value: '0.30', unit: 'mg' },
          coverageFactor: '2',
          mpe: { value: '1.6', unit: 'mg' },
          observations: ['1.00000010', '1.00000013'],
        },
      ],
      references: [{ external: { kind: 'ISO_17034', institute: 'NIM' }, quantity: 'mass', batch: '17' }],
    },
  ],
  integrity: { payloadHash: '0'.repeat(64), signature: { keyId: 'key-1', value: 'A'.repeat(86) } },
};

const points = [
  {
    nominal: { value: '1', unit: 'kg' },
    error: { value: '0.1', unit: 'mg' },
    expandedUncertainty: { value: '0.3', unit: 'mg' },
    coverageFactor: '2',
  },
];
const ofMass = (id: string, name: { zh: string; en: string }) => ({
  id,
  kind: 'STANDARD',
  tier: 'WORKING_STANDARD',
  name,
  serialNumber: `SN-OF-${id}`,
  owner: 'demo-nmi',
  measurands: [{ quantity: 'mass', range: { min: '1', max: '1', unit: 'kg' } }],
});
const certified = (asset: string, reference: object) => ({
  id: `${asset}-2026`,
  certificateNumber: `NMI-OF-${asset}`,
  issuer: 'demo-nmi',
  kind: 'CALIBRATION',
  asset,
  receivedOn: '2026-01-02',
  performedOn: '2026-01-05',
  methods: ['JJG 99-2022'],
  conclusion: 'PASS',
  results: [{ quantity: 'mass', points, references: [{ quantity: 'mass', ...reference }] }],
});

/** What an inspector without clearance may not know of, and what was measured with it. */
export const RESTRICTED = {
  asset: {
    ...ofMass('kept-back', { zh: '不可外传的砝码', en: 'Weights kept back' }),
    visibility: 'RESTRICTED',
  },
  certificate: certified('kept-back', { external: { kind: 'ISO_17034', institute: 'NIM' } }),
};
export const SEEN = {
  asset: ofMass('measured-with-it', { zh: '用它校准的砝码', en: 'Weights measured with it' }),
  certificate: certified('measured-with-it', { asset: 'kept-back' }),
};

/** A change of owner that nobody has approved yet: of this asset, to this owner. */
const TRANSFER = { event: 'TRANSFERRED', on: '2026-02-01', owner: 'demo-province' };

/** Posts them to a product with the demonstration, and waits until they can be asked about. */
export async function postRecords(api: Api): Promise<{ proposal: string }> {
  const laboratory = { role: 'lab', organization: 'demo-nmi' };
  const replies = [
    await api.post(`/v1/assets/${FOUND_WRONG}/nonconformities`, FINDING, { role: 'regulator' }),
    await api.post('/v1/assets', MATERIAL, laboratory),
    await api.post('/v1/calibrations', CERTIFICATE, laboratory),
    await api.post('/v1/assets', RESTRICTED.asset, laboratory),
    await api.post('/v1/calibrations', RESTRICTED.certificate, laboratory),
    await api.post('/v1/assets', SEEN.asset, laboratory),
    await api.post('/v1/calibrations', SEEN.certificate, laboratory),
  ];
  const proposed = await api.post(`/v1/assets/${MATERIAL.id}/lifecycle`, TRANSFER, laboratory);
  const refused = [
    ...replies.filter(({ status }) => status !== 201),
    ...[proposed].filter(({ status }) => status !== 202),
  ];
  if (refused.length > 0) throw new Error(refused.map(({ text }) => text).join('\n'));
  await api.get(`/v1/certificates/${CERTIFICATE.id}`, { waitFor: String(proposed.body.position) });
  return { proposal: String(proposed.body.proposal) };
}

/** Every page about metrology, with something on it. */
export const PAGES = {
  'a scheme with branches': '/schemes/JJG%202053-2016?level=F1',
  'a scheme in one column': '/schemes/JJG%202056-1990',
  'a trace with its uncertainties': '/assets/mass-m8/trace?on=2026-06-30&quantity=mass',
  'a fault of uncertainties': '/certificates/fault-2-2026/trace',
  'a fault of purpose': '/assets/fault-6-scale?on=2026-06-30&quantity=mass&purpose=TRADE',
  'a restated standard': '/assets/mass-m0/impact?from=2021-01-01&to=2023-03-01',
  'an impact case': `/impact-cases/${FINDING.id}`,
  'a standard found wrong': `/assets/${FOUND_WRONG}?on=2026-06-30`,
  'a reference material': `/assets/${MATERIAL.id}?on=2026-07-30`,
  'a certificate with everything': `/certificates/${CERTIFICATE.id}`,
};
