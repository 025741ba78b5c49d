import type { TracedCertificateReply } from '../api/generated';
import { isHandle } from '../api/references';
import { nameplateText } from '../parts/asset-name';
import { printed } from '../parts/quantity';
import type { useWords } from '../i18n/words';
import type { ChainEdge, ChainNode } from './chain-model';

type Words = ReturnType<typeof useWords>;

/** What a node is called: the asset of the certificate, the institute, or the reference as cited. */
export function nodeTitle(node: ChainNode, { t, local }: Words): string {
  if (node.kind === 'group') return t('trace.groupOf', { count: node.count });
  if (isRestricted(node)) return t('trace.restricted');
  if (node.certificate) return certificateTitle(node.certificate, { t, local });
  if (node.kind === 'external') return node.external?.institute ?? t('nodeKind.external');
  if (node.cited?.asset) return nameplateText(node.cited.asset);
  return t(`nodeKind.${node.kind}`);
}

/** Whether the reader may only know that something stands here. */
export function isRestricted({ id, certificate, cited }: ChainNode): boolean {
  return isHandle(id) || isHandle(certificate?.asset) || isHandle(cited?.asset);
}

/** The name of the asset of a certificate; a restricted one has none. */
export function certificateTitle(
  { asset, assetName, number }: TracedCertificateReply,
  { t, local }: Pick<Words, 't' | 'local'>,
): string {
  if (isHandle(asset)) return t('trace.restricted');
  return local(assetName) || (asset === null ? '' : nameplateText(asset)) || number || '';
}

/** The number under the name; `organization` tells what an issuer is called. */
export function nodeNumber(node: ChainNode, organization: (id: string) => string): string {
  if (node.kind === 'group') return '';
  if (node.certificate) return node.certificate.number ?? '';
  if (node.external) {
    const { certificateNumber, kcdbId, accreditation } = node.external;
    return [certificateNumber, kcdbId, accreditation].filter(Boolean).join(' · ');
  }
  const cited = node.cited?.certificate;
  return cited ? `${organization(cited.issuer)} ${cited.number}` : '';
}

/** The status of a node as a code of the group `nodeStatus`. */
export function nodeStatus(node: ChainNode): string {
  if (node.severity) return node.severity;
  if (node.kind === 'external') return 'EXTERNAL';
  if (node.isRoot) return 'ROOT';
  return node.kind === 'certificate' || node.kind === 'group' ? 'SOUND' : 'UNDECIDED';
}

export function uncertaintyText(certificate: TracedCertificateReply, { t }: Words): string | null {
  const { expandedUncertainty, coverageFactor, nominal } = certificate;
  if (!expandedUncertainty) return null;
  const at = nominal ? ` ${t('trace.atNominal', { nominal: printed(nominal) })}` : '';
  return `U = ${printed(expandedUncertainty)}${coverageFactor ? ` (k = ${coverageFactor})` : ''}${at}`;
}

/** The accessible name of a node: what it is, its number, its status, its level. */
export function nodeLabel(node: ChainNode, words: Words, organization: (id: string) => string): string {
  const { t, word } = words;
  return [
    nodeTitle(node, words),
    nodeNumber(node, organization),
    word('nodeStatus', nodeStatus(node)),
    node.certificate?.tier ? word('tier', node.certificate.tier) : null,
    node.isStart ? t('trace.start') : null,
    t('trace.levelNumber', { level: node.level }),
  ]
    .filter((part) => part !== null && part !== '')
    .join(t('common.clauseJoin'));
}

/** What the label of a link begins with: when the reference was used and how it was found. */
export function edgeFacts(edge: ChainEdge, { t, word }: Words): string {
  if (edge.count > 1) return t('trace.linksTogether', { count: edge.count });
  return [
    t('trace.usedOn', { on: edge.usedOn }),
    word('how', edge.how),
    edge.role === 'MAIN' ? null : word('referenceRole', edge.role),
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}
