import { certificate, instrument, point, range, result, standard, uses } from './phrases';
import { examined, recordCalibration, registerAsset, type DemoRequest } from './requests';

/** L0 to L6 of METROLOGY.md section 10: from a stabilised laser to a micrometer and a caliper. U at k = 2. */

const level = (code: string) => ({ scheme: 'JJG 2056-1990', level: code });

/** Nominal lengths of the blocks in mm; 50 mm is the one METROLOGY.md gives figures for. */
const BLOCKS = ['5.12', '10.24', '15.36', '21.5', '25', '50'];

function standards(): DemoRequest[] {
  return [
    registerAsset(
      'lab',
      standard(
        'length-l0',
        'PRIMARY',
        ['633 nm 碘稳频激光波长基准', 'Iodine-stabilised laser 633 nm'],
        'demo-nmi',
        'wavelength',
        { schemeLevel: level('LASER') },
      ),
    ),
    registerAsset(
      'lab',
      standard(
        'length-l1',
        'SECONDARY',
        ['工作稳频激光', 'Stabilised working laser'],
        'demo-nmi',
        'wavelength',
        {
          schemeLevel: level('WORKING'),
        },
      ),
    ),
    registerAsset(
      'lab',
      blocks('length-l2', 'WORKING_PRIMARY', ['1 等量块组', 'Reference gauge blocks'], 'demo-nmi', 'GRADE-1'),
    ),
    registerAsset(
      'lab',
      blocks(
        'length-l3',
        'PUBLIC',
        ['省级 2 等量块组', 'Provincial gauge blocks'],
        'demo-province',
        'GRADE-2',
      ),
    ),
  ];
}

function worksAssets(): DemoRequest[] {
  return [
    registerAsset(
      'enterprise',
      blocks(
        'length-l4',
        'ENTERPRISE_HIGHEST',
        ['企业 4 等量块组', 'Works gauge blocks'],
        'demo-precision',
        'GRADE-4',
      ),
    ),
    registerAsset(
      'enterprise',
      instrument(
        'length-l5',
        'WORKING',
        ['外径千分尺 0–25 mm', 'Micrometer 0–25 mm'],
        'demo-precision',
        'length',
        {
          measurands: [{ quantity: 'length', range: range('0..25 mm'), mpe: { value: '4', unit: 'um' } }],
          schemeLevel: level('TOOL'),
        },
      ),
    ),
    registerAsset(
      'enterprise',
      instrument(
        'length-l6',
        'WORKING',
        ['游标卡尺 0–150 mm', 'Caliper 0–150 mm'],
        'demo-precision',
        'length',
        {
          measurands: [{ quantity: 'length', range: range('0..150 mm'), mpe: { value: '30', unit: 'um' } }],
          schemeLevel: level('TOOL'),
        },
      ),
    ),
  ];
}

function blocks(
  id: string,
  tier: 'WORKING_PRIMARY' | 'PUBLIC' | 'ENTERPRISE_HIGHEST',
  name: [string, string],
  owner: string,
  grade: string,
) {
  return standard(id, tier, name, owner, 'length', { range: '0.5..100 mm', schemeLevel: level(grade) });
}

/** One point a block; uncertainties in nm in the order of the blocks. */
function blockPoints(uncertainties: string[], errors: Record<string, string> = {}) {
  return uncertainties.map((u, i) => {
    const nominal = BLOCKS[i]!;
    return point(`${nominal} mm`, `${u} nm`, { error: errors[nominal] ?? '0 nm' });
  });
}

function upperCertificates(): DemoRequest[] {
  return [
    certificate({
      id: 'length-l0-2022',
      number: 'NMI-L-2022-001',
      issuer: 'demo-nmi',
      asset: 'length-l0',
      kind: 'REALIZATION',
      performedOn: '2022-05-10',
      // U is relative: 5e-11 of the wavelength.
      results: [result('wavelength', [point('632.99121258 nm', '5e-11 1')])],
    }),
    certificate({
      id: 'length-l1-2023',
      number: 'NMI-L-2023-006',
      issuer: 'demo-nmi',
      asset: 'length-l1',
      performedOn: '2023-04-18',
      months: 36,
      // Another laser at nearly the same wavelength, compared by beat frequency with the primary one.
      results: [
        result(
          'wavelength',
          [point('632.9914 nm', '2e-8 1')],
          [
            uses('length-l0', 'wavelength', {
              cites: ['demo-nmi', 'NMI-L-2022-001'],
              range: '632.99121258..632.99121258 nm',
            }),
          ],
        ),
      ],
    }),
    certificate({
      id: 'length-l2-2024',
      number: 'NMI-L-2024-003',
      issuer: 'demo-nmi',
      asset: 'length-l2',
      performedOn: '2024-01-22',
      months: 24,
      results: [
        result('length', blockPoints(['21', '22', '23', '24', '25', '30']), [
          uses('length-l1', 'wavelength', { cites: ['demo-nmi', 'NMI-L-2023-006'] }),
        ]),
      ],
    }),
    certificate({
      id: 'length-l3-2024',
      number: 'NMI-L-2024-072',
      issuer: 'demo-nmi',
      asset: 'length-l3',
      kind: 'VERIFICATION',
      performedOn: '2024-10-15',
      months: 24,
      // 50 mm: 49.999926 mm, U = 73 nm, the worked example S4 of EA-4/02.
      results: [
        result('length', blockPoints(['53', '55', '58', '61', '63', '73'], { '50': '-74 nm' }), [
          uses('length-l2', 'length', { cites: ['demo-nmi', 'NMI-L-2024-003'] }),
        ]),
      ],
    }),
  ].map(recordCalibration);
}

function lowerCertificates(): DemoRequest[] {
  return [
    certificate({
      id: 'length-l4-2025',
      number: 'PROV-L-2025-0410',
      issuer: 'demo-province',
      asset: 'length-l4',
      kind: 'VERIFICATION',
      performedOn: '2025-04-08',
      months: 12,
      results: [
        result('length', blockPoints(['210', '210', '220', '230', '230']), [
          uses('length-l3', 'length', { cites: ['demo-nmi', 'NMI-L-2024-072'] }),
        ]),
      ],
    }),
    certificate({
      id: 'length-l5-2025',
      number: 'WORKS-L-2025-0051',
      issuer: 'demo-precision',
      asset: 'length-l5',
      kind: 'IN_HOUSE',
      performedOn: '2025-09-16',
      months: 12,
      results: [
        result(
          'length',
          ['5.12', '10.24', '15.36', '21.5', '25'].map((mm) =>
            point(`${mm} mm`, '1.6 um', { error: '1 um', mpe: '4 um' }),
          ),
          [uses('length-l4', 'length')],
        ),
      ],
    }),
    certificate({
      id: 'length-l6-2025',
      number: 'WORKS-L-2025-0066',
      issuer: 'demo-precision',
      asset: 'length-l6',
      kind: 'IN_HOUSE',
      performedOn: '2025-11-11',
      months: 12,
      // 77.22 mm is all five blocks wrung together, hence the stated range of the reference.
      results: [
        result(
          'length',
          ['10.24', '25', '77.22'].map((mm) => point(`${mm} mm`, '12 um', { error: '10 um', mpe: '30 um' })),
          [uses('length-l4', 'length', { range: '5.12..25 mm' })],
        ),
      ],
    }),
  ].map(recordCalibration);
}

export function lengthRequests(): DemoRequest[] {
  return [
    ...standards(),
    ...worksAssets(),
    examined('length-l0', 'PRIMARY', '演示基证字 002'),
    examined('length-l1', 'PRIMARY', '演示基证字 201'),
    examined('length-l2', 'PRIMARY', '演示基证字 202'),
    examined('length-l3', 'PUBLIC_STANDARD', '演示社证字 203'),
    examined('length-l4', 'EXAMINATION', '演示标证字 204'),
    ...upperCertificates(),
    ...lowerCertificates(),
  ];
}
