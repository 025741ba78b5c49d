import { refusal, type Refusal } from '../decision';
import { checkDecimal, checkUnit } from '../metrology/checks';
import { unitFit } from '../metrology/conversion';
import type { AssetKind, CivilDate, QuantityValue } from '../vocabulary';

/** 一级标准物质 (GBW) and 二级标准物质 (GBW(E)). */
export const REFERENCE_MATERIAL_GRADES = ['FIRST_CLASS', 'SECOND_CLASS'] as const;
export type ReferenceMaterialGrade = (typeof REFERENCE_MATERIAL_GRADES)[number];

/** What the label of a certified reference material says; what it does not say is left out. */
export interface ReferenceMaterial {
  /** `GBW08601`, `GBW(E) 080123`. */
  code: string;
  /** The batch of which this asset is. */
  batch: string;
  certifiedValue?: QuantityValue;
  /** The last day on which it may be used. */
  expiresOn?: CivilDate;
  grade?: ReferenceMaterialGrade;
}

/** The same as posted with an asset. */
export interface ReferenceMaterialBody {
  code: string;
  batch: string;
  certifiedValue?: QuantityValue | null;
  expiresOn?: CivilDate | null;
  grade?: ReferenceMaterialGrade | null;
}

interface Labelled {
  kind: AssetKind;
  measurands: readonly { quantity: string }[];
  referenceMaterial?: ReferenceMaterialBody | null;
}

/** Only a reference material has such a label, and its certified value is one of what the asset measures. */
export function checkReferenceMaterial({ kind, measurands, referenceMaterial }: Labelled): Refusal[] {
  if (!referenceMaterial) return [];
  if (kind !== 'REFERENCE_MATERIAL') {
    const detail = 'only an asset of kind REFERENCE_MATERIAL is a reference material';
    return [refusal('NOT_ALLOWED', '/referenceMaterial', detail)];
  }
  const { certifiedValue } = referenceMaterial;
  if (!certifiedValue) return [];
  const pointer = '/referenceMaterial/certifiedValue';
  const fits = measurands.some(({ quantity }) => unitFit(certifiedValue.unit, quantity) === 'FITS');
  const ofUnit = measurands
    .slice(0, 1)
    .flatMap(({ quantity }) => checkUnit(certifiedValue.unit, quantity, `${pointer}/unit`, false));
  return [...checkDecimal(certifiedValue.value, `${pointer}/value`), ...(fits ? [] : ofUnit)];
}

export function referenceMaterialOf(body: ReferenceMaterialBody): ReferenceMaterial {
  const { code, batch, certifiedValue, expiresOn, grade } = body;
  return {
    code,
    batch,
    ...(certifiedValue ? { certifiedValue } : {}),
    ...(expiresOn ? { expiresOn } : {}),
    ...(grade ? { grade } : {}),
  };
}
