import { CERTIFICATES_PER_DAY } from '@suyuan/domain';
import { ownerOn } from './owners-in-time';
import { SILENT, type CertificateCase, type CertificateRule } from './rule';

/**
 * The highest standard of an organization is verified by others (Law, articles 8 and 9). A public one may well be
 * certified by its owner: an institute verifies its lower public standards by its higher ones.
 */
function isCertifiedByItsOwner({ dossier, certificate, asset }: CertificateCase): boolean {
  if (asset?.asset.tier !== 'ENTERPRISE_HIGHEST') return false;
  return ownerOn(asset, certificate.performedOn, dossier.endOf) === certificate.issuer;
}

/** Signs, no proof: more in a day than anybody can do, figures that another certificate has, no second pair of eyes. */
export const certificateMustNotLookFalse: CertificateRule = {
  code: 'SUSPECT_FALSE_REPORT',
  judge: (c) => {
    const { id } = c.certificate;
    const issuing = c.dossier.issuing(id);
    const sameFigures = issuing?.sameFigures ?? [];
    const tooMany = (issuing?.performedThatDay ?? 0) > CERTIFICATES_PER_DAY.max;
    const suspect = tooMany || sameFigures.length > 0 || isCertifiedByItsOwner(c);
    return suspect ? [{ evidence: [id, ...sameFigures] }] : SILENT;
  },
};
