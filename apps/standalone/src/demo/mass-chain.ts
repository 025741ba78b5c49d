import { certificate, instrument, point, range, result, standard, uses } from './phrases';
import { examineAsset, recordCalibration, registerAsset, type DemoRequest } from './requests';

/** M0 to M8 of METROLOGY.md section 10: from the national kilogram to a shop scale. U at k = 2, MPE of OIML R 111. */

const SCHEME = 'JJG 2053-2016';
const level = (code: string) => ({ scheme: SCHEME, level: code });

function assets(): DemoRequest[] {
  return [
    registerAsset(
      'lab',
      standard('mass-m0', 'PRIMARY', ['国家公斤原器 No.60', 'National kilogram No. 60'], 'demo-nmi', 'mass', {
        range: '1..1 kg',
        schemeLevel: level('PRIMARY'),
      }),
    ),
    registerAsset(
      'lab',
      standard('mass-m1', 'SECONDARY', ['千克副基准', 'Secondary kilogram standard'], 'demo-nmi', 'mass', {
        range: '1..1 kg',
        schemeLevel: level('SECONDARY'),
      }),
    ),
    registerAsset(
      'lab',
      standard(
        'mass-m2',
        'WORKING_PRIMARY',
        ['千克工作基准（不锈钢）', 'Working kilogram, stainless steel'],
        'demo-nmi',
        'mass',
        { range: '1..1 kg', schemeLevel: level('WORKING') },
      ),
    ),
    registerAsset(
      'lab',
      weights('mass-m3', 'PUBLIC', ['E1 等级砝码组', 'Weights of class E1'], 'demo-nmi', 'E1'),
    ),
    registerAsset(
      'lab',
      weights(
        'mass-m4',
        'PUBLIC',
        ['省级 E2 等级砝码组', 'Provincial weights of class E2'],
        'demo-province',
        'E2',
      ),
    ),
    registerAsset(
      'lab',
      weights('mass-m5', 'PUBLIC', ['市级 F1 等级砝码组', 'City weights of class F1'], 'demo-city', 'F1'),
    ),
    registerAsset(
      'lab',
      weights('mass-m6', 'PUBLIC', ['县级 F2 等级砝码组', 'County weights of class F2'], 'demo-county', 'F2'),
    ),
    registerAsset(
      'enterprise',
      weights(
        'mass-m7',
        'ENTERPRISE_HIGHEST',
        ['企业 M1 等级砝码组', 'Enterprise weights of class M1'],
        'demo-retail',
        'M1',
      ),
    ),
    registerAsset(
      'enterprise',
      shopScale('mass-m8', ['电子计价秤 15 kg', 'Price computing scale 15 kg'], 'demo-retail'),
    ),
  ];
}

/** A set from 500 g to 1 kg, as far as the demonstration shows it. */
export function weights(
  id: string,
  tier: 'PUBLIC' | 'ENTERPRISE_HIGHEST' | 'WORKING_STANDARD',
  name: [string, string],
  owner: string,
  accuracyClass: string,
) {
  return standard(id, tier, name, owner, 'mass', {
    measurands: [{ quantity: 'mass', range: range('500..1000 g'), accuracyClass }],
    schemeLevel: level(accuracyClass),
  });
}

/** Max 15 kg, e = 5 g, class III: compulsory verification, trade, every 12 months. */
export function shopScale(id: string, name: [string, string], owner: string) {
  return instrument(id, 'WORKING', name, owner, 'mass', {
    measurands: [{ quantity: 'mass', range: range('0.1..15 kg'), accuracyClass: 'III' }],
    schemeLevel: level('SCALE'),
    usage: { compulsory: true, purpose: 'TRADE', mode: 'PERIODIC', intervalMonths: 12 },
  });
}

function examinations(): DemoRequest[] {
  const examined = (
    asset: string,
    id: string,
    kind: 'PRIMARY' | 'EXAMINATION' | 'PUBLIC_STANDARD',
    number: string,
  ) =>
    examineAsset(asset, {
      id,
      number,
      kind,
      validFrom: '2021-01-01',
      validTo: '2027-12-31',
      authority: '市场监督管理示范局（演示）',
    });
  return [
    examined('mass-m0', 'exam-mass-m0', 'PRIMARY', '演示基证字 001'),
    examined('mass-m1', 'exam-mass-m1', 'PRIMARY', '演示基证字 101'),
    examined('mass-m2', 'exam-mass-m2', 'PRIMARY', '演示基证字 102'),
    examined('mass-m3', 'exam-mass-m3', 'PUBLIC_STANDARD', '演示社证字 103'),
    examined('mass-m4', 'exam-mass-m4', 'PUBLIC_STANDARD', '演示社证字 104'),
    examined('mass-m5', 'exam-mass-m5', 'PUBLIC_STANDARD', '演示社证字 105'),
    examined('mass-m6', 'exam-mass-m6', 'PUBLIC_STANDARD', '演示社证字 106'),
    examined('mass-m7', 'exam-mass-m7', 'EXAMINATION', '演示标证字 107'),
  ];
}

/** The kilogram and its half, with U and MPE of the class. */
export function kilogramAndHalf(
  [u1000, u500]: [string, string],
  [mpe1000, mpe500]: [string, string],
  errors: [string, string],
) {
  return [
    point('1000 g', u1000, { error: errors[0], mpe: mpe1000 }),
    point('500 g', u500, { error: errors[1], mpe: mpe500 }),
  ];
}

function primaryCertificates(): DemoRequest[] {
  return [
    certificate({
      id: 'mass-m0-2021',
      number: 'NMI-M-2021-001',
      issuer: 'demo-nmi',
      asset: 'mass-m0',
      kind: 'REALIZATION',
      performedOn: '2021-02-10',
      results: [result('mass', [point('1 kg', '0.040 mg')])],
    }),
    // The second consensus value came into force on 2023-03-01.
    certificate({
      id: 'mass-m0-2023',
      number: 'NMI-M-2023-001',
      issuer: 'demo-nmi',
      asset: 'mass-m0',
      kind: 'REALIZATION',
      performedOn: '2023-03-15',
      results: [result('mass', [point('1 kg', '0.040 mg')])],
    }),
    certificate({
      id: 'mass-m1-2023',
      number: 'NMI-M-2023-014',
      issuer: 'demo-nmi',
      asset: 'mass-m1',
      performedOn: '2023-06-20',
      results: [
        result(
          'mass',
          [point('1 kg', '0.042 mg', { error: '0.118 mg' })],
          [uses('mass-m0', 'mass', { cites: ['demo-nmi', 'NMI-M-2023-001'] })],
        ),
      ],
    }),
    certificate({
      id: 'mass-m2-2023',
      number: 'NMI-M-2023-047',
      issuer: 'demo-nmi',
      asset: 'mass-m2',
      performedOn: '2023-11-08',
      months: 48,
      results: [
        result(
          'mass',
          [point('1 kg', '0.050 mg', { error: '-0.231 mg' })],
          [uses('mass-m1', 'mass', { cites: ['demo-nmi', 'NMI-M-2023-014'] })],
        ),
      ],
    }),
    // Subdividing: the half comes from the one-kilogram point of the reference.
    certificate({
      id: 'mass-m3-2024',
      number: 'NMI-M-2024-009',
      issuer: 'demo-nmi',
      asset: 'mass-m3',
      performedOn: '2024-03-12',
      months: 24,
      results: [
        result(
          'mass',
          kilogramAndHalf(['0.15 mg', '0.075 mg'], ['0.5 mg', '0.25 mg'], ['0.08 mg', '-0.02 mg']),
          [uses('mass-m2', 'mass', { cites: ['demo-nmi', 'NMI-M-2023-047'], range: '1..1 kg' })],
        ),
      ],
    }),
  ].map(recordCalibration);
}

function publicCertificates(): DemoRequest[] {
  return [
    certificate({
      id: 'mass-m4-2024',
      number: 'NMI-M-2024-088',
      issuer: 'demo-nmi',
      asset: 'mass-m4',
      kind: 'VERIFICATION',
      performedOn: '2024-09-05',
      months: 24,
      results: [
        result(
          'mass',
          kilogramAndHalf(['0.50 mg', '0.25 mg'], ['1.6 mg', '0.8 mg'], ['0.31 mg', '0.12 mg']),
          [uses('mass-m3', 'mass', { cites: ['demo-nmi', 'NMI-M-2024-009'] })],
        ),
      ],
    }),
    certificate({
      id: 'mass-m5-2025',
      number: 'PROV-M-2025-0231',
      issuer: 'demo-province',
      asset: 'mass-m5',
      performedOn: '2025-03-18',
      months: 12,
      // The thermometer beside the weights is an ancillary reference: shown, not part of the chain.
      results: [
        result('mass', kilogramAndHalf(['1.6 mg', '0.8 mg'], ['5 mg', '2.5 mg'], ['-1.1 mg', '0.4 mg']), [
          uses('mass-m4', 'mass', { cites: ['demo-nmi', 'NMI-M-2024-088'] }),
          { asset: 'temperature-room', quantity: 'temperature', role: 'ANCILLARY' },
        ]),
      ],
      more: {
        accredited: true,
        methods: ['JJG 99-2022'],
        environment: { temperature: { value: '20.3', unit: 'Cel' } },
      },
    }),
    certificate({
      id: 'mass-m6-2025',
      number: 'CITY-M-2025-1107',
      issuer: 'demo-city',
      asset: 'mass-m6',
      kind: 'VERIFICATION',
      performedOn: '2025-08-20',
      months: 12,
      results: [
        result('mass', kilogramAndHalf(['5 mg', '2.5 mg'], ['16 mg', '8 mg'], ['4 mg', '-2 mg']), [
          uses('mass-m5', 'mass'),
        ]),
      ],
    }),
  ].map(recordCalibration);
}

function enterpriseCertificates(): DemoRequest[] {
  return [
    certificate({
      id: 'mass-m7-2025',
      number: 'COUNTY-M-2025-0645',
      issuer: 'demo-county',
      asset: 'mass-m7',
      kind: 'VERIFICATION',
      performedOn: '2025-12-10',
      months: 12,
      results: [
        result('mass', kilogramAndHalf(['16 mg', '8 mg'], ['50 mg', '25 mg'], ['-12 mg', '6 mg']), [
          uses('mass-m6', 'mass'),
        ]),
      ],
    }),
    certificate({
      id: 'mass-m8-2026',
      number: 'RETAIL-S-2026-0031',
      issuer: 'demo-retail',
      asset: 'mass-m8',
      kind: 'VERIFICATION',
      performedOn: '2026-03-05',
      months: 12,
      results: [result('mass', scalePoints(), [uses('mass-m7', 'mass', { range: '1..1 kg' })])],
    }),
  ].map(recordCalibration);
}

/** Loads above a kilogram are made of several one-kilogram weights, hence the stated range of the reference. */
export function scalePoints() {
  return [
    point('1 kg', '0.8 g', { error: '0 g', mpe: '2.5 g' }),
    point('5 kg', '1.2 g', { error: '1 g', mpe: '5 g' }),
    point('15 kg', '2.2 g', { error: '-2 g', mpe: '7.5 g' }),
  ];
}

export function massRequests(): DemoRequest[] {
  return [
    ...assets(),
    ...examinations(),
    ...primaryCertificates(),
    ...publicCertificates(),
    ...enterpriseCertificates(),
  ];
}
