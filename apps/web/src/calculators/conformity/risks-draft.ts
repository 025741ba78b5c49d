import type { LimitsBody, RisksBody } from '../../api/drafts';
import { compact } from '../../parts/compact';
import type { Example } from '../example';

export const EMPTY_RISKS: RisksBody = {};

/** Of a part that was refused as a whole, the fields that stand for it. */
export const RISKS_FIRST_FIELDS = ['lower', 'upper'];

/** Every part is there, so that an empty field is refused at itself and not as a part that nobody sees. */
export function risksBody(draft: RisksBody): RisksBody {
  const part = (name: keyof RisksBody) => (compact(draft[name]) ?? {}) as object;
  return {
    tolerance: part('tolerance') as LimitsBody,
    acceptance: part('acceptance') as LimitsBody,
    process: part('process'),
    measurement: part('measurement'),
  };
}

const resistors = (acceptance: LimitsBody): RisksBody => ({
  tolerance: { lower: '1499.80', upper: '1500.20' },
  acceptance,
  process: { mean: '1500', standardDeviation: '0.12' },
  measurement: { standardUncertainty: '0.04' },
});

export const RISKS_EXAMPLES: readonly Example<RisksBody>[] = [
  {
    id: 'guarded',
    source: 'JCGM 106 9.5.4',
    draft: resistors({ lower: '1499.82', upper: '1500.18' }),
  },
  {
    id: 'shared',
    source: 'JCGM 106 9.5.4',
    draft: resistors({ lower: '1499.80', upper: '1500.20' }),
  },
];
