import type { SchemePublished } from '../scheme.events';
import { massEdges, massLevels } from './mass-levels';

const ID = 'JJG 2053-2016';

/** Mass, in force: issued 2016-11-25 in place of JJG 2053-2006. */
export const JJG_2053_2016: SchemePublished['data'] = {
  id: ID,
  title: { zh: '质量计量器具检定系统表', en: 'Verification scheme of measuring instruments for mass' },
  validFrom: '2017-05-25',
  validTo: null,
  quantity: 'mass',
  levels: massLevels(ID),
  edges: massEdges(ID, 'JJG 99-2022'),
  source: 'JJG 2053-2016, title page; its diagram (unconfirmed)',
};
