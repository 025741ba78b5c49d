import { EVERYTHING_KNOWN } from '../standing/everything-known';
import type { DueKind } from '@suyuan/domain';

/**
 * SQL for what comes to an end: each query gives (subject, number, asset, organization, due). `today` is SQL; the
 * queries of assets are about the alias `a`, those of scopes about the alias `o` (an organization).
 */
export const DUE_SUBJECTS: Record<DueKind, (today: string) => string> = {
  CERTIFICATE: (today) => `SELECT c.id AS subject, c.number, a.id AS asset, NULL::text AS organization,
      min(d.due) AS due
     FROM rm_asset_due(a.id, ${today}, ${EVERYTHING_KNOWN}) d JOIN rm_certificate c ON c.id = d.certificate
    WHERE d.due IS NOT NULL AND ${inUse(today)} GROUP BY c.id, c.number`,

  MATERIAL: (today) => `SELECT a.id AS subject, coalesce(a.reference_material->>'code', a.id) AS number,
      a.id AS asset, NULL::text AS organization, (a.reference_material->>'expiresOn')::date AS due
    WHERE a.reference_material->>'expiresOn' IS NOT NULL AND ${inUse(today)}`,

  // An examination that another one outlasts was renewed.
  EXAMINATION: (today) => `SELECT e.data->>'id' AS subject, e.data->>'number' AS number, a.id AS asset,
      NULL::text AS organization, (e.data->>'validTo')::date AS due
     FROM rm_history e
    WHERE e.stream = a.stream AND e.type = 'AssetExamined' AND e.data->>'validTo' IS NOT NULL AND ${inUse(today)}
      AND NOT EXISTS (SELECT FROM rm_history later WHERE later.stream = a.stream AND later.type = 'AssetExamined'
        AND later.position <> e.position AND later.data->>'kind' = e.data->>'kind'
        AND (coalesce((later.data->>'validTo')::date, 'infinity'), later.position)
          > ((e.data->>'validTo')::date, e.position))`,

  // A scope that was revoked, or ended with its holder, ends no more; one that another of its number outlasts was renewed.
  SCOPE: (today) => `SELECT s.data->>'id' AS subject, s.data->>'number' AS number, NULL::text AS asset,
      o.id AS organization, (s.data->>'validTo')::date AS due
     FROM rm_history s
    WHERE s.stream = o.stream AND s.type = 'ScopeGranted' AND s.data->>'validTo' IS NOT NULL
      AND NOT EXISTS (SELECT FROM rm_history r WHERE r.stream = o.stream AND r.type = 'ScopeRevoked'
        AND r.data->>'scope' = s.data->>'id' AND (r.data->>'from')::date <= ${today})
      AND NOT EXISTS (SELECT FROM rm_organization_end gone WHERE gone.organization = o.id
        AND gone.ended_on <= ${today})
      AND NOT EXISTS (SELECT FROM rm_history later WHERE later.stream = o.stream AND later.type = 'ScopeGranted'
        AND later.position <> s.position AND later.data->>'number' = s.data->>'number'
        AND later.data->>'authority' = s.data->>'authority'
        AND (coalesce((later.data->>'validTo')::date, 'infinity'), later.position)
          > ((s.data->>'validTo')::date, s.position))`,
};

function inUse(today: string): string {
  return `NOT rm_is_out_of_use(a.stream, ${today}, ${EVERYTHING_KNOWN})`;
}
