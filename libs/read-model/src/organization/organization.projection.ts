import { projection } from '../projection';
import { canonicalJson } from '../sql/canonical-json';
import { organizationTable } from './organization.table';

export const organizationProjection = projection(organizationTable, (event) => {
  if (event.type !== 'OrganizationRegistered') return [];
  const { id, name } = event.data;
  return [
    {
      id,
      position: event.position,
      stream: event.stream,
      nameZh: name.zh ?? null,
      nameEn: name.en ?? null,
      data: canonicalJson(event.data),
    },
  ];
});
