/** Parts of assets as SQL (RECORD.md section 5): what `part-cover.ts` of the graph says, held to it by a test. */

/**
 * Whether a certificate is of the same issuer and asset as another, and of its issuer's own word unless that is none either
 * (`isOwnWordOver` of the graph).
 */
const OWN_WORD_OVER = `
  CREATE OR REPLACE FUNCTION rm_is_own_word_over(
    later rm_fact_certificate, c rm_fact_certificate, a rm_fact_asset, known_at bigint) RETURNS boolean
  LANGUAGE plpgsql STABLE AS $$
    BEGIN
      RETURN later.id <> c.id AND later.position <= $4 AND later.issuer = c.issuer
        AND (later.asset IS NOT DISTINCT FROM a.id
          OR (later.nameplate = a.nameplate AND rm_is_only_bearer(a.id, a.nameplate, $4)))
        AND (rm_own_word_since(later) <= $4 OR coalesce(rm_own_word_since(c) > $4, true));
    END $$`;

/** Whether another certificate took the place of one in a part. */
const PART_REPLACED = `
  CREATE OR REPLACE FUNCTION rm_is_part_replaced(certificate text, part text, asset_id text, known_at bigint)
  RETURNS boolean LANGUAGE plpgsql STABLE AS $$
    #variable_conflict use_column
    BEGIN
      RETURN EXISTS (SELECT FROM rm_fact_part_amendment p
        JOIN rm_fact_certificate later ON later.id = p.certificate
        JOIN rm_fact_certificate c ON c.id = p.replaces
        JOIN rm_fact_asset a ON a.id = $3
        WHERE p.replaces = $1 AND p.part = $2 AND rm_is_own_word_over(later, c, a, $4));
    END $$`;

/**
 * What a result covers of a part (null: of the whole) by what it states: null where it says nothing of it. An open bound
 * is null in the range.
 */
const PART_COVER = `
  CREATE OR REPLACE FUNCTION rm_part_cover(r rm_fact_result, asset_id text, asked text, known_at bigint)
  RETURNS TABLE (lo float8, hi float8) LANGUAGE plpgsql STABLE AS $$
    #variable_conflict use_column
    BEGIN
      IF r.part IS NOT NULL THEN
        IF ($3 IS NULL OR $3 = r.part) AND NOT rm_is_part_replaced(r.certificate, r.part, $2, $4) THEN
          RETURN QUERY SELECT r.lo, r.hi;
        END IF;
        RETURN;
      END IF;
      IF $3 IS NULL OR NOT EXISTS (SELECT FROM rm_fact_marked m
          WHERE m.certificate = r.certificate AND m.ordinal = r.ordinal) THEN
        RETURN QUERY SELECT r.lo, r.hi;
        RETURN;
      END IF;
      IF rm_is_part_replaced(r.certificate, $3, $2, $4) THEN RETURN; END IF;
      RETURN QUERY SELECT min(m.lo), max(m.hi) FROM rm_fact_marked m
        WHERE m.certificate = r.certificate AND m.ordinal = r.ordinal
          AND (m.mark IS NULL OR m.mark = $3 OR NOT EXISTS (SELECT FROM rm_fact_part p
            WHERE p.asset = $2 AND p.part = m.mark AND p.position <= $4)) HAVING count(*) > 0;
    END $$`;

/** Whether a result says anything of a part. */
const SPEAKS = `
  CREATE OR REPLACE FUNCTION rm_speaks(certificate text, ordinal integer, asset_id text, part text, known_at bigint)
  RETURNS boolean LANGUAGE plpgsql STABLE COST 500 AS $$
    #variable_conflict use_column
    DECLARE
      r rm_fact_result;
    BEGIN
      SELECT * INTO r FROM rm_fact_result own WHERE own.certificate = $1 AND own.ordinal = $2;
      RETURN EXISTS (SELECT FROM rm_part_cover(r, $3, $4, $5));
    END $$`;

/** The parts of an asset on a day: as registered, or as amended since. */
const PARTS_ON = `
  CREATE OR REPLACE FUNCTION rm_parts_on(asset_id text, day date, known_at bigint) RETURNS SETOF text
  LANGUAGE plpgsql STABLE COST 500 AS $$
    #variable_conflict use_column
    BEGIN
      IF NOT EXISTS (SELECT FROM rm_fact_part p WHERE p.asset = $1 AND p.position <= $3) THEN RETURN; END IF;
      RETURN QUERY SELECT part->>'id' FROM rm_asset a
        JOIN rm_history h ON h.stream = a.stream AND h.type = 'AssetRegistered'
        CROSS JOIN LATERAL jsonb_array_elements(
          coalesce(rm_amended(a.id, $2, $3)->'parts', h.data::jsonb->'parts', '[]'::jsonb)) part
        WHERE a.id = $1 AND a.position <= $3;
    END $$`;

export const PART_FUNCTIONS: readonly string[] = [OWN_WORD_OVER, PART_REPLACED, PART_COVER, SPEAKS, PARTS_ON];
