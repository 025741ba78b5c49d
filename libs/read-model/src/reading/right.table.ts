import { EntitySchema } from 'typeorm';

/** What a recorded fact changes about who may read what. */
export const RIGHT_KINDS = {
  /** An asset that is restricted or belongs to a system of its own. */
  HIDDEN: 'HIDDEN',
  ORGANIZATION: 'ORGANIZATION',
  TRANSFERRED: 'TRANSFERRED',
  /** Its region is another, or what it owned went over. */
  ORGANIZATION_CHANGED: 'ORGANIZATION_CHANGED',
  /** Its region or visibility is another. */
  AMENDED: 'AMENDED',
  ENTRUSTED: 'ENTRUSTED',
  ORGANIZATION_ENTRUSTED: 'ORGANIZATION_ENTRUSTED',
  DESIGNATED: 'DESIGNATED',
  CLEARED: 'CLEARED',
} as const;

export type RightKind = keyof typeof RIGHT_KINDS;

/** One row a fact, so that a reader of the rows in order of position misses none. */
export interface RightRow {
  position: number;
  kind: RightKind;
  /** The asset, or the organization that is cleared, registered or entrusts what it owns. */
  subject: string;
  /** Who may read by it; null where the fact only takes or changes. */
  laboratory: string | null;
  /** Who entrusted it: once somebody else owns it, that entrustment opens nothing any more. */
  owner: string | null;
  fromDay: string | null;
  /** null: until further notice. */
  toDay: string | null;
  system: string | null;
}

export const rightTable = new EntitySchema<RightRow>({
  name: 'Right',
  tableName: 'rm_right',
  columns: {
    position: { type: 'bigint', primary: true },
    kind: { type: 'text' },
    subject: { type: 'text' },
    laboratory: { type: 'text', nullable: true },
    owner: { type: 'text', nullable: true },
    fromDay: { type: 'date', name: 'from_day', nullable: true },
    toDay: { type: 'date', name: 'to_day', nullable: true },
    system: { type: 'text', nullable: true },
  },
});
