import type { OrganizationBody, ScopeBody } from '@suyuan/domain';
import { admissionRequests } from './admission';
import { range } from './phrases';
import { grantScope, registerOrganization, type DemoRequest } from './requests';

/**
 * The actors. All but two are invented and say so in their names. Real ones: PTB and INM Colombia, whose
 * published figures colombia.ts quotes; GB/T 2260 has no divisions abroad, hence 990000.
 */
const ORGANIZATIONS: (OrganizationBody & { id: string })[] = [
  of('demo-regulator', '市场监督管理示范总局（演示）', 'Market Regulator (demo)', '100000', ['REGULATOR']),
  of('demo-nmi', '国家计量示范院（演示）', 'National Metrology Institute (demo)', '110000', [
    'INSTITUTE',
    'LABORATORY',
  ]),
  of('demo-province', '省计量示范院（演示）', 'Provincial Metrology Institute (demo)', '330000', [
    'INSTITUTE',
    'LABORATORY',
  ]),
  of('demo-city', '市计量检测示范所（演示）', 'City Metrology Institute (demo)', '330100', ['LABORATORY']),
  of('demo-county', '县计量检测示范所（演示）', 'County Metrology Institute (demo)', '330109', [
    'LABORATORY',
  ]),
  of('demo-electric', '电测校准示范中心（演示）', 'Electrical Calibration Centre (demo)', '440300', [
    'LABORATORY',
  ]),
  of('demo-retail', '惠民示范超市（演示）', 'Huimin Supermarkets (demo)', '330109', [
    'ENTERPRISE',
    'LABORATORY',
  ]),
  of('demo-shop', '老街示范粮油店（演示）', 'Old Street Grocery (demo)', '330109', ['ENTERPRISE']),
  of('demo-precision', '精工示范机械厂（演示）', 'Precision Machine Works (demo)', '330200', [
    'ENTERPRISE',
    'LABORATORY',
  ]),
  of('demo-pharma', '康泰示范制药（演示）', 'Kangtai Pharma (demo)', '320500', ['ENTERPRISE', 'LABORATORY']),
  of('demo-food', '海岸示范食品（演示）', 'Coast Foods (demo)', '370200', ['ENTERPRISE']),
  of('demo-energy', '西部示范能源（演示）', 'Western Energy (demo)', '510100', ['ENTERPRISE']),
  of('demo-electronics', '南方示范电子（演示）', 'Southern Electronics (demo)', '440300', [
    'ENTERPRISE',
    'LABORATORY',
  ]),
  of('ptb', '德国联邦物理技术研究院', 'Physikalisch-Technische Bundesanstalt', '990000', [
    'INSTITUTE',
    'LABORATORY',
  ]),
  of('inm-co', '哥伦比亚国家计量院', 'Instituto Nacional de Metrología de Colombia', '990000', [
    'INSTITUTE',
    'LABORATORY',
  ]),
];

function of(
  id: string,
  zh: string,
  en: string,
  region: string,
  kinds: OrganizationBody['kinds'],
): OrganizationBody & { id: string } {
  return { id, name: { zh, en }, kinds, region };
}

const MASS_SCOPE: ScopeBody & { id: string } = {
  id: 'demo-scope-province',
  authority: 'CNAS（演示）',
  basis: 'ACCREDITATION',
  number: 'DEMO-L0033',
  validFrom: '2022-01-01',
  validTo: '2027-12-31',
  lines: [
    {
      quantity: 'mass',
      range: range('0.001..1 kg'),
      methods: ['JJG 99-2022'],
      cmc: {
        form: 'TABLE',
        rows: [
          { min: '0.001', max: '0.5', a: '0.7' },
          { min: '0.5', max: '1', a: '1.4' },
        ],
        unit: 'mg',
        k: '2',
      },
    },
  ],
};

const VOLTAGE_SCOPE: ScopeBody & { id: string } = {
  id: 'demo-scope-electric',
  authority: 'CNAS（演示）',
  basis: 'ACCREDITATION',
  number: 'DEMO-L0440',
  validFrom: '2022-01-01',
  validTo: '2027-12-31',
  lines: [
    {
      quantity: 'dc-voltage',
      range: range('1..10 V'),
      methods: ['JJF 1587-2016'],
      cmc: { form: 'CONSTANT', a: '0.08', unit: 'mV', k: '2' },
    },
  ],
};

/** INM's capabilities stand in the KCDB, but not in what colombia.ts quotes: known as text only, so nothing is guessed. */
const COLOMBIA_SCOPE: ScopeBody & { id: string } = {
  id: 'demo-scope-inm',
  authority: 'KCDB (CIPM MRA)',
  number: 'INM Colombia, mass',
  validFrom: '2015-01-01',
  lines: [
    {
      quantity: 'mass',
      range: range('0.001..2000 g'),
      methods: [],
      cmc: { form: 'TEXT', text: 'as published in the KCDB; figures not quoted here' },
    },
  ],
};

export function organizationRequests(): DemoRequest[] {
  return [
    ...ORGANIZATIONS.map(registerOrganization),
    grantScope('demo-province', MASS_SCOPE),
    grantScope('demo-electric', VOLTAGE_SCOPE),
    grantScope('inm-co', COLOMBIA_SCOPE),
    ...admissionRequests(),
  ];
}
