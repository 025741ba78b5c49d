import type { SchemePublished } from '../scheme.events';
import { edges, level } from './rows';

const UNSEEN = 'JJG 2087-1990 (unconfirmed)';

/**
 * DC voltage. Number, year and steps are unconfirmed; the first day is that of its neighbour for AC voltage,
 * JJG 2086-1990.
 */
export const JJG_2087_1990: SchemePublished['data'] = {
  id: 'JJG 2087-1990',
  title: { zh: '直流电动势计量器具检定系统表', en: 'Verification scheme of DC voltage instruments' },
  validFrom: '1991-05-01',
  validTo: null,
  quantity: 'dc-voltage',
  levels: [
    level('PRIMARY', 0, 'PRIMARY', ['约瑟夫森结阵电压基准', 'Josephson array'], {
      source: UNSEEN,
    }),
    level('SECONDARY', 1, 'SECONDARY', ['固态电压副基准', 'Zener reference, national'], { source: UNSEEN }),
    level('ZENER', 2, 'PUBLIC', ['固态电压标准', 'Zener reference'], { source: UNSEEN }),
    level('DMM-8', 3, 'WORKING_STANDARD', ['八位半数字多用表', '8½-digit multimeter'], { source: UNSEEN }),
    level('DMM-6', 4, 'WORKING_STANDARD', ['六位半数字多用表', '6½-digit multimeter'], {
      source: UNSEEN,
    }),
    level('METER', 5, 'WORKING', ['数字电压表', 'Digital voltmeters'], {
      source: UNSEEN,
    }),
  ],
  edges: [
    ...edges(['PRIMARY -> SECONDARY'], { source: UNSEEN }),
    ...edges(
      [
        'SECONDARY -> ZENER',
        'ZENER -> DMM-8',
        'ZENER -> DMM-6',
        'DMM-8 -> DMM-6',
        'DMM-8 -> METER',
        'DMM-6 -> METER',
      ],
      { maxRatio: '1/3', source: UNSEEN },
    ),
  ],
  source: UNSEEN,
};
