import type {
  AssetKind,
  CivilDate,
  ExaminationKind,
  LocalText,
  QuantityRange,
  QuantityValue,
  Tier,
  UsagePurpose,
  VerificationMode,
  SupervisionSystem,
  Visibility,
} from '../vocabulary';
import type { ReferenceMaterial } from './reference-material';

export interface Measurand {
  quantity: string;
  range: QuantityRange | null;
  accuracyClass: string | null;
  mpe: QuantityValue | null;
}

export interface Usage {
  compulsory: boolean;
  purpose: UsagePurpose | null;
  mode: VerificationMode | null;
  intervalMonths: number | null;
  serviceLifeMonths: number | null;
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
}

export type AssetLifecycleEvent =
  | { type: 'AssetRepaired'; data: LifecycleData }
  | { type: 'AssetAdjusted'; data: LifecycleData }
  | { type: 'AssetDamaged'; data: LifecycleData }
  | { type: 'AssetIsolated'; data: LifecycleData }
  | { type: 'AssetReturned'; data: LifecycleData }
  | { type: 'AssetRetired'; data: LifecycleData }
  | { type: 'AssetTransferred'; data: LifecycleData & { owner: string } };

/** Found out of tolerance: the asset's `quantity` was off by `shift` between `from` (last known good) and `to`. */
export interface NonconformityFound {
  type: 'NonconformityFound';
  data: {
    id: string;
    asset: string;
    quantity: string;
    from: CivilDate;
    to: CivilDate;
    shift: QuantityValue | null;
    reason: string;
    /** The impact case this finding opened. */
    impactCase: string;
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
  | AssetEntrusted
  | LaboratoryDesignated;
