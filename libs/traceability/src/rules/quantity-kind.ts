import { isBuiltIn, readUnit, type CalibrationResult } from '@suyuan/domain';
import type { Dossier } from './dossier';
import { SILENT, type ResultRule } from './rule';

/** Of a quantity that nobody had published, or published in other units, figures are recorded and mean nothing yet. */
export const quantityMustBePublished: ResultRule = {
  code: 'UNKNOWN_QUANTITY_KIND',
  judge: ({ dossier, certificate, result }) =>
    isOfKnownKind(result, dossier) ? SILENT : [{ evidence: [certificate.id] }],
};

/** Whether what a result states can be read as the quantity it names, as that was known. */
export function isOfKnownKind(result: CalibrationResult, dossier: Dossier): boolean {
  const { quantity, range, points } = result;
  if (isBuiltIn(quantity)) return true;
  const published = dossier.quantities.get(quantity);
  if (published === undefined) return false;
  const units = [...points.map(({ nominal }) => nominal.unit), ...(range ? [range.unit] : [])];
  const dimension = dimensionOfUnit(published.unit);
  return units.every((unit) => dimensionOfUnit(unit) === dimension);
}

function dimensionOfUnit(unit: string): string | null {
  const reading = readUnit(unit);
  return reading.ok ? reading.unit.dimension : null;
}
