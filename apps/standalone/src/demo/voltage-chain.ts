import { certificate, instrument, point, range, result, standard, uses } from './phrases';
import { examined, recordCalibration, registerAsset, type DemoRequest } from './requests';

/** V0 to V5 of METROLOGY.md section 10, all at 10 V: from a Josephson array to a hand-held meter. U at k = 2. */

const level = (code: string) => ({ scheme: 'JJG 2087-1990', level: code });

function standards(): DemoRequest[] {
  const volts = (code: string) => ({ range: '10..10 V', schemeLevel: level(code) });
  return [
    registerAsset(
      'lab',
      standard(
        'voltage-v0',
        'PRIMARY',
        ['约瑟夫森结阵电压基准', 'Josephson array'],
        'demo-nmi',
        'dc-voltage',
        volts('PRIMARY'),
      ),
    ),
    registerAsset(
      'lab',
      standard(
        'voltage-v1',
        'SECONDARY',
        ['固态电压标准', 'Zener reference'],
        'demo-nmi',
        'dc-voltage',
        volts('SECONDARY'),
      ),
    ),
    registerAsset(
      'lab',
      standard(
        'voltage-v2',
        'PUBLIC',
        ['省级固态电压标准', 'Provincial Zener reference'],
        'demo-province',
        'dc-voltage',
        volts('ZENER'),
      ),
    ),
    registerAsset(
      'lab',
      standard(
        'voltage-v3',
        'WORKING_STANDARD',
        ['八位半数字多用表', '8½-digit multimeter'],
        'demo-electric',
        'dc-voltage',
        volts('DMM-8'),
      ),
    ),
  ];
}

function meters(): DemoRequest[] {
  return [
    registerAsset(
      'enterprise',
      instrument(
        'voltage-v4',
        'ENTERPRISE_HIGHEST',
        ['六位半数字多用表', '6½-digit multimeter'],
        'demo-electronics',
        'dc-voltage',
        {
          measurands: [
            { quantity: 'dc-voltage', range: range('10..10 V'), mpe: { value: '0.40', unit: 'mV' } },
          ],
          schemeLevel: level('DMM-6'),
        },
      ),
    ),
    registerAsset(
      'enterprise',
      instrument(
        'voltage-v5',
        'WORKING',
        ['手持式数字万用表', 'Hand-held multimeter'],
        'demo-electronics',
        'dc-voltage',
        {
          measurands: [
            { quantity: 'dc-voltage', range: range('10..10 V'), mpe: { value: '50', unit: 'mV' } },
          ],
          schemeLevel: level('METER'),
        },
      ),
    ),
  ];
}

function examinations(): DemoRequest[] {
  return [
    examined('voltage-v0', 'PRIMARY', '演示基证字 005'),
    examined('voltage-v1', 'PRIMARY', '演示基证字 501'),
    examined('voltage-v2', 'PUBLIC_STANDARD', '演示社证字 502'),
    examined('voltage-v4', 'EXAMINATION', '演示标证字 504'),
  ];
}

/** The round before, on which the certificate of fault 9 rests. */
function earlierCertificates(): DemoRequest[] {
  const earlier = (asset: string, number: string, issuer: string, performedOn: string, months: number) => ({
    id: `${asset}-2023`,
    number,
    issuer,
    asset,
    performedOn,
    months,
  });
  return [
    certificate({
      ...earlier('voltage-v1', 'NMI-V-2023-004', 'demo-nmi', '2023-02-14', 24),
      results: [
        result(
          'dc-voltage',
          [point('10 V', '0.5 uV', { error: '11.8 uV' })],
          [uses('voltage-v0', 'dc-voltage')],
        ),
      ],
    }),
    certificate({
      ...earlier('voltage-v2', 'NMI-V-2023-019', 'demo-nmi', '2023-06-20', 12),
      results: [
        result('dc-voltage', [point('10 V', '2 uV', { error: '-6 uV' })], [uses('voltage-v1', 'dc-voltage')]),
      ],
    }),
    certificate({
      ...earlier('voltage-v3', 'PROV-V-2023-0288', 'demo-province', '2023-08-22', 12),
      results: [
        result(
          'dc-voltage',
          [point('10 V', '35 uV', { error: '17 uV' })],
          [uses('voltage-v2', 'dc-voltage')],
        ),
      ],
    }),
  ].map(recordCalibration);
}

function upperCertificates(): DemoRequest[] {
  return [
    certificate({
      id: 'voltage-v0-2022',
      number: 'NMI-V-2022-001',
      issuer: 'demo-nmi',
      asset: 'voltage-v0',
      kind: 'REALIZATION',
      performedOn: '2022-03-08',
      results: [result('dc-voltage', [point('10 V', '2 nV')])],
    }),
    certificate({
      id: 'voltage-v1-2025',
      number: 'NMI-V-2025-005',
      issuer: 'demo-nmi',
      asset: 'voltage-v1',
      performedOn: '2025-02-12',
      months: 24,
      results: [
        result(
          'dc-voltage',
          [point('10 V', '0.5 uV', { error: '12.3 uV' })],
          [uses('voltage-v0', 'dc-voltage', { cites: ['demo-nmi', 'NMI-V-2022-001'] })],
        ),
      ],
    }),
    certificate({
      id: 'voltage-v2-2025',
      number: 'NMI-V-2025-022',
      issuer: 'demo-nmi',
      asset: 'voltage-v2',
      performedOn: '2025-05-15',
      months: 12,
      results: [
        result(
          'dc-voltage',
          [point('10 V', '2 uV', { error: '-8 uV' })],
          [uses('voltage-v1', 'dc-voltage', { cites: ['demo-nmi', 'NMI-V-2025-005'] })],
        ),
      ],
    }),
  ].map(recordCalibration);
}

function lowerCertificates(): DemoRequest[] {
  return [
    certificate({
      id: 'voltage-v3-2025',
      number: 'PROV-V-2025-0302',
      issuer: 'demo-province',
      asset: 'voltage-v3',
      performedOn: '2025-08-19',
      months: 12,
      results: [
        result(
          'dc-voltage',
          [point('10 V', '35 uV', { error: '21 uV' })],
          [uses('voltage-v2', 'dc-voltage')],
        ),
      ],
    }),
    certificate({
      id: 'voltage-v4-2025',
      number: 'ELEC-V-2025-2210',
      issuer: 'demo-electric',
      asset: 'voltage-v4',
      performedOn: '2025-12-03',
      months: 12,
      results: [
        result(
          'dc-voltage',
          [point('10 V', '0.12 mV', { error: '0.09 mV', mpe: '0.40 mV' })],
          [uses('voltage-v3', 'dc-voltage')],
        ),
      ],
      more: { accredited: true, methods: ['JJF 1587-2016'] },
    }),
    certificate({
      id: 'voltage-v5-2026',
      number: 'SOUTH-V-2026-0019',
      issuer: 'demo-electronics',
      asset: 'voltage-v5',
      kind: 'IN_HOUSE',
      performedOn: '2026-04-21',
      months: 12,
      results: [
        result(
          'dc-voltage',
          [point('10 V', '6 mV', { error: '-11 mV', mpe: '50 mV' })],
          [uses('voltage-v4', 'dc-voltage')],
        ),
      ],
    }),
  ].map(recordCalibration);
}

export function voltageRequests(): DemoRequest[] {
  return [
    ...standards(),
    ...meters(),
    ...examinations(),
    ...upperCertificates(),
    ...earlierCertificates(),
    ...lowerCertificates(),
  ];
}
