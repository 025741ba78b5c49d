import { EntitySchema } from 'typeorm';

/** Assets as registered: instruments, standards, reference materials. Amendments stand in a table of their own. */
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
  /** The supervision that it belongs to itself; null: that of its owner. */
  system: string | null;
  /** Of the registration what due days and grades are asked of, as JSON. */
  measurands: string;
  usage: string | null;
  referenceMaterial: string | null;
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
    system: { type: 'text', nullable: true },
    measurands: { type: 'json' },
    usage: { type: 'json', nullable: true },
    referenceMaterial: { type: 'json', name: 'reference_material', nullable: true },
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

/** Amendments of registrations; what an asset is registered with on a day is told by `rm_amended`. */
export interface AssetAmendmentRow {
  position: number;
  asset: string;
  amendedOn: string;
  /** What is another from that day on, as JSON. */
  changes: string;
  /** What a search finds of it. */
  search: string;
}

export const assetAmendmentTable = new EntitySchema<AssetAmendmentRow>({
  name: 'AssetAmendment',
  tableName: 'rm_asset_amendment',
  columns: {
    position: { type: 'bigint', primary: true },
    asset: { type: 'text' },
    amendedOn: { type: 'date', name: 'amended_on' },
    changes: { type: 'json' },
    search: { type: 'text' },
  },
});
