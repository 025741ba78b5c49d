import { CALCULATION_CODES as TEXTS, standard, type CalculationCode } from '@suyuan/domain';
import type { CodeEntry } from './code-entry';
import { REFUSED_STATUS } from './refusal-codes';

/** Where a refusal rests on a text of a guide. */
const SOURCES: Partial<Record<CalculationCode, string>> = {
  OBSERVATIONS_UNPAIRED: 'JCGM 100:2008, 5.2.3',
  ORDER_2_WITH_CORRELATION: 'JCGM 100:2008, 5.1.2',
  NOT_DIFFERENTIABLE: 'JCGM 100:2008, 5.1.3',
};

/** Why a calculator refuses what was sent; texts and names are the domain's own. */
export const CALCULATION_CODES = Object.fromEntries(
  (Object.keys(TEXTS) as CalculationCode[]).map((code): [CalculationCode, CodeEntry] => {
    const source = SOURCES[code];
    return [
      code,
      {
        ...TEXTS[code],
        status: REFUSED_STATUS,
        ...(source === undefined ? {} : { source: standard(source) }),
      },
    ];
  }),
) as Record<CalculationCode, CodeEntry>;
