import type { Tier } from '../../vocabulary';
import { GAUGE_BLOCK_ORDER_SOURCE, gaugeBlockFormula, type GaugeBlockOrder } from '../limits/gauge-blocks';
import type { SchemeLevel, SchemePublished } from '../scheme.events';
import { edges, level } from './rows';

const UNSEEN = 'JJG 2056-1990 (unconfirmed)';
/** A third cannot be reached between the upper orders: the worked example goes from 30 nm to 73 nm. */
const HALF = 'EA-4/02 M:2022, S4 (30 nm : 73 nm = 0.41); 1/2: JJG 2056-1990 (unconfirmed)';

function blocks(order: GaugeBlockOrder, ordinal: number, tier: Tier): SchemeLevel {
  return level(`GRADE-${order}`, ordinal, tier, [`${order} 等量块`, `Gauge blocks, order ${order}`], {
    class: `${order} 等`,
    quantityRange: { min: '0.5', max: '1000', unit: 'mm' },
    uLimit: gaugeBlockFormula(order),
    source: GAUGE_BLOCK_ORDER_SOURCE,
  });
}

/** Length, as far as gauge blocks carry it. Codes say GRADE for the orders (等), which sort by uncertainty. */
export const JJG_2056_1990: SchemePublished['data'] = {
  id: 'JJG 2056-1990',
  title: {
    zh: '长度计量器具（量块部分）检定系统表',
    en: 'Verification scheme of length instruments, gauge blocks',
  },
  validFrom: '1990-12-01',
  validTo: null,
  quantity: 'length',
  levels: [
    level('LASER', 0, 'PRIMARY', ['633 nm 波长基准', '633 nm wavelength standard'], { source: UNSEEN }),
    level('WORKING', 1, 'SECONDARY', ['工作稳频激光', 'Stabilised working laser'], { source: UNSEEN }),
    blocks('1', 2, 'WORKING_PRIMARY'),
    blocks('2', 3, 'PUBLIC'),
    blocks('3', 4, 'PUBLIC'),
    blocks('4', 5, 'ENTERPRISE_HIGHEST'),
    blocks('5', 6, 'WORKING_STANDARD'),
    level('TOOL', 7, 'WORKING', ['通用量具', 'Hand tools'], {
      source: UNSEEN,
    }),
  ],
  edges: [
    ...edges(['LASER -> WORKING', 'WORKING -> GRADE-1'], { source: UNSEEN }),
    ...edges(
      [
        'GRADE-1 -> GRADE-2',
        'GRADE-2 -> GRADE-3',
        'GRADE-2 -> GRADE-4',
        'GRADE-3 -> GRADE-4',
        'GRADE-3 -> GRADE-5',
        'GRADE-4 -> GRADE-5',
        'GRADE-3 -> TOOL',
        'GRADE-4 -> TOOL',
        'GRADE-5 -> TOOL',
      ],
      { maxRatio: '1/2', source: HALF },
    ),
  ],
  source: 'JJG 2056-1990, title page and contents; its diagram (unconfirmed)',
};
