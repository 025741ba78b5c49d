import { asPrinted, dayOfLabel, type LabelDate } from '../label-date';
import type { CivilDate, QuantityValue } from '../vocabulary';

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
  /** What the label says, where that is a month: `2027-05`. */
  expiresOnPrinted?: LabelDate;
  grade?: ReferenceMaterialGrade;
}

/** The same as posted with an asset. */
export interface ReferenceMaterialBody {
  code: string;
  batch: string;
  certifiedValue?: QuantityValue | null;
  /** A month is its last day. */
  expiresOn?: LabelDate | null;
  grade?: ReferenceMaterialGrade | null;
}

/** What is recorded of a label: what it does not say is left out. */
export function referenceMaterialOf(body: ReferenceMaterialBody): ReferenceMaterial {
  const { code, batch, certifiedValue, expiresOn, grade } = body;
  const printed = asPrinted(expiresOn);
  return {
    code,
    batch,
    ...(certifiedValue ? { certifiedValue } : {}),
    ...(expiresOn ? { expiresOn: dayOfLabel(expiresOn) } : {}),
    ...(printed ? { expiresOnPrinted: printed } : {}),
    ...(grade ? { grade } : {}),
  };
}
