/** SQL: the registration of an asset by the day, as `assetOn` of the domain has it. */

/**
 * What was amended of an asset by a day (null: whatever day; none lies ahead), as known at a position: the later day over
 * the earlier, of one day the later recorded. An empty object where nothing was.
 */
const AMENDED = `
  CREATE OR REPLACE FUNCTION rm_amended(asset_id text, day date, known_at bigint) RETURNS jsonb
  LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_object_agg(changed.key, changed.value ORDER BY m.amended_on, m.position), '{}'::jsonb)
      FROM rm_asset_amendment m CROSS JOIN LATERAL jsonb_each(m.changes::jsonb) changed
     WHERE m.asset = $1 AND m.position <= $3 AND ($2 IS NULL OR m.amended_on <= $2)
  $$`;

export const AMENDED_FUNCTIONS: readonly string[] = [AMENDED];
