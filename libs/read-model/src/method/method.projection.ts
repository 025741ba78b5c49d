import { projection } from '../projection';
import { canonicalJson } from '../sql/canonical-json';
import { methodTable } from './method.table';

export const methodProjection = projection(methodTable, (event) => {
  if (event.type !== 'MethodPublished') return [];
  const { position, stream, data } = event;
  return [{ id: data.id, position, stream, data: canonicalJson(data) }];
});
