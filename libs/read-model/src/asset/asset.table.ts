import { EntitySchema } from 'typeorm';

/** Assets as registered: instruments, standards, reference materials. */
export interface AssetRow {
  id: string;
  position: number;
  stream: string;
  kind: string;
  tier: string;
  nameZh: string | null;
  nameEn: string | null;
  manufacturer: string | null;
  model: string | null;
  serialNumber: string;
  /** The first owner; transfers are rows of rm_asset_owner. */
  owner: string;
  region: string | null;
  visibility: string;
  /** What a search finds: names, serial number, id, manufacturer, model. */
  search: string;
  /** The registered data as canonical JSON. */
  data: string;
}

export const assetTable = new EntitySchema<AssetRow>({
  name: 'Asset',
  tableName: 'rm_asset',
  columns: {
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
    stream: { type: 'text' },
    kind: { type: 'text' },
    tier: { type: 'text' },
    nameZh: { type: 'text', name: 'name_zh', nullable: true },
    nameEn: { type: 'text', name: 'name_en', nullable: true },
    manufacturer: { type: 'text', nullable: true },
    model: { type: 'text', nullable: true },
    serialNumber: { type: 'text', name: 'serial_number' },
    owner: { type: 'text' },
    region: { type: 'text', nullable: true },
    visibility: { type: 'text' },
    search: { type: 'text' },
    data: { type: 'json' },
  },
});

/** Transfers of assets; the owner on a position is the latest by day, then by position. */
export interface AssetOwnerRow {
  position: number;
  asset: string;
  transferredOn: string;
  owner: string;
}

export const assetOwnerTable = new EntitySchema<AssetOwnerRow>({
  name: 'AssetOwner',
  tableName: 'rm_asset_owner',
  columns: {
    position: { type: 'bigint', primary: true },
    asset: { type: 'text' },
    transferredOn: { type: 'date', name: 'transferred_on' },
    owner: { type: 'text' },
  },
});
