import { EntitySchema } from 'typeorm';

/**
 * What the graph knows of who may speak for what, as tables: the facts that "in force" follows from, a table a kind of fact.
 * Rows are told by `standing.projection.ts`, questions by the functions of `standing.functions.ts`.
 */

export interface FactAssetRow {
  id: string;
  position: number;
  kind: string;
  tier: string;
  /** The first owner. */
  owner: string;
  /** As the graph compares nameplates; null: it has none. */
  nameplate: string | null;
}

export const factAssetTable = new EntitySchema<FactAssetRow>({
  name: 'FactAsset',
  tableName: 'rm_fact_asset',
  columns: {
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
    kind: { type: 'text' },
    tier: { type: 'text' },
    owner: { type: 'text' },
    nameplate: { type: 'text', nullable: true },
  },
});

/** What assets are registered for from a day on, in base units; the first row of each registration names no quantity. */
export interface FactMeasureRow {
  position: number;
  ordinal: number;
  asset: string;
  /** null: as registered at first. */
  from: string | null;
  quantity: string;
  lo: number | null;
  hi: number | null;
}

export const factMeasureTable = new EntitySchema<FactMeasureRow>({
  name: 'FactMeasure',
  tableName: 'rm_fact_measure',
  columns: {
    position: { type: 'bigint', primary: true },
    ordinal: { type: 'integer', primary: true },
    asset: { type: 'text' },
    from: { type: 'date', name: 'valid_from', nullable: true },
    quantity: { type: 'text' },
    lo: { type: 'double precision', nullable: true },
    hi: { type: 'double precision', nullable: true },
  },
});

/** Later owners of assets. */
export interface FactOwnerRow {
  position: number;
  asset: string;
  owner: string;
}

export const factOwnerTable = new EntitySchema<FactOwnerRow>({
  name: 'FactOwner',
  tableName: 'rm_fact_owner',
  columns: {
    position: { type: 'bigint', primary: true },
    asset: { type: 'text' },
    owner: { type: 'text' },
  },
});

export interface FactCertificateRow {
  id: string;
  position: number;
  issuer: string;
  number: string;
  kind: string;
  /** null: it was posted with a nameplate. */
  asset: string | null;
  nameplate: string | null;
  performedOn: string;
  replaces: string | null;
  /** Who copied it from paper; null: its issuer posted it. */
  transcribedBy: string | null;
  /** Which of several instruments under its number; null: its number is of one. */
  item: string | null;
}

export const factCertificateTable = new EntitySchema<FactCertificateRow>({
  name: 'FactCertificate',
  tableName: 'rm_fact_certificate',
  columns: {
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
    issuer: { type: 'text' },
    number: { type: 'text' },
    kind: { type: 'text' },
    asset: { type: 'text', nullable: true },
    nameplate: { type: 'text', nullable: true },
    performedOn: { type: 'date', name: 'performed_on' },
    replaces: { type: 'text', nullable: true },
    transcribedBy: { type: 'text', name: 'transcribed_by', nullable: true },
    item: { type: 'text', nullable: true },
  },
});

/** Results in base units; those of comparisons, which are never in force, are left out. */
export interface FactResultRow {
  certificate: string;
  ordinal: number;
  position: number;
  asset: string | null;
  nameplate: string | null;
  quantity: string;
  /** null: a verification that states no range and no points. */
  lo: number | null;
  hi: number | null;
  /** What it covers by the registration of its asset: ALL, DOWN_TO_MINIMUM; null: nothing more. */
  registered: string | null;
  /** The part that it states it is of. */
  part: string | null;
  /** Of its own; null: that of its certificate. */
  ownConclusion: string | null;
  performedOn: string;
  issuedOn: string;
}

export const factResultTable = new EntitySchema<FactResultRow>({
  name: 'FactResult',
  tableName: 'rm_fact_result',
  columns: {
    certificate: { type: 'text', primary: true },
    ordinal: { type: 'integer', primary: true },
    position: { type: 'bigint' },
    asset: { type: 'text', nullable: true },
    nameplate: { type: 'text', nullable: true },
    quantity: { type: 'text' },
    lo: { type: 'double precision', nullable: true },
    hi: { type: 'double precision', nullable: true },
    registered: { type: 'text', nullable: true },
    part: { type: 'text', nullable: true },
    ownConclusion: { type: 'text', name: 'own_conclusion', nullable: true },
    performedOn: { type: 'date', name: 'performed_on' },
    issuedOn: { type: 'date', name: 'issued_on' },
  },
});

/** Numbers that a certificate cites. */
export interface FactCitationRow {
  certificate: string;
  issuer: string;
  number: string;
  position: number;
}

export const factCitationTable = new EntitySchema<FactCitationRow>({
  name: 'FactCitation',
  tableName: 'rm_fact_citation',
  columns: {
    certificate: { type: 'text', primary: true },
    issuer: { type: 'text', primary: true },
    number: { type: 'text', primary: true },
    position: { type: 'bigint' },
  },
});

export interface FactRevocationRow {
  position: number;
  certificate: string;
  /** null: void, it never held. */
  effectiveFrom: string | null;
}

export const factRevocationTable = new EntitySchema<FactRevocationRow>({
  name: 'FactRevocation',
  tableName: 'rm_fact_revocation',
  columns: {
    position: { type: 'bigint', primary: true },
    certificate: { type: 'text' },
    effectiveFrom: { type: 'date', name: 'effective_from', nullable: true },
  },
});

/** Scopes that admit: of those who serve others (OTHERS), and of producers (MATERIALS). */
export interface FactScopeRow {
  position: number;
  quantity: string;
  organization: string;
  serves: string;
  validFrom: string;
  validTo: string | null;
}

export const factScopeTable = new EntitySchema<FactScopeRow>({
  name: 'FactScope',
  tableName: 'rm_fact_scope',
  columns: {
    position: { type: 'bigint', primary: true },
    quantity: { type: 'text', primary: true },
    organization: { type: 'text' },
    serves: { type: 'text' },
    validFrom: { type: 'date', name: 'valid_from' },
    validTo: { type: 'date', name: 'valid_to', nullable: true },
  },
});

/** Entrustments by an owner, and (owner null) designations by a regulator. */
export interface FactCommissionRow {
  position: number;
  /** null: all that the owner owns or ever owned. */
  asset: string | null;
  owner: string | null;
  laboratory: string;
  validFrom: string;
  validTo: string | null;
  national: boolean;
}

export const factCommissionTable = new EntitySchema<FactCommissionRow>({
  name: 'FactCommission',
  tableName: 'rm_fact_commission',
  columns: {
    position: { type: 'bigint', primary: true },
    asset: { type: 'text', nullable: true },
    owner: { type: 'text', nullable: true },
    laboratory: { type: 'text' },
    validFrom: { type: 'date', name: 'valid_from' },
    validTo: { type: 'date', name: 'valid_to', nullable: true },
    national: { type: 'boolean' },
  },
});

/** What was said about a certificate: ACCEPTANCE by an owner, CONFIRMATION by its issuer. */
export interface FactWordRow {
  position: number;
  word: string;
  certificate: string;
  organization: string;
}

export const factWordTable = new EntitySchema<FactWordRow>({
  name: 'FactWord',
  tableName: 'rm_fact_word',
  columns: {
    position: { type: 'bigint', primary: true },
    word: { type: 'text' },
    certificate: { type: 'text' },
    organization: { type: 'text' },
  },
});
