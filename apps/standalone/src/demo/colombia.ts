import type { PointBody } from '@suyuan/domain';
import { certificate, instrument, point, range, result, standard } from './phrases';
import { recordCalibration, registerAsset, type DemoRequest } from './requests';

/**
 * A real published chain. Source of all figures: certificates 4687, 5142 and 5143 of INM Colombia as given in the
 * R package masscor (facts only); MPE: OIML R 111-1:2004, class E2. Nothing is added: where the publication does
 * not tell the KCDB identifier of PTB's capability, there is none here and the trace says so.
 */
export const SOURCE = 'R package masscor: calibration certificates of INM Colombia';

/** mark, nominal in g, error in mg, U (k = 2) in mg, MPE of class E2 in mg. */
const WEIGHTS: readonly [string, string, string, string, string][] = [
  ['1000', '1000', '0.0', '0.50', '1.6'],
  ['500', '500', '-0.03', '0.25', '0.8'],
  ['200', '200', '0.03', '0.10', '0.3'],
  ['200*', '200', '0.06', '0.10', '0.3'],
  ['100', '100', '0.00', '0.05', '0.16'],
  ['50', '50', '0.010', '0.03', '0.10'],
  ['20', '20', '0.004', '0.025', '0.08'],
  ['20*', '20', '0.010', '0.025', '0.08'],
  ['10', '10', '0.012', '0.020', '0.06'],
  ['5', '5', '0.007', '0.016', '0.05'],
  ['2', '2', '0.020', '0.012', '0.04'],
  ['2*', '2', '0.007', '0.012', '0.04'],
  ['1', '1', '-0.004', '0.010', '0.03'],
  ['0.500', '0.500', '0.000', '0.008', '0.025'],
  ['0.200', '0.200', '0.009', '0.006', '0.020'],
  ['0.200*', '0.200', '0.006', '0.006', '0.020'],
  ['0.100', '0.100', '0.007', '0.005', '0.016'],
  ['0.050', '0.050', '0.001', '0.004', '0.012'],
  ['0.020', '0.020', '0.003', '0.003', '0.010'],
  ['0.020*', '0.020', '0.002', '0.003', '0.010'],
  ['0.010', '0.010', '0.001', '0.003', '0.008'],
  ['0.005', '0.005', '0.002', '0.003', '0.006'],
  ['0.002', '0.002', '0.001', '0.003', '0.006'],
  ['0.002*', '0.002', '0.002', '0.003', '0.006'],
  ['0.001', '0.001', '0.002', '0.003', '0.006'],
];

/** Balance XPE204, certificate 5143: nominal in g, error and U in mg. */
const XPE204: readonly [string, string, string][] = [
  ['0.01', '0.0', '0.1'],
  ['0.5', '0.0', '0.1'],
  ['1', '0.0', '0.1'],
  ['10', '0.0', '0.1'],
  ['20', '0.0', '0.1'],
  ['50', '0.0', '0.2'],
  ['100', '0.0', '0.2'],
  ['120', '0.0', '0.3'],
  ['150', '0.0', '0.3'],
  ['200', '-0.2', '0.4'],
  ['220', '-0.2', '0.5'],
];

/** Balance XP2002, certificate 5142: nominal, error and U in g. */
const XP2002: readonly [string, string, string][] = [
  ['0.5', '0.00', '0.01'],
  ['5', '0.00', '0.01'],
  ['10', '0.00', '0.01'],
  ['20', '0.00', '0.01'],
  ['50', '0.00', '0.01'],
  ['100', '0.00', '0.01'],
  ['200', '0.00', '0.01'],
  ['500', '-0.01', '0.02'],
  ['1000', '-0.02', '0.02'],
  ['1500', '-0.04', '0.03'],
  ['2000', '-0.04', '0.04'],
];

function balancePoints(rows: readonly [string, string, string][], unit: string): PointBody[] {
  return rows.map(([nominal, error, u]) =>
    point(`${nominal} g`, `${u} ${unit}`, { error: `${error} ${unit}` }),
  );
}

/** The set with certificate "1473 D-K 17296" of 2019-05-10: D-K-17296 is the accreditation it was issued under. */
const E2_SET_OF_THE_BALANCES = {
  quantity: 'mass',
  role: 'MAIN' as const,
  external: {
    kind: 'ILAC_MRA' as const,
    institute: 'DAkkS D-K-17296',
    certificateNumber: '1473 D-K 17296',
    accreditation: 'D-K-17296',
  },
};

function assets(): DemoRequest[] {
  return [
    registerAsset(
      'lab',
      standard(
        'inm-e2-set',
        'WORKING_STANDARD',
        ['E2 等级砝码组（INM）', 'Set of weights class E2 (INM)'],
        'inm-co',
        'mass',
        {
          manufacturer: 'Mettler Toledo',
          model: 'E2',
          serialNumber: 'NIM 190301',
          measurands: [{ quantity: 'mass', range: range('0.001..1000 g'), accuracyClass: 'E2' }],
        },
      ),
    ),
    registerAsset(
      'lab',
      standard(
        'inm-f2-set',
        'WORKING_STANDARD',
        ['F2 等级砝码组（INM）', 'Set of weights class F2 (INM)'],
        'inm-co',
        'mass',
        {
          manufacturer: null,
          model: null,
          serialNumber: 'INM F2',
        },
      ),
    ),
    registerAsset(
      'lab',
      instrument('inm-xpe204', 'WORKING', ['电子天平 XPE204', 'Balance XPE204'], 'inm-co', 'mass', {
        manufacturer: 'Mettler Toledo',
        model: 'XPE204',
        serialNumber: 'B403223982',
      }),
    ),
    registerAsset(
      'lab',
      instrument('inm-xp2002', 'WORKING', ['电子天平 XP2002', 'Balance XP2002'], 'inm-co', 'mass', {
        manufacturer: 'Mettler Toledo',
        model: 'XP2002',
        serialNumber: 'B248568374',
      }),
    ),
  ];
}

function certificates(): DemoRequest[] {
  return [
    certificate({
      id: 'inm-4687',
      number: '4687',
      issuer: 'inm-co',
      asset: 'inm-e2-set',
      performedOn: '2020-08-12',
      results: [
        result(
          'mass',
          WEIGHTS.map(([mark, g, error, u, mpe]) =>
            point(`${g} g`, `${u} mg`, { error: `${error} mg`, mpe: `${mpe} mg`, mark }),
          ),
          [
            {
              quantity: 'mass',
              role: 'MAIN',
              external: { kind: 'CIPM_MRA', institute: 'PTB', certificateNumber: 'PTB 11086 19' },
            },
          ],
        ),
      ],
      more: { methods: ['OIML R 111-1:2004'] },
    }),
    certificate({
      id: 'inm-5143',
      number: '5143',
      issuer: 'inm-co',
      asset: 'inm-xpe204',
      performedOn: '2021-03-18',
      results: [result('mass', balancePoints(XPE204, 'mg'), [E2_SET_OF_THE_BALANCES])],
    }),
    // Two parents; the certificate of the F2 set was not published, so that link stays open.
    certificate({
      id: 'inm-5142',
      number: '5142',
      issuer: 'inm-co',
      asset: 'inm-xp2002',
      performedOn: '2021-03-12',
      results: [
        result('mass', balancePoints(XP2002, 'g'), [
          E2_SET_OF_THE_BALANCES,
          {
            asset: 'inm-f2-set',
            quantity: 'mass',
            role: 'MAIN',
            certificate: { issuer: 'inm-co', number: '5028' },
          },
        ]),
      ],
    }),
  ].map((body) => recordCalibration({ ...body, issuedOn: body.performedOn }));
}

export function colombiaRequests(): DemoRequest[] {
  return [...assets(), ...certificates()];
}
