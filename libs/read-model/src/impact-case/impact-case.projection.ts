import { projection } from '../projection';
import { canonicalJson } from '../sql/canonical-json';
import { impactCaseTable } from './impact-case.table';

export const impactCaseProjection = projection(impactCaseTable, (event) => {
  if (event.type !== 'ImpactCaseOpened') return [];
  const { position, stream, data } = event;
  const { id, nonconformity, asset } = data;
  return [{ id, position, stream, nonconformity, asset, data: canonicalJson(data) }];
});
