import { kilogramAndHalf, scalePoints, shopScale, weights } from './mass-chain';
import { certificate, daysAfter, instrument, point, result, standard, uses } from './phrases';
import {
  examineAsset,
  recordCalibration,
  registerAsset,
  revokeCertificate,
  type DemoRequest,
} from './requests';

/** The seeded faults of METROLOGY.md section 10 that the chain itself shows, by their numbers there. */

/** Fault 1: the county's weights were verified three days after the city's weights had run out. */
function expiredAtUse(): DemoRequest[] {
  return [
    certificate({
      id: 'mass-m6-2026',
      number: 'CITY-M-2026-0312',
      issuer: 'demo-city',
      asset: 'mass-m6',
      kind: 'VERIFICATION',
      // mass-m5-2025 is valid until 2026-03-17.
      performedOn: '2026-03-20',
      months: 12,
      results: [
        result('mass', kilogramAndHalf(['5 mg', '2.5 mg'], ['16 mg', '8 mg'], ['5 mg', '-1 mg']), [
          uses('mass-m5', 'mass'),
        ]),
      ],
    }),
    certificate({
      id: 'mass-m5-2026',
      number: 'PROV-M-2026-0244',
      issuer: 'demo-province',
      asset: 'mass-m5',
      performedOn: '2026-03-25',
      months: 12,
      results: [
        result('mass', kilogramAndHalf(['1.6 mg', '0.8 mg'], ['5 mg', '2.5 mg'], ['-1.2 mg', '0.5 mg']), [
          uses('mass-m4', 'mass'),
        ]),
      ],
    }),
    certificate({
      id: 'fault-1-weights-2026',
      number: 'COUNTY-M-2026-0201',
      issuer: 'demo-county',
      asset: 'fault-1-weights',
      kind: 'VERIFICATION',
      performedOn: '2026-04-15',
      months: 12,
      results: [
        result('mass', kilogramAndHalf(['16 mg', '8 mg'], ['50 mg', '25 mg'], ['9 mg', '-4 mg']), [
          uses('mass-m6', 'mass'),
        ]),
      ],
    }),
    certificate({
      id: 'fault-1-scale-2026',
      number: 'COUNTY-S-2026-0518',
      issuer: 'demo-county',
      asset: 'fault-1-scale',
      kind: 'VERIFICATION',
      performedOn: '2026-05-20',
      months: 12,
      results: [result('mass', scalePoints(), [uses('fault-1-weights', 'mass', { range: '1..1 kg' })])],
    }),
  ].map(recordCalibration);
}

/** Fault 4: how many thermometers were measured with T4 before its certificate was withdrawn. */
export const CHILDREN_OF_T4 = 40;
/** So many of them have been measured again since, with the new certificate of T4. */
export const RECALIBRATED_CHILDREN = 8;
const OWNERS = ['demo-pharma', 'demo-food', 'demo-energy', 'demo-electronics'];

function thermometerId(index: number): string {
  return `fault-4-pt100-${String(index + 1).padStart(2, '0')}`;
}

function thermometerCertificate(index: number, year: string, performedOn: string, cites: boolean) {
  return certificate({
    id: `${thermometerId(index)}-${year}`,
    number: `PROV-PT-${year}-${String(index + 1).padStart(4, '0')}`,
    issuer: 'demo-province',
    asset: thermometerId(index),
    performedOn,
    months: 12,
    results: [
      result(
        'temperature',
        [point('50 Cel', '0.06 Cel', { mpe: '0.25 Cel' }), point('100 Cel', '0.06 Cel', { mpe: '0.35 Cel' })],
        [
          uses(
            'temperature-t4',
            'temperature',
            // Half of the laboratories' forms name the certificate, half only the standard.
            cites ? { cites: ['demo-province', 'PROV-T-2023-0107'] } : {},
          ),
        ],
      ),
    ],
  });
}

function fanOut(): DemoRequest[] {
  const indexes = Array.from({ length: CHILDREN_OF_T4 }, (_, index) => index);
  return [
    ...indexes.map((index) =>
      registerAsset(
        'enterprise',
        instrument(
          thermometerId(index),
          'WORKING',
          [`铂热电阻 ${index + 1} 号`, `PT100 no. ${index + 1}`],
          OWNERS[index % OWNERS.length]!,
          'temperature',
          { range: '0..200 Cel' },
        ),
      ),
    ),
    // One every fifteen days from 2023-06-05 on; T4 was measured again only on 2025-03-20.
    ...indexes.map((index) => {
      const performedOn = daysAfter('2023-06-05', 15 * index);
      const year = performedOn.slice(0, 4);
      return recordCalibration(thermometerCertificate(index, year, performedOn, index % 2 === 0));
    }),
    ...indexes
      .slice(0, RECALIBRATED_CHILDREN)
      .map((index) =>
        recordCalibration(thermometerCertificate(index, '2025', daysAfter('2025-06-10', index), false)),
      ),
    revokeCertificate('temperature-t4-2023', {
      id: 'fault-4-revocation',
      effect: 'WITHDRAWN',
      effectiveFrom: '2023-12-01',
      reason:
        '期间核查发现水三相点漂移 38 mK / An intermediate check found a drift of 38 mK at the triple point',
    }),
  ];
}

/** Fault 7: the provincial gauge blocks end at 50 mm; a block of 75 mm was measured with them all the same. */
function outOfRange(): DemoRequest[] {
  return [
    recordCalibration(
      certificate({
        id: 'fault-7-block-2025',
        number: 'PROV-L-2025-0533',
        issuer: 'demo-province',
        asset: 'fault-7-block',
        kind: 'VERIFICATION',
        performedOn: '2025-06-12',
        months: 12,
        results: [
          result(
            'length',
            [point('75 mm', '0.29 um', { error: '0.1 um' })],
            [uses('length-l3', 'length', { cites: ['demo-nmi', 'NMI-L-2024-072'] })],
          ),
        ],
      }),
    ),
  ];
}

/** Fault 8: two works checked their weights against each other on one day, and each names the other. */
function circle(): DemoRequest[] {
  const side = (own: 'a' | 'b', other: 'a' | 'b', issuer: string, partner: string) =>
    recordCalibration(
      certificate({
        id: `fault-8-${own}-2025`,
        number: `ROUND-${own.toUpperCase()}-2025`,
        issuer,
        asset: `fault-8-${own}`,
        kind: 'IN_HOUSE',
        performedOn: '2025-10-16',
        months: 12,
        results: [
          result('mass', kilogramAndHalf(['17 mg', '9 mg'], ['50 mg', '25 mg'], ['3 mg', '2 mg']), [
            uses(`fault-8-${other}`, 'mass', { cites: [partner, `ROUND-${other.toUpperCase()}-2025`] }),
          ]),
        ],
      }),
    );
  return [side('a', 'b', 'demo-precision', 'demo-pharma'), side('b', 'a', 'demo-pharma', 'demo-precision')];
}

/** Fault 10: the certificate names a number that nobody has ever posted. */
function unknownNumber(): DemoRequest[] {
  return [
    recordCalibration(
      certificate({
        id: 'fault-10-2026',
        number: 'COUNTY-M-2026-0077',
        issuer: 'demo-county',
        asset: 'fault-10-weights',
        kind: 'VERIFICATION',
        performedOn: '2026-02-10',
        months: 12,
        results: [
          result('mass', kilogramAndHalf(['16 mg', '8 mg'], ['50 mg', '25 mg'], ['-7 mg', '3 mg']), [
            uses('mass-m6', 'mass', { cites: ['demo-city', 'CITY-M-2025-9999'] }),
          ]),
        ],
      }),
    ),
  ];
}

/** No fault but a remark: the standards were named for the certificate as a whole, not for the result. */
function documentLevel(): DemoRequest[] {
  return [
    recordCalibration(
      certificate({
        id: 'remark-caliper-2026',
        number: 'WORKS-L-2026-0008',
        issuer: 'demo-precision',
        asset: 'remark-caliper',
        kind: 'IN_HOUSE',
        performedOn: '2026-02-24',
        months: 12,
        results: [result('length', [point('10.24 mm', '12 um'), point('25 mm', '12 um')])],
        more: { references: [uses('length-l4', 'length')] },
      }),
    ),
  ];
}

function assets(): DemoRequest[] {
  const m1 = (id: string, name: [string, string], owner: string) =>
    weights(id, 'WORKING_STANDARD', name, owner, 'M1');
  return [
    registerAsset(
      'lab',
      m1('fault-1-weights', ['县所 M1 等级砝码', 'M1 weights of the county'], 'demo-county'),
    ),
    examineAsset('fault-1-weights', {
      id: 'exam-fault-1-weights',
      number: '演示标证字 108',
      kind: 'EXAMINATION',
      validFrom: '2022-01-01',
      validTo: '2027-12-31',
    }),
    registerAsset(
      'enterprise',
      shopScale('fault-1-scale', ['粮油店电子秤', 'Scale of the grocery'], 'demo-shop'),
    ),
    registerAsset(
      'enterprise',
      standard(
        'fault-7-block',
        'WORKING_STANDARD',
        ['量块 75 mm', 'Gauge block 75 mm'],
        'demo-precision',
        'length',
        {
          range: '75..75 mm',
        },
      ),
    ),
    registerAsset(
      'enterprise',
      m1('fault-8-a', ['机械厂 M1 等级砝码', 'Weights of the works'], 'demo-precision'),
    ),
    registerAsset(
      'enterprise',
      m1('fault-8-b', ['制药厂 M1 等级砝码', 'Weights of the pharma'], 'demo-pharma'),
    ),
    registerAsset(
      'enterprise',
      m1('fault-10-weights', ['电子厂 M1 等级砝码', 'Weights of the electronics'], 'demo-electronics'),
    ),
    registerAsset(
      'enterprise',
      instrument('remark-caliper', 'WORKING', ['游标卡尺（旧）', 'Old caliper'], 'demo-precision', 'length', {
        range: '0..150 mm',
      }),
    ),
  ];
}

export function faultRequests(): DemoRequest[] {
  return [
    ...assets(),
    ...expiredAtUse(),
    ...fanOut(),
    ...outOfRange(),
    ...circle(),
    ...unknownNumber(),
    ...documentLevel(),
  ];
}
