import { kilogramAndHalf, shopScale, weights, scalePoints } from './mass-chain';
import { certificate, instrument, point, range, result, uses } from './phrases';
import { recordCalibration, registerAsset, restateValue, suspendScope, type DemoRequest } from './requests';

/** The seeded faults of METROLOGY.md section 10 that the rules on laboratories, schemes and validity see. */

const meter = (id: string, name: [string, string]) =>
  registerAsset(
    'enterprise',
    instrument(id, 'WORKING', name, 'demo-energy', 'dc-voltage', {
      measurands: [{ quantity: 'dc-voltage', range: range('10..10 V'), mpe: { value: '0.40', unit: 'mV' } }],
      schemeLevel: { scheme: 'JJG 2087-1990', level: 'DMM-6' },
    }),
  );

/** Fault 2: U of 0.03 mV from a laboratory whose capability is 0.08 mV, and whose own standard has 0.035 mV. */
function belowCapability(): DemoRequest[] {
  return [
    meter('fault-2-meter', ['数字多用表 2 号', 'Multimeter no. 2']),
    recordCalibration(
      certificate({
        id: 'fault-2-2026',
        number: 'ELEC-V-2026-0107',
        issuer: 'demo-electric',
        asset: 'fault-2-meter',
        performedOn: '2026-02-18',
        months: 12,
        results: [
          result(
            'dc-voltage',
            [point('10 V', '0.03 mV', { error: '0.06 mV', mpe: '0.40 mV' })],
            [uses('voltage-v3', 'dc-voltage')],
          ),
        ],
        more: { methods: ['JJF 1587-2016'] },
      }),
    ),
  ];
}

/** Fault 3: weights of class F1 against weights of class F1, and weights of class M1 straight from class E2. */
function wrongLevels(): DemoRequest[] {
  return [
    registerAsset(
      'enterprise',
      weights(
        'fault-3a-weights',
        'WORKING_STANDARD',
        ['制药厂 F1 等级砝码', 'F1 weights of the pharma'],
        'demo-pharma',
        'F1',
      ),
    ),
    registerAsset(
      'enterprise',
      weights(
        'fault-3b-weights',
        'WORKING_STANDARD',
        ['能源公司 M1 等级砝码', 'M1 weights of the energy company'],
        'demo-energy',
        'M1',
      ),
    ),
    ...[
      certificate({
        id: 'fault-3a-2025',
        number: 'CITY-M-2025-0871',
        issuer: 'demo-city',
        asset: 'fault-3a-weights',
        kind: 'VERIFICATION',
        performedOn: '2025-06-24',
        months: 12,
        results: [
          result('mass', kilogramAndHalf(['2.0 mg', '1.0 mg'], ['5 mg', '2.5 mg'], ['1.2 mg', '-0.6 mg']), [
            uses('mass-m5', 'mass'),
          ]),
        ],
      }),
      certificate({
        id: 'fault-3b-2025',
        number: 'PROV-M-2025-0406',
        issuer: 'demo-province',
        asset: 'fault-3b-weights',
        kind: 'VERIFICATION',
        performedOn: '2025-07-02',
        months: 12,
        results: [
          result('mass', kilogramAndHalf(['16 mg', '8 mg'], ['50 mg', '25 mg'], ['14 mg', '-5 mg']), [
            uses('mass-m4', 'mass'),
          ]),
        ],
      }),
    ].map(recordCalibration),
  ];
}

/**
 * Fault 5: the second consensus value of the kilogram. What was measured with the first one before 2023-03-01
 * carries a value that is 5 µg too great; the impact of the restatement is graded down the chain.
 */
function restatedKilogram(): DemoRequest[] {
  const earlier = (
    level: 1 | 2 | 3 | 4,
    number: string,
    performedOn: string,
    points: Parameters<typeof result>[1],
    more: Partial<Parameters<typeof certificate>[0]> = {},
  ) =>
    certificate({
      id: `mass-m${level}-${performedOn.slice(0, 4)}`,
      number,
      issuer: 'demo-nmi',
      asset: `mass-m${level}`,
      performedOn,
      results: [
        result('mass', points, [uses(`mass-m${level - 1}`, 'mass', level === 3 ? { range: '1..1 kg' } : {})]),
      ],
      ...more,
    });
  return [
    ...[
      earlier(1, 'NMI-M-2021-012', '2021-05-18', [point('1 kg', '0.042 mg', { error: '0.123 mg' })]),
      earlier(2, 'NMI-M-2021-039', '2021-10-12', [point('1 kg', '0.050 mg', { error: '-0.226 mg' })], {
        months: 48,
      }),
      earlier(
        3,
        'NMI-M-2022-007',
        '2022-03-15',
        kilogramAndHalf(['0.15 mg', '0.075 mg'], ['0.5 mg', '0.25 mg'], ['0.09 mg', '-0.02 mg']),
        { months: 24 },
      ),
      earlier(
        4,
        'NMI-M-2022-081',
        '2022-09-08',
        kilogramAndHalf(['0.50 mg', '0.25 mg'], ['1.6 mg', '0.8 mg'], ['0.32 mg', '0.12 mg']),
        { kind: 'VERIFICATION', months: 24 },
      ),
    ].map(recordCalibration),
    restateValue('mass-m0', {
      id: 'fault-5-restatement',
      quantity: 'mass',
      shift: { value: '-0.005', unit: 'mg' },
      effectiveFrom: '2023-03-01',
      reason: '千克第二次共识值 / Second consensus value of the kilogram',
      source: 'CCM, consensus value 2023: 5 µg below that of 2021',
    }),
  ];
}

/** Fault 6: a price scale that holds a calibration certificate only. */
function calibratedOnly(): DemoRequest[] {
  return [
    registerAsset(
      'enterprise',
      shopScale('fault-6-scale', ['仅有校准证书的电子秤', 'A scale that was only calibrated'], 'demo-shop'),
    ),
    recordCalibration(
      certificate({
        id: 'fault-6-scale-2026',
        number: 'COUNTY-S-2026-0466',
        issuer: 'demo-county',
        asset: 'fault-6-scale',
        performedOn: '2026-03-10',
        months: 12,
        results: [result('mass', scalePoints(), [uses('mass-m6', 'mass', { range: '1..1 kg' })])],
      }),
    ),
  ];
}

/** Fault 9: the accreditation was suspended from March to June 2024; a certificate of May says nothing of it. */
function suspendedLaboratory(): DemoRequest[] {
  return [
    meter('fault-9-meter', ['数字多用表 9 号', 'Multimeter no. 9']),
    suspendScope('demo-scope-electric', {
      id: 'fault-9-suspension',
      from: '2024-03-01',
      to: '2024-06-30',
      reason: '监督评审不符合项未整改 / Findings of a surveillance visit were not mended',
    }),
    recordCalibration(
      certificate({
        id: 'fault-9-2024',
        number: 'ELEC-V-2024-0512',
        issuer: 'demo-electric',
        asset: 'fault-9-meter',
        performedOn: '2024-05-15',
        months: 12,
        results: [
          result(
            'dc-voltage',
            [point('10 V', '0.12 mV', { error: '-0.05 mV', mpe: '0.40 mV' })],
            [uses('voltage-v3', 'dc-voltage')],
          ),
        ],
        more: { methods: ['JJF 1587-2016'] },
      }),
    ),
  ];
}

export function ruleFaultRequests(): DemoRequest[] {
  return [
    ...belowCapability(),
    ...wrongLevels(),
    ...restatedKilogram(),
    ...calibratedOnly(),
    ...suspendedLaboratory(),
  ];
}
