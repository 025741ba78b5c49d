import type { MeasuredPoint } from '../certificate/certificate.events';
import type {
  AssetKind,
  AssetNature,
  CivilDate,
  DecimalText,
  ExaminationKind,
  KeptBy,
  LifecycleEvent,
  LocalText,
  QuantityRange,
  QuantityValue,
  ReferenceUse,
  Conclusion,
  DecisionRuleId,
  Tier,
  UsagePurpose,
  VerificationMode,
  SupervisionSystem,
  Visibility,
} from '../vocabulary';
import type { StatedLimits } from '../metrology/stated';
import type { StatedParameter } from '../metrology/stated-parameter';
import type { ReferenceMaterial } from './reference-material';

export interface Measurand {
  quantity: string;
  range: QuantityRange | null;
  accuracyClass: string | null;
  mpe: StatedLimits | null;
  /** For which it is registered alone; left out: whatever parameters. */
  parameters?: StatedParameter[];
}

export interface Usage {
  compulsory: boolean;
  purpose: UsagePurpose | null;
  mode: VerificationMode | null;
  intervalMonths: number | null;
  serviceLifeMonths: number | null;
}

/** A part of an asset that results, events and questions may name. */
export interface AssetPart {
  id: string;
  name?: LocalText;
  serialNumber?: string;
}

/** Streams `instrument-<id>` (INSTRUMENT) and `standard-<id>` (STANDARD, REFERENCE_MATERIAL). */
export interface AssetRegistered {
  type: 'AssetRegistered';
  data: {
    id: string;
    kind: AssetKind;
    tier: Tier;
    name: LocalText;
    manufacturer: string | null;
    model: string | null;
    serialNumber: string;
    owner: string;
    region: string | null;
    measurands: Measurand[];
    schemeLevel: { scheme: string; level: string } | null;
    usage: Usage | null;
    visibility: Visibility;
    /** Of a REFERENCE_MATERIAL; left out when the sender gave none. */
    referenceMaterial?: ReferenceMaterial;
    /** Why it stands beside another asset with this nameplate; left out where its owner did not say so. */
    sameNameplate?: { reason: string };
    /** The supervision it stands under; left out: the civil one. */
    system?: SupervisionSystem;
    /** Channels, pieces, functions, probes; left out when none were named. */
    parts?: AssetPart[];
    /** Its item of the catalogue of compulsory verification; left out when none was named. */
    catalogueItem?: string;
    /** How it is used; left out: by `useOf`. */
    use?: ReferenceUse;
    /** Whether it embodies its value or indicates one; left out: by `natureOf`. */
    nature?: AssetNature;
    /** Nothing calibrates it: it is kept by comparison with its like; left out where it is not. */
    keptBy?: KeptBy;
  };
}

/** 计量基准证书 (PRIMARY), 计量标准考核证书 (EXAMINATION), 社会公用计量标准证书 (PUBLIC_STANDARD). */
export interface AssetExamined {
  type: 'AssetExamined';
  data: {
    id: string;
    asset: string;
    number: string;
    kind: ExaminationKind;
    validFrom: CivilDate;
    validTo: CivilDate | null;
    authority: string | null;
  };
}

interface LifecycleData {
  id: string;
  asset: string;
  on: CivilDate;
  note: string | null;
  /** The part that it happened to; left out: the asset as a whole. */
  part?: string;
}

export type AssetLifecycleEvent =
  | { type: 'AssetRepaired'; data: LifecycleData }
  | { type: 'AssetAdjusted'; data: LifecycleData }
  | { type: 'AssetDamaged'; data: LifecycleData }
  | { type: 'AssetIsolated'; data: LifecycleData }
  | { type: 'AssetReturned'; data: LifecycleData }
  | { type: 'AssetRetired'; data: LifecycleData }
  /** Put into service: a service life begins. */
  | { type: 'AssetInstalled'; data: LifecycleData }
  | { type: 'AssetSealBroken'; data: LifecycleData }
  | { type: 'AssetSoftwareChanged'; data: LifecycleData }
  | { type: 'AssetTransferred'; data: LifecycleData & { owner: string } };

/** What a lifecycle event is called in bodies and answers, by its type. */
export const LIFECYCLE_EVENT_OF: Readonly<Record<AssetLifecycleEvent['type'], LifecycleEvent>> = {
  AssetRepaired: 'REPAIRED',
  AssetAdjusted: 'ADJUSTED',
  AssetDamaged: 'DAMAGED',
  AssetIsolated: 'ISOLATED',
  AssetReturned: 'RETURNED',
  AssetRetired: 'RETIRED',
  AssetInstalled: 'INSTALLED',
  AssetSealBroken: 'SEAL_BROKEN',
  AssetSoftwareChanged: 'SOFTWARE_CHANGED',
  AssetTransferred: 'TRANSFERRED',
};

/** Registered facts of an asset that are others from a day on; what is left out stays. Earlier days keep what they had. */
export interface AssetAmended {
  type: 'AssetAmended';
  data: {
    id: string;
    asset: string;
    on: CivilDate;
    reason: string;
    changes: Partial<
      Pick<
        AssetRegistered['data'],
        | 'name'
        | 'manufacturer'
        | 'model'
        | 'serialNumber'
        | 'region'
        | 'measurands'
        | 'parts'
        | 'usage'
        | 'schemeLevel'
        | 'catalogueItem'
        | 'use'
        | 'nature'
        | 'visibility'
      >
    >;
  };
}

/**
 * By how much the stated error of an asset changed at one of its values, with its sign (of a measure: actual minus
 * nominal; of an indicator: indication minus true).
 */
export interface ShiftAtValue {
  value: QuantityValue;
  parameters?: StatedParameter[];
  /** Which piece, channel or function; left out: of the asset as a whole. */
  part?: string;
  shift: QuantityValue;
}

/** Found out of tolerance: the asset's `quantity` was off by `shift` between `from` (last known good) and `to`. */
export interface NonconformityFound {
  type: 'NonconformityFound';
  data: {
    id: string;
    asset: string;
    quantity: string;
    from: CivilDate;
    to: CivilDate;
    /** One size for all of it, whose sign nobody relies on. */
    shift: QuantityValue | null;
    reason: string;
    /** The part that was found; left out: the asset as a whole. */
    part?: string;
    /** The impact case this finding opened. */
    impactCase: string;
    /** By value, with their signs; left out where none were stated. */
    shifts?: ShiftAtValue[];
    /** Stated by an authority in charge; left out: by the owner. */
    byAuthority?: true;
  };
}

/**
 * From `effectiveFrom` on the value of this standard is taken to be `shift` different from before (a new consensus value
 * of the kilogram); what was measured with it before that day carries the old value.
 */
export interface ReferenceValueRestated {
  type: 'ReferenceValueRestated';
  data: {
    id: string;
    asset: string;
    quantity: string;
    /** New value minus old value. */
    shift: QuantityValue;
    effectiveFrom: CivilDate;
    reason: string;
    /** The document that states it; left out when none was named. */
    source?: string;
  };
}

/** What its owner demands of an asset for a purpose. */
export interface MetrologicalRequirement {
  quantity: string;
  /** Maximum permissible error. */
  limits: StatedLimits;
  /** For which it is demanded; left out: whatever parameters. */
  parameters?: StatedParameter[];
}

/**
 * Its owner confirms what a certificate found, against its own requirement (计量确认, ISO 10012): recomputed when asked;
 * legal limits and those of the class hold beside it.
 */
export interface AssetConfirmed {
  type: 'AssetConfirmed';
  data: {
    id: string;
    asset: string;
    /** The id of a certificate of the asset, known already or not. */
    certificate: string;
    on: CivilDate;
    purpose: UsagePurpose;
    requirement: MetrologicalRequirement;
    conclusion: Conclusion;
    /** Left out: simple acceptance. */
    decisionRule?: { id: DecisionRuleId; guardFactor: DecimalText | null; version: string };
    /** The last day that it holds; left out: none. */
    validUntil?: CivilDate;
  };
}

/** An intermediate check between calibrations (期间核查): never in force, never a link. */
export interface AssetChecked {
  type: 'AssetChecked';
  data: {
    id: string;
    asset: string;
    on: CivilDate;
    quantity: string;
    /** As it was told; where there are figures, those count. */
    passed: boolean;
    /** Channel, piece, function or probe; left out: of the asset as a whole. */
    part?: string;
    /** Left out when none was named. */
    method?: string;
    /** Of all its points that state none of these themselves; left out: none. */
    parameters?: StatedParameter[];
    /** Left out: it is told without figures. */
    points?: MeasuredPoint[];
  };
}

/**
 * Somebody looked into what speaks against it between two findings of its certificates or checks, and it is nothing: with the
 * reason, which stands beside what rests on it.
 */
export interface SuspicionDismissed {
  type: 'SuspicionDismissed';
  data: {
    id: string;
    asset: string;
    quantity: string;
    /** The certificate or check that found it. */
    finding: string;
    /** Which piece, channel or function; left out: all of it. */
    part?: string;
    reason: string;
    /** By an authority in charge; left out: by the owner. */
    byAuthority?: true;
  };
}

/** Its owner entrusts it to a laboratory: what that laboratory certifies of it on those days counts (委托). */
export interface AssetEntrusted {
  type: 'AssetEntrusted';
  data: {
    id: string;
    asset: string;
    owner: string;
    laboratory: string;
    from: CivilDate;
    to: CivilDate | null;
  };
}

/** An authority designates the laboratory of an asset (指定). */
export interface LaboratoryDesignated {
  type: 'LaboratoryDesignated';
  data: {
    id: string;
    asset: string;
    laboratory: string;
    from: CivilDate;
    to: CivilDate | null;
    reason: string;
    /** Given by the national authority: the only one that counts for national standards. */
    national: boolean;
  };
}

export type AssetEvent =
  | AssetRegistered
  | AssetExamined
  | AssetLifecycleEvent
  | NonconformityFound
  | ReferenceValueRestated
  | AssetChecked
  | SuspicionDismissed
  | AssetConfirmed
  | AssetAmended
  | AssetEntrusted
  | LaboratoryDesignated;
