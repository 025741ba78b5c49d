import { EntitySchema } from 'typeorm';

/** Organizations as registered. */
export interface OrganizationRow {
  id: string;
  position: number;
  stream: string;
  nameZh: string | null;
  nameEn: string | null;
  /** The registered data as canonical JSON. */
  data: string;
}

export const organizationTable = new EntitySchema<OrganizationRow>({
  name: 'Organization',
  tableName: 'rm_organization',
  columns: {
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
    stream: { type: 'text' },
    nameZh: { type: 'text', name: 'name_zh', nullable: true },
    nameEn: { type: 'text', name: 'name_en', nullable: true },
    data: { type: 'json' },
  },
});
