import type { RegisteredAsset } from './dossier';
import { SILENT, type Hit, type LinkCase, type LinkRule } from './rule';

/** The reference material that a link names or leads to; null where it is something else. */
function materialOf({ dossier, link, parentAsset }: LinkCase): RegisteredAsset | null {
  const named = typeof link.asset === 'string' ? dossier.asset(link.asset) : null;
  const candidates = [named, parentAsset];
  return candidates.find((asset) => asset?.asset.kind === 'REFERENCE_MATERIAL') ?? null;
}

/** The batch that the asset is; a material registered without its label is told apart by its serial number. */
const batchOf = ({ asset }: RegisteredAsset): string => asset.referenceMaterial?.batch ?? asset.serialNumber;

function hit(material: RegisteredAsset, { parent }: LinkCase): Hit[] {
  return [{ evidence: [material.asset.id, ...(parent === null ? [] : [parent.id])] }];
}

export const materialMustNotHaveExpired: LinkRule = {
  code: 'CRM_EXPIRED',
  ancillary: true,
  judge: (c) => {
    const material = materialOf(c);
    if (material === null) return SILENT;
    const validUntil = c.parent?.kind === 'CRM' ? c.parent.validUntil : null;
    const days = [material.asset.referenceMaterial?.expiresOn, validUntil];
    return days.some((day) => day && day < c.usedOn) ? hit(material, c) : SILENT;
  },
};

/** The batch that was used is the one of the asset, and the link leads to the certificate of a batch. */
export const batchMustBeCertified: LinkRule = {
  code: 'CRM_BATCH_UNKNOWN',
  ancillary: true,
  judge: (c) => {
    const material = materialOf(c);
    if (material === null) return SILENT;
    const stated = c.reference.batch ?? batchOf(material);
    return stated === batchOf(material) && c.parent?.kind === 'CRM' ? SILENT : hit(material, c);
  },
};
