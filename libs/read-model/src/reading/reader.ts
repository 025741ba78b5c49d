/** Who reads, as far as the tables need to know; what they make of it stands in the functions of the database. */
export interface Reader {
  role: string;
  organization: string | null;
  /** The region that an inspector or regulator answers for; null: none. */
  region: string | null;
  /** Whether RESTRICTED records are open to its inspectors and regulators today. */
  cleared: boolean;
  /** The supervision that its organization belongs to; null: the civil one. */
  system: string | null;
  /** Rights are those of today, whatever day or position a question asks about. */
  today: string;
  /** Ids of records that the graph gave reason to open: they stand in a chain that the reader may follow. */
  opened: readonly string[];
}

/** What rights on an asset rest on, as of now. */
export interface AssetReading {
  id: string;
  owner: string;
  /** Its own, else its owner's; null: neither is known. */
  region: string | null;
  visibility: string;
  tier: string;
  /** Its own, else its owner's; null: the civil one. */
  system: string | null;
  /** Laboratories that it is entrusted to today, by its owner or by an authority. */
  entrusted: readonly string[];
}

export interface CertificateReading {
  id: string;
  issuer: string;
  issuerRegion: string | null;
  /** null: it was posted with a nameplate. */
  asset: string | null;
  /** Whether a hidden asset bears the nameplate that it was posted with; it may be the one meant. */
  perhapsHidden: boolean;
}

export interface OrganizationReading {
  id: string;
  kinds: readonly string[];
  region: string;
  system: string | null;
  /** Organizations bound to it today by an entrustment, either way. */
  bound: readonly string[];
}

/** Assets that are hidden from whoever has no right of its own, and clearances, as far as they are known. */
export interface RightsNews {
  /** Hidden assets that became known, with their nameplates. */
  hidden: { id: string; manufacturer: string | null; model: string | null; serialNumber: string }[];
  cleared: { organization: string; from: string; to: string | null }[];
  /** Findings that became known with the cases they opened: their ids tell of the asset, too. */
  cases: { id: string; nonconformity: string; asset: string }[];
  /** Whether an organization under a supervision of its own became known: what it owns already is hidden now. */
  systems: boolean;
  /** How many facts that bear on rights stand after the position. */
  later: number;
  /** The greatest position of a fact that bears on rights; -1: none. */
  newest: number;
}
