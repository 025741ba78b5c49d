import type { SchemeBody } from '@suyuan/domain';
import { publishScheme, type DemoRequest } from './requests';

/**
 * OIML R 111 asks for U <= MPE / 3. A third is not a decimal number: 15 digits rounded up let 0.020 mg of
 * 0.06 mg pass, as they must, and nothing that exceeds a third by a measurable amount.
 */
const ONE_THIRD = '0.333333333333334';

/** JJG 2053-2016: levels as its diagram names them; grades after OIML R 111. */
const MASS: SchemeBody & { id: string } = {
  id: 'JJG 2053-2016',
  title: { zh: '质量计量器具检定系统表', en: 'Verification scheme of measuring instruments for mass' },
  validFrom: '2017-05-25',
  quantity: 'mass',
  levels: [
    { code: 'PRIMARY', ordinal: 0, tier: 'PRIMARY', name: { zh: '国家公斤原器', en: 'National kilogram' } },
    {
      code: 'SECONDARY',
      ordinal: 1,
      tier: 'SECONDARY',
      name: { zh: '千克副基准', en: 'Secondary standard' },
    },
    {
      code: 'WORKING',
      ordinal: 2,
      tier: 'WORKING_PRIMARY',
      name: { zh: '千克工作基准', en: 'Working standard' },
    },
    { code: 'E1', ordinal: 3, tier: 'PUBLIC', name: { zh: 'E1 等级砝码', en: 'Weights of class E1' } },
    { code: 'E2', ordinal: 4, tier: 'PUBLIC', name: { zh: 'E2 等级砝码', en: 'Weights of class E2' } },
    { code: 'F1', ordinal: 5, tier: 'PUBLIC', name: { zh: 'F1 等级砝码', en: 'Weights of class F1' } },
    { code: 'F2', ordinal: 6, tier: 'PUBLIC', name: { zh: 'F2 等级砝码', en: 'Weights of class F2' } },
    {
      code: 'M1',
      ordinal: 7,
      tier: 'ENTERPRISE_HIGHEST',
      name: { zh: 'M1 等级砝码', en: 'Weights of class M1' },
    },
    { code: 'SCALE', ordinal: 8, tier: 'WORKING', name: { zh: '中准确度级秤', en: 'Scales of class III' } },
  ],
  edges: [
    { from: 'PRIMARY', to: 'SECONDARY' },
    { from: 'SECONDARY', to: 'WORKING' },
    { from: 'WORKING', to: 'E1' },
    { from: 'E1', to: 'E2', maxRatio: ONE_THIRD },
    { from: 'E2', to: 'F1', maxRatio: ONE_THIRD },
    { from: 'F1', to: 'F2', maxRatio: ONE_THIRD },
    { from: 'F2', to: 'M1', maxRatio: ONE_THIRD },
    { from: 'M1', to: 'SCALE', maxRatio: ONE_THIRD },
  ],
};

/** JJG 2056-1990, as far as the demonstration uses it. */
const LENGTH: SchemeBody & { id: string } = {
  id: 'JJG 2056-1990',
  title: {
    zh: '长度计量器具（量块部分）检定系统表',
    en: 'Verification scheme of length instruments, gauge blocks',
  },
  validFrom: '1991-01-01',
  quantity: 'length',
  levels: [
    { code: 'LASER', ordinal: 0, tier: 'PRIMARY', name: { zh: '633 nm 波长基准', en: '633 nm wavelength' } },
    { code: 'WORKING', ordinal: 1, tier: 'SECONDARY', name: { zh: '工作激光', en: 'Working laser' } },
    {
      code: 'GRADE-1',
      ordinal: 2,
      tier: 'WORKING_PRIMARY',
      name: { zh: '1 等量块', en: 'Gauge blocks, order 1' },
    },
    { code: 'GRADE-2', ordinal: 3, tier: 'PUBLIC', name: { zh: '2 等量块', en: 'Gauge blocks, order 2' } },
    {
      code: 'GRADE-4',
      ordinal: 4,
      tier: 'ENTERPRISE_HIGHEST',
      name: { zh: '4 等量块', en: 'Gauge blocks, order 4' },
    },
    { code: 'TOOL', ordinal: 5, tier: 'WORKING', name: { zh: '通用量具', en: 'Hand tools' } },
  ],
  edges: [
    { from: 'LASER', to: 'WORKING' },
    { from: 'WORKING', to: 'GRADE-1' },
    { from: 'GRADE-1', to: 'GRADE-2', maxRatio: '0.5' },
    { from: 'GRADE-2', to: 'GRADE-4', maxRatio: '0.5' },
    { from: 'GRADE-4', to: 'TOOL', maxRatio: '0.5' },
  ],
};

export function schemeRequests(): DemoRequest[] {
  return [MASS, LENGTH].map(publishScheme);
}
