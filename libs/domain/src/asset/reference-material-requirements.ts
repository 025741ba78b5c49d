import { refusal, type Refusal } from '../decision';
import { checkDecimal, checkUnit } from '../metrology/checks';
import { unitFit } from '../metrology/conversion';
import type { AssetKind } from '../vocabulary';
import type { ReferenceMaterialBody } from './reference-material';

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
