import { PUBLIC_STANDARD_TIERS } from './public-tiers';
import type { Reader } from './reader';

const PUBLIC_TIERS = PUBLIC_STANDARD_TIERS.map((tier) => `'${tier}'`).join(', ');

/**
 * SQL condition: the reader may read the asset `a`. The first part finds candidates by index; the function of the
 * database decides, so that a page is filled from what is visible and nothing follows where nothing visible follows.
 *
 * @param add numbers a parameter of the statement
 */
export function visibleTo(reader: Reader, add: (value: unknown) => string): string {
  if (reader.role === 'admin') return 'true';
  const decided = `suyuan_may_read_asset(${add(JSON.stringify(reader))}::json, a.id)`;
  const candidates = candidatesOf(reader, add);
  return candidates === null ? decided : `(${candidates}) AND ${decided}`;
}

function candidatesOf({ role, organization }: Reader, add: (value: unknown) => string): string | null {
  if (role === 'inspector' || role === 'regulator') return null;
  const own = add(organization);
  return `a.id IN (${ownAssets(own)}) OR a.tier IN (${PUBLIC_TIERS})`;
}

/** SQL query: assets that an organization (SQL), or one that it took over, ever owned or was ever entrusted with: candidates, found by index. */
export function ownAssets(own: string): string {
  return `
    SELECT id FROM rm_asset WHERE owner = ANY (rm_predecessors(${own}))
    UNION SELECT asset FROM rm_asset_owner WHERE owner = ANY (rm_predecessors(${own}))
    UNION SELECT subject FROM rm_right WHERE laboratory = ${own} AND kind IN ('ENTRUSTED', 'DESIGNATED')
    UNION SELECT first.id FROM rm_right r JOIN rm_asset first ON first.owner = r.subject
           WHERE r.laboratory = ${own} AND r.kind = 'ORGANIZATION_ENTRUSTED'
    UNION SELECT later.asset FROM rm_right r JOIN rm_asset_owner later ON later.owner = r.subject
           WHERE r.laboratory = ${own} AND r.kind = 'ORGANIZATION_ENTRUSTED'`;
}
