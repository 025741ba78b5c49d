import { hitBy, SILENT, type CertificateRule, type Hit, type LinkCase, type LinkRule } from './rule';
import { schemeLinkOf, transferOf, type Transfer } from './scheme-in-force';

/** Evidence: the scheme in force, and the certificate of the reference where there is one. */
function when(c: LinkCase, transfer: Transfer): Hit[] {
  const link = schemeLinkOf(c);
  if (link === null || transferOf(link) !== transfer) return SILENT;
  return hitBy([link.scheme.id, ...(c.parent === null ? [] : [c.parent.id])]);
}

/** The reference does not stand above the item; one of the same level does not either. */
export const referenceMustStandAbove: LinkRule = {
  code: 'LEVEL_INVERTED',
  ancillary: false,
  judge: (c) => when(c, 'INVERTED'),
};

/** Above the item and on a way to it, but past levels between: sound, yet it wears out high standards. */
export const levelsShouldNotBeSkipped: LinkRule = {
  code: 'LEVEL_SKIPPED',
  ancillary: false,
  judge: (c) => when(c, 'SKIPS'),
};

/** Above the item, but the scheme draws no way from there to it. */
export const transferMustBeInScheme: LinkRule = {
  code: 'EDGE_NOT_IN_SCHEME',
  ancillary: false,
  judge: (c) => when(c, 'WITHOUT_EDGE'),
};

/** The version the asset is placed in had ended before the day of the calibration. */
export const schemeShouldBeInForce: CertificateRule = {
  code: 'SCHEME_SUPERSEDED',
  judge: ({ dossier, certificate, asset }) => {
    const named = asset?.asset.schemeLevel?.scheme;
    return hitBy(
      dossier.schemes
        .filter(({ id, validTo }) => id === named && validTo !== null && validTo < certificate.performedOn)
        .map(({ id }) => id),
    );
  },
};
