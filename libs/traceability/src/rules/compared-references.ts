import { comparedFigures, toBaseNumber } from '@suyuan/domain';
import { usedRange } from './parts-used';
import type { CertificateData } from './dossier';
import { present } from './facts-missing';
import { hitBy, SILENT, type LinkCase, type LinkRule } from './rule';

/**
 * A standard with |En| > 1 in a comparison (JJF 1117) before it was used: told until a later comparison speaks of the same
 * and is satisfactory. En is computed; what is stated of it decides nothing.
 */
export const referenceShouldCompareWell: LinkRule = {
  code: 'COMPARISON_UNSATISFACTORY',
  ancillary: false,
  judge: (c) => {
    const compared = c.link.compared ?? [];
    if (compared.length === 0 || c.parentAsset === null) return SILENT;
    for (const id of compared) {
      const verdicts = verdictsOf(c, present(c.dossier.certificate(id), `certificate ${id}`));
      if (verdicts.includes('UNSATISFACTORY')) return hitBy([id]);
      if (verdicts.length > 0) return SILENT;
    }
    return SILENT;
  },
};

/** What a comparison says at the values that were used. */
function verdictsOf(c: LinkCase, { results }: CertificateData) {
  const { quantity } = c.reference;
  const range = usedRange(c);
  return results
    .filter((result) => result.quantity === quantity)
    .flatMap((result) =>
      result.points.flatMap((point) => {
        const at = toBaseNumber(point.nominal.value, point.nominal.unit, quantity);
        if (range !== null && (at < range.lo || range.hi < at)) return [];
        return comparedFigures(point, result)?.verdict ?? [];
      }),
    );
}
