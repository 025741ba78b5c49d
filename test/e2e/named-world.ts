/** Worlds that share a server: the names of each bear its prefix. */
import type { AssetReference } from '@suyuan/domain';
import type { GraphFact, ReferenceFact } from '@suyuan/traceability';

/** Names of one world get its prefix, so that worlds can share a server. */
export function inWorld(prefix: string, facts: readonly GraphFact[]): GraphFact[] {
  const id = (text: string): string => `${prefix}${text}`;
  const asset = (named: AssetReference): AssetReference =>
    typeof named === 'string' ? id(named) : { ...named, serialNumber: id(named.serialNumber) };
  const reference = (given: ReferenceFact): ReferenceFact => ({
    ...given,
    asset: given.asset === null ? null : asset(given.asset),
    certificate:
      given.certificate === null ? null : { ...given.certificate, issuer: id(given.certificate.issuer) },
  });
  return facts.map((fact): GraphFact => {
    switch (fact.kind) {
      case 'ASSET':
        return {
          ...fact,
          id: id(fact.id),
          owner: id(fact.owner),
          identity:
            fact.identity === null
              ? null
              : { ...fact.identity, serialNumber: id(fact.identity.serialNumber) },
        };
      case 'MEASURES':
        return { ...fact, asset: id(fact.asset) };
      case 'CERTIFICATE':
        return {
          ...fact,
          id: id(fact.id),
          issuer: id(fact.issuer),
          asset: asset(fact.asset),
          replaces: fact.replaces === null ? null : id(fact.replaces),
          results: fact.results.map((result) => ({
            ...result,
            references: result.references.map(reference),
          })),
          references: fact.references.map(reference),
          ...(fact.transcribedBy === undefined ? {} : { transcribedBy: id(fact.transcribedBy) }),
        };
      case 'REVOCATION':
        return { ...fact, id: id(fact.id), certificate: id(fact.certificate) };
      case 'EXAMINATION':
        return { ...fact, id: id(fact.id), asset: id(fact.asset) };
      case 'ORGANIZATION':
        return { ...fact, id: id(fact.id) };
      case 'ORGANIZATION_CHANGE':
        return { ...fact, organization: id(fact.organization) };
      case 'ORGANIZATION_END':
        return {
          ...fact,
          organization: id(fact.organization),
          into: fact.into === null ? null : id(fact.into),
        };
      case 'OWNERSHIP':
        return { ...fact, asset: id(fact.asset), owner: id(fact.owner) };
      case 'SCOPE':
        return { ...fact, organization: id(fact.organization) };
      case 'ENTRUSTMENT':
        return {
          ...fact,
          asset: fact.asset === null ? null : id(fact.asset),
          owner: id(fact.owner),
          laboratory: id(fact.laboratory),
        };
      case 'DESIGNATION':
        return { ...fact, asset: id(fact.asset), laboratory: id(fact.laboratory) };
      case 'ACCEPTANCE':
      case 'CONFIRMATION':
        return { ...fact, certificate: id(fact.certificate), by: id(fact.by) };
      case 'DISPUTE':
        return { ...fact, id: id(fact.id), certificate: id(fact.certificate), by: id(fact.by) };
      case 'SUSPENSION':
        return { ...fact, id: id(fact.id), certificate: id(fact.certificate) };
    }
  });
}
