import type { SchemePublished } from '../scheme.events';
import { massEdges, massLevels } from './mass-levels';

const ID = 'JJG 2053-2006';

/** Mass, replaced by JJG 2053-2016 on 2017-05-25; the year it came into force is known, the day is not. */
export const JJG_2053_2006: SchemePublished['data'] = {
  id: ID,
  title: { zh: '质量计量器具检定系统表', en: 'Verification scheme of measuring instruments for mass' },
  validFrom: '2006-01-01',
  validTo: '2017-05-24',
  quantity: 'mass',
  levels: massLevels(ID),
  edges: massEdges(ID, 'JJG 99-2006'),
  source: 'JJG 2053-2016, title page (replaces JJG 2053-2006); first day and diagram (unconfirmed)',
};
