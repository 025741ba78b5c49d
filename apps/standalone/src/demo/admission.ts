import type { ScopeBody } from '@suyuan/domain';
import { certificate, instrument, point, range, result, uses } from './phrases';
import {
  entrust,
  grantScope,
  recordCalibration,
  registerAsset,
  transcribe,
  type DemoRequest,
} from './requests';

/**
 * Who may certify what for whom: institutes by law, the county by authorisation, a commercial laboratory because its
 * customers entrust their instruments to it. Then two certificates that are not simply believed.
 */
type Line = [quantity: string, range: string, cmc: string];

function powers(organization: string, basis: 'STATUTORY' | 'AUTHORISATION', lines: Line[]): DemoRequest {
  const scope: ScopeBody & { id: string } = {
    id: `demo-powers-${organization.replace('demo-', '')}`,
    authority: '市场监督管理示范总局（演示）',
    number: `DEMO-FD-${organization.replace('demo-', '').toUpperCase()}`,
    validFrom: '2020-01-01',
    validTo: '2027-12-31',
    basis,
    ...(basis === 'AUTHORISATION' ? { form: 'TASKS' as const } : {}),
    lines: lines.map(([quantity, covered, cmc]) => {
      const [a, unit] = cmc.split(' ');
      return { quantity, range: range(covered), methods: [], cmc: { form: 'CONSTANT', a, unit, k: '2' } };
    }),
  };
  return grantScope(organization, scope);
}

/** The capabilities are those of the chains, rounded down; what is too good for them shows in fault 2. */
export function admissionRequests(): DemoRequest[] {
  return [
    powers('demo-nmi', 'STATUTORY', [
      ['mass', '0.001..20 kg', '0.01 mg'],
      ['length', '0.1..1000 mm', '0.01 um'],
      ['temperature', '-40..1100 Cel', '0.001 Cel'],
      ['resistance', '1..10000 Ohm', '0.000001 Ohm'],
      ['dc-voltage', '1..1000 V', '0.0001 mV'],
    ]),
    powers('demo-province', 'STATUTORY', [
      ['mass', '0.001..20 kg', '0.7 mg'],
      ['length', '0.1..500 mm', '0.02 um'],
      ['temperature', '-40..660 Cel', '0.001 Cel'],
      ['resistance', '1..10000 Ohm', '0.00001 Ohm'],
      ['dc-voltage', '1..1000 V', '0.001 mV'],
    ]),
    powers('demo-city', 'STATUTORY', [['mass', '0.001..20 kg', '0.9 mg']]),
    powers('demo-county', 'AUTHORISATION', [['mass', '0.001..60 kg', '5 mg']]),
    ...['demo-electronics', 'demo-energy'].map((owner) =>
      entrust(owner, {
        id: `${owner}-entrusts-electric`,
        laboratory: 'demo-electric',
        from: '2022-01-01',
        to: '2027-12-31',
      }),
    ),
  ];
}

/** A laboratory whom nobody asked fails the weights of the province: recorded, shown to their owner, and that is all. */
function strangersCertificate(): DemoRequest {
  return recordCalibration(
    certificate({
      id: 'stranger-mass-m4-2026',
      number: 'ELEC-M-2026-0001',
      issuer: 'demo-electric',
      asset: 'mass-m4',
      performedOn: '2026-06-03',
      months: 12,
      results: [
        result(
          'mass',
          [point('1 kg', '0.50 mg', { error: '9.9 mg', mpe: '1.6 mg' })],
          [uses('mass-m5', 'mass')],
        ),
      ],
      more: { conclusion: 'FAIL' },
    }),
  );
}

/** A works holds a certificate on paper of a laboratory that posts nothing: it cannot be said until that one confirms. */
function certificateOnPaper(): DemoRequest[] {
  return [
    registerAsset(
      'enterprise',
      instrument('paper-scale', 'WORKING', ['原料秤', 'Scale for raw material'], 'demo-food', 'mass', {
        range: '0..15 kg',
      }),
    ),
    transcribe(
      'demo-food',
      certificate({
        id: 'paper-scale-2026',
        number: 'COUNTY-S-2026-0777',
        issuer: 'demo-county',
        asset: 'paper-scale',
        kind: 'VERIFICATION',
        performedOn: '2026-02-12',
        months: 12,
        results: [
          result(
            'mass',
            [point('1 kg', '0.5 g', { error: '0.1 g', mpe: '2.5 g' })],
            [uses('mass-m6', 'mass', { range: '1..1 kg' })],
          ),
        ],
        more: {
          copy: {
            sha256: 'b1f7c4f0e1d2a3948576c5d4e3f2019182736455463728190a0b0c0d0e0f1a2b',
            name: 'COUNTY-S-2026-0777.pdf',
            mediaType: 'application/pdf',
          },
        },
      }),
    ),
  ];
}

export function notSimplyBelievedRequests(): DemoRequest[] {
  return [strangersCertificate(), ...certificateOnPaper()];
}
