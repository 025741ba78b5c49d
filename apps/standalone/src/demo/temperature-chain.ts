import { certificate, instrument, point, range, result, standard, uses } from './phrases';
import { examined, recordCalibration, registerAsset, type DemoRequest } from './requests';

/**
 * T0 to T6 of METROLOGY.md section 10: from the fixed points of ITS-90 to an oven. T4 was measured with a
 * resistance bridge that has a chain of its own, so the trace is a graph with two roots. U at k = 2.
 */

const level = (code: string) => ({ scheme: 'JJG 2062-1990', level: code });

/** Fixed points: triple point of water, tin, zinc. */
const FIXED_POINTS = ['0.01', '231.928', '419.527'];

function standards(): DemoRequest[] {
  const sprt = (
    id: string,
    tier: Parameters<typeof standard>[1],
    name: [string, string],
    owner: string,
    code: string,
  ) =>
    registerAsset(
      'lab',
      standard(id, tier, name, owner, 'temperature', {
        range: '0.01..419.527 Cel',
        schemeLevel: level(code),
      }),
    );
  const ohm = (id: string, tier: Parameters<typeof standard>[1], name: [string, string], owner: string) =>
    registerAsset('lab', standard(id, tier, name, owner, 'resistance'));
  return [
    sprt('temperature-t0', 'PRIMARY', ['ITS-90 固定点装置', 'ITS-90 fixed points'], 'demo-nmi', 'PRIMARY'),
    sprt('temperature-t1', 'SECONDARY', ['铂电阻温度计副基准', 'Secondary SPRT'], 'demo-nmi', 'SECONDARY'),
    sprt(
      'temperature-t2',
      'WORKING_PRIMARY',
      ['铂电阻温度计工作基准', 'Working SPRT'],
      'demo-nmi',
      'WORKING',
    ),
    sprt(
      'temperature-t3',
      'PUBLIC',
      ['一等标准铂电阻温度计', 'SPRT, first class'],
      'demo-province',
      'SPRT-1',
    ),
    sprt(
      'temperature-t4',
      'PUBLIC',
      ['二等标准铂电阻温度计', 'SPRT, second class'],
      'demo-province',
      'SPRT-2',
    ),
    ohm('resistance-r0', 'PRIMARY', ['量子化霍尔电阻基准', 'Quantum Hall resistance'], 'demo-nmi'),
    ohm('resistance-r1', 'PUBLIC', ['标准电阻 100 Ω', 'Standard resistor 100 Ω'], 'demo-province'),
    ohm(
      'resistance-bridge',
      'WORKING_STANDARD',
      ['测温电桥', 'Resistance thermometry bridge'],
      'demo-province',
    ),
  ];
}

function instruments(): DemoRequest[] {
  return [
    registerAsset(
      'enterprise',
      instrument(
        'temperature-t5',
        'ENTERPRISE_HIGHEST',
        ['A 级铂热电阻 PT100', 'PT100 class A'],
        'demo-pharma',
        'temperature',
        {
          range: '0..200 Cel',
          schemeLevel: level('IPRT'),
        },
      ),
    ),
    registerAsset(
      'enterprise',
      instrument(
        'temperature-t6',
        'WORKING',
        ['烘箱温控仪', 'Oven controller'],
        'demo-pharma',
        'temperature',
        {
          measurands: [
            { quantity: 'temperature', range: range('50..200 Cel'), mpe: { value: '1', unit: 'Cel' } },
          ],
          schemeLevel: level('INSTRUMENT'),
        },
      ),
    ),
    registerAsset(
      'lab',
      instrument(
        'temperature-room',
        'WORKING',
        ['砝码室温度计', 'Thermometer of the weighing room'],
        'demo-province',
        'temperature',
        {
          range: '15..25 Cel',
        },
      ),
    ),
  ];
}

function examinations(): DemoRequest[] {
  return [
    examined('temperature-t0', 'PRIMARY', '演示基证字 003'),
    examined('temperature-t1', 'PRIMARY', '演示基证字 301'),
    examined('temperature-t2', 'PRIMARY', '演示基证字 302'),
    examined('temperature-t3', 'PUBLIC_STANDARD', '演示社证字 303'),
    examined('temperature-t4', 'PUBLIC_STANDARD', '演示社证字 304'),
    examined('temperature-t5', 'EXAMINATION', '演示标证字 305'),
    examined('resistance-r0', 'PRIMARY', '演示基证字 004'),
    examined('resistance-r1', 'PUBLIC_STANDARD', '演示社证字 401'),
  ];
}

function resistanceCertificates(): DemoRequest[] {
  const resistor = (id: string, number: string, performedOn: string) =>
    certificate({
      id,
      number,
      performedOn,
      issuer: 'demo-nmi',
      asset: 'resistance-r1',
      months: 24,
      results: [
        result(
          'resistance',
          [point('100 Ohm', '20 uOhm', { error: '112 uOhm' })],
          [uses('resistance-r0', 'resistance')],
        ),
      ],
    });
  const bridge = (id: string, number: string, performedOn: string) =>
    certificate({
      id,
      number,
      performedOn,
      issuer: 'demo-province',
      asset: 'resistance-bridge',
      months: 24,
      kind: 'IN_HOUSE',
      results: [
        result(
          'resistance',
          [point('25 Ohm', '40 uOhm'), point('50 Ohm', '50 uOhm'), point('100 Ohm', '60 uOhm')],
          [uses('resistance-r1', 'resistance', { range: '100..100 Ohm' })],
        ),
      ],
    });
  return [
    certificate({
      id: 'resistance-r0-2021',
      number: 'NMI-R-2021-002',
      issuer: 'demo-nmi',
      asset: 'resistance-r0',
      kind: 'REALIZATION',
      performedOn: '2021-11-02',
      results: [result('resistance', [point('100 Ohm', '2 uOhm')])],
    }),
    resistor('resistance-r1-2022', 'NMI-R-2022-031', '2022-12-08'),
    bridge('resistance-bridge-2023', 'PROV-R-2023-0012', '2023-02-15'),
    resistor('resistance-r1-2024', 'NMI-R-2024-029', '2024-12-02'),
    bridge('resistance-bridge-2025', 'PROV-R-2025-0009', '2025-02-10'),
  ].map(recordCalibration);
}

function sprtPoints(uncertainty: string) {
  return FIXED_POINTS.map((celsius) => point(`${celsius} Cel`, uncertainty));
}

function upperCertificates(): DemoRequest[] {
  const first = (id: string, number: string, performedOn: string) =>
    certificate({
      id,
      number,
      performedOn,
      issuer: 'demo-nmi',
      asset: 'temperature-t3',
      months: 24,
      results: [result('temperature', sprtPoints('5 mK'), [uses('temperature-t2', 'temperature')])],
    });
  return [
    certificate({
      id: 'temperature-t0-2021',
      number: 'NMI-T-2021-001',
      issuer: 'demo-nmi',
      asset: 'temperature-t0',
      kind: 'REALIZATION',
      performedOn: '2021-09-14',
      results: [
        result('temperature', [
          point('0.01 Cel', '0.10 mK'),
          point('231.928 Cel', '0.4 mK'),
          point('419.527 Cel', '0.6 mK'),
        ]),
      ],
    }),
    certificate({
      id: 'temperature-t1-2022',
      number: 'NMI-T-2022-010',
      issuer: 'demo-nmi',
      asset: 'temperature-t1',
      performedOn: '2022-04-20',
      results: [
        result('temperature', sprtPoints('1.0 mK'), [
          uses('temperature-t0', 'temperature', { cites: ['demo-nmi', 'NMI-T-2021-001'] }),
        ]),
      ],
    }),
    certificate({
      id: 'temperature-t2-2022',
      number: 'NMI-T-2022-044',
      issuer: 'demo-nmi',
      asset: 'temperature-t2',
      performedOn: '2022-11-16',
      months: 60,
      results: [
        result('temperature', sprtPoints('2 mK'), [
          uses('temperature-t1', 'temperature', { cites: ['demo-nmi', 'NMI-T-2022-010'] }),
        ]),
      ],
    }),
    first('temperature-t3-2023', 'NMI-T-2023-018', '2023-04-12'),
    first('temperature-t3-2025', 'NMI-T-2025-011', '2025-03-05'),
  ].map(recordCalibration);
}

/** T4 is read with the bridge: resistance is a second MAIN reference. The thermometer has 25.5 to 65.4 Ω. */
export function secondClass(id: string, number: string, performedOn: string) {
  return certificate({
    id,
    number,
    performedOn,
    issuer: 'demo-province',
    asset: 'temperature-t4',
    months: 24,
    kind: 'VERIFICATION',
    results: [
      result('temperature', sprtPoints('20 mK'), [
        uses('temperature-t3', 'temperature'),
        uses('resistance-bridge', 'resistance', { range: '25.5..65.4 Ohm' }),
      ]),
    ],
  });
}

function lowerCertificates(): DemoRequest[] {
  return [
    secondClass('temperature-t4-2023', 'PROV-T-2023-0107', '2023-05-10'),
    secondClass('temperature-t4-2025', 'PROV-T-2025-0061', '2025-03-20'),
    certificate({
      id: 'temperature-room-2025',
      number: 'NMI-T-2025-004',
      issuer: 'demo-nmi',
      asset: 'temperature-room',
      performedOn: '2025-01-15',
      months: 12,
      results: [
        result(
          'temperature',
          [point('15 Cel', '0.05 Cel'), point('25 Cel', '0.05 Cel')],
          [uses('temperature-t3', 'temperature')],
        ),
      ],
    }),
    certificate({
      id: 'temperature-t5-2025',
      number: 'PROV-T-2025-0880',
      issuer: 'demo-province',
      asset: 'temperature-t5',
      performedOn: '2025-09-10',
      months: 12,
      results: [
        result(
          'temperature',
          [
            point('50 Cel', '0.06 Cel', { error: '0.04 Cel', mpe: '0.25 Cel' }),
            point('100 Cel', '0.06 Cel', { error: '0.08 Cel', mpe: '0.35 Cel' }),
            point('200 Cel', '0.06 Cel', { error: '0.15 Cel', mpe: '0.55 Cel' }),
          ],
          [uses('temperature-t4', 'temperature', { cites: ['demo-province', 'PROV-T-2025-0061'] })],
        ),
      ],
    }),
    certificate({
      id: 'temperature-t6-2026',
      number: 'PHARMA-T-2026-0004',
      issuer: 'demo-pharma',
      asset: 'temperature-t6',
      kind: 'IN_HOUSE',
      performedOn: '2026-01-15',
      months: 12,
      results: [
        result(
          'temperature',
          [
            point('100 Cel', '0.3 Cel', { error: '0.4 Cel', mpe: '1 Cel' }),
            point('150 Cel', '0.3 Cel', { error: '0.5 Cel', mpe: '1 Cel' }),
          ],
          [uses('temperature-t5', 'temperature')],
        ),
      ],
    }),
  ].map(recordCalibration);
}

export function temperatureRequests(): DemoRequest[] {
  return [
    ...standards(),
    ...instruments(),
    ...examinations(),
    ...resistanceCertificates(),
    ...upperCertificates(),
    ...lowerCertificates(),
  ];
}
