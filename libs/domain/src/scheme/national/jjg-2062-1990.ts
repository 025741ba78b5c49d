import type { SchemePublished } from '../scheme.events';
import { edges, level } from './rows';

const UNSEEN = 'JJG 2062-1990 (unconfirmed)';
const SPRT_SOURCE = 'JJG 160-2007, 1; U: JJG 2062-1990 (unconfirmed)';
const SPRT_RANGE = { min: '-189.3442', max: '660.323', unit: 'Cel' };

/** Temperature, as far as platinum resistance thermometers carry it. Number, year and steps are unconfirmed. */
export const JJG_2062_1990: SchemePublished['data'] = {
  id: 'JJG 2062-1990',
  title: {
    zh: '铂电阻温度计检定系统表',
    en: 'Verification scheme of platinum resistance thermometers',
  },
  validFrom: '1991-05-01',
  validTo: null,
  quantity: 'temperature',
  levels: [
    level('PRIMARY', 0, 'PRIMARY', ['ITS-90 固定点基准', 'ITS-90 fixed points'], {
      source: UNSEEN,
    }),
    level('SECONDARY', 1, 'SECONDARY', ['铂电阻温度计副基准', 'Secondary SPRT'], { source: UNSEEN }),
    level('WORKING', 2, 'WORKING_PRIMARY', ['铂电阻温度计工作基准', 'Working SPRT'], {
      quantityRange: SPRT_RANGE,
      source: SPRT_SOURCE,
    }),
    level('SPRT-1', 3, 'PUBLIC', ['一等标准铂电阻温度计', 'SPRT, first class'], {
      class: '一等',
      quantityRange: SPRT_RANGE,
      source: SPRT_SOURCE,
    }),
    level('SPRT-2', 4, 'PUBLIC', ['二等标准铂电阻温度计', 'SPRT, second class'], {
      class: '二等',
      quantityRange: SPRT_RANGE,
      // A typical figure of published verifications, not one of the scheme.
      uLimit: 'U = 0.02 Cel, k = 2 (typical)',
      source: SPRT_SOURCE,
    }),
    level('IPRT', 5, 'WORKING_STANDARD', ['工业铂热电阻', 'Industrial platinum resistance thermometers'], {
      class: 'AA, A',
      mpe: 'AA: 0.1 Cel + 0.0017 |t|; A: 0.15 Cel + 0.002 |t|',
      source: 'IEC 60751 (unconfirmed)',
    }),
    level('INSTRUMENT', 6, 'WORKING', ['工作用温度仪表', 'Working thermometers and controllers'], {
      source: UNSEEN,
    }),
  ],
  edges: [
    ...edges(['PRIMARY -> SECONDARY', 'SECONDARY -> WORKING'], { source: UNSEEN }),
    ...edges(['WORKING -> SPRT-1'], { maxRatio: '1/2', method: 'JJG 160-2007', source: UNSEEN }),
    ...edges(['SPRT-1 -> SPRT-2'], { maxRatio: '1/3', method: 'JJG 160-2007', source: UNSEEN }),
    ...edges(
      [
        'SPRT-1 -> IPRT',
        'SPRT-2 -> IPRT',
        'SPRT-1 -> INSTRUMENT',
        'SPRT-2 -> INSTRUMENT',
        'IPRT -> INSTRUMENT',
      ],
      { maxRatio: '1/3', source: UNSEEN },
    ),
  ],
  source: UNSEEN,
};
