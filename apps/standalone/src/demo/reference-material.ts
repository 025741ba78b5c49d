import { certificate, instrument, point, range, result, standard, uses } from './phrases';
import { grantScope, registerAsset, recordCalibration, type DemoRequest } from './requests';

/**
 * A reference material as a standard: a batch of lead solution certified by its producer, and the spectrometer of a
 * laboratory that was calibrated with it. Figures are plausible; the material is invented.
 */
const BATCH = '2025-03';

function scopes(): DemoRequest[] {
  const line = (a: string) => ({
    quantity: 'mass-concentration',
    range: range('1..1000 mg/L'),
    methods: [],
    cmc: { form: 'CONSTANT' as const, a, unit: '%', k: '2' },
  });
  return [
    grantScope('demo-nmi', {
      id: 'demo-scope-nmi-crm',
      authority: 'CNAS（演示）',
      basis: 'PRODUCER',
      number: 'DEMO-RM0001',
      validFrom: '2022-01-01',
      validTo: '2027-12-31',
      lines: [line('0.5')],
    }),
    grantScope('demo-pharma', {
      id: 'demo-scope-pharma',
      authority: 'CNAS（演示）',
      basis: 'ACCREDITATION',
      number: 'DEMO-L0205',
      validFrom: '2022-01-01',
      validTo: '2027-12-31',
      lines: [line('2')],
    }),
  ];
}

function assets(): DemoRequest[] {
  return [
    registerAsset('lab', {
      ...standard(
        'crm-lead',
        'WORKING_STANDARD',
        ['铅单元素溶液标准物质', 'Lead solution, reference material'],
        'demo-nmi',
        'mass-concentration',
        { range: '100..100 mg/L' },
      ),
      kind: 'REFERENCE_MATERIAL',
      serialNumber: BATCH,
      referenceMaterial: {
        code: 'GBW(E) DEMO-0001',
        batch: BATCH,
        certifiedValue: { value: '100.2', unit: 'mg/L' },
        expiresOn: '2027-03-31',
        grade: 'SECOND_CLASS',
      },
    }),
    registerAsset(
      'enterprise',
      instrument(
        'crm-spectrometer',
        'WORKING',
        ['原子吸收光谱仪', 'Atomic absorption spectrometer'],
        'demo-pharma',
        'mass-concentration',
        { range: '100..100 mg/L' },
      ),
    ),
  ];
}

function certificates(): DemoRequest[] {
  return [
    certificate({
      id: 'crm-lead-2025',
      number: 'NMI-RM-2025-003',
      issuer: 'demo-nmi',
      asset: 'crm-lead',
      kind: 'CRM',
      performedOn: '2025-03-20',
      months: 24,
      results: [
        result(
          'mass-concentration',
          [point('100 mg/L', '0.8 mg/L', { error: '0.2 mg/L' })],
          [
            {
              quantity: 'mass-concentration',
              role: 'MAIN',
              external: {
                kind: 'ISO_17034',
                institute: '国家标准物质示范中心（演示）',
                certificateNumber: 'DEMO-PB-2024-11',
                accreditation: 'DEMO-RM0009',
              },
            },
          ],
        ),
      ],
    }),
    certificate({
      id: 'crm-spectrometer-2026',
      number: 'PHARMA-C-2026-0012',
      issuer: 'demo-pharma',
      asset: 'crm-spectrometer',
      kind: 'IN_HOUSE',
      performedOn: '2026-05-06',
      months: 12,
      results: [
        result(
          'mass-concentration',
          [point('100 mg/L', '3.1 mg/L', { error: '-1.4 mg/L', mpe: '10 mg/L' })],
          [{ ...uses('crm-lead', 'mass-concentration'), batch: BATCH }],
        ),
      ],
    }),
  ].map(recordCalibration);
}

export function referenceMaterialRequests(): DemoRequest[] {
  return [...scopes(), ...assets(), ...certificates()];
}
