import { projection } from '../projection';
import { canonicalJson } from '../sql/canonical-json';
import { schemeTable } from './scheme.table';

export const schemeProjection = projection(schemeTable, (event) => {
  if (event.type !== 'SchemePublished') return [];
  const { position, stream, data } = event;
  return [{ id: data.id, position, stream, data: canonicalJson(data) }];
});
