/**
 * The due day as SQL (RECORD.md section 14): what `dueOn` of libs/traceability says, held to it by a test. Intervals,
 * modes and purpose are those of the registration as it stood on the day.
 */

/** The last day of so many months from a day on; null past the year 9999. */
const LAST_DAY = `
  CREATE OR REPLACE FUNCTION rm_last_day_of_months(since date, months integer) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN last <= DATE '9999-12-31' THEN last END
      FROM (SELECT (since + make_interval(months => months))::date
          - CASE WHEN extract(day FROM since + make_interval(months => months)) = extract(day FROM since)
                 THEN 1 ELSE 0 END AS last) counted
  $$`;

const COMPULSORY = `
  CREATE OR REPLACE FUNCTION rm_is_compulsory(usage json, tier text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce((usage->>'compulsory')::boolean, false)
       AND (tier IN ('PUBLIC', 'ENTERPRISE_HIGHEST') OR usage->>'purpose' IS DISTINCT FROM 'OTHER')
  $$`;

/** The due day of one certificate: performed and valid until as printed, the usage and tier of its asset. */
const DUE_ON = `
  CREATE OR REPLACE FUNCTION rm_due_on(performed_on date, valid_until date, usage json, tier text, serving_since date)
  RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE usage->>'mode'
      WHEN 'INITIAL_ONLY_UNTIL_FAIL' THEN valid_until
      WHEN 'INITIAL_ONLY_ROTATE' THEN least(valid_until, rm_last_day_of_months(
        coalesce(serving_since, performed_on), (usage->>'serviceLifeMonths')::integer))
      ELSE CASE WHEN rm_is_compulsory(usage, tier)
        THEN least(valid_until, rm_last_day_of_months(performed_on, (usage->>'intervalMonths')::integer))
        ELSE coalesce(valid_until, rm_last_day_of_months(performed_on, (usage->>'intervalMonths')::integer))
      END END
  $$`;

/** SQL: the first of some results, in an order, that counts: asked of one after the other until one does. */
const firstThatCounts = (from: string, where: string, order: string): string => `
  SELECT sorted.* FROM (SELECT r.* FROM ${from} r WHERE ${where} ORDER BY ${order} OFFSET 0) sorted
   WHERE rm_is_candidate(sorted.certificate, sorted.quantity, $1, $3) LIMIT 1`;

/** Of a quantity, and of a part where one is asked about. */
const OF_PART = `r.quantity = of.quantity
   AND (of.part IS NULL OR rm_speaks(r.certificate, r.ordinal, $1, of.part, $3))`;

const NEWEST_FIRST = 'r.performed_on DESC, r.issued_on DESC, r.certificate DESC';

/**
 * The due day of an asset on a day, for each quantity with a certificate in force, and each of its parts: of an item that is
 * verified compulsorily its verification, whatever calibration came after it. How long it has been in service matters only
 * where it is rotated.
 */
const ASSET_DUE = `
  CREATE OR REPLACE FUNCTION rm_asset_due(asset_id text, day date, known_at bigint)
  RETURNS TABLE (quantity text, certificate text, due date) LANGUAGE sql STABLE AS $$
    WITH asset AS MATERIALIZED (
      SELECT a.stream, a.tier, a.usage, a.measurands, rm_is_compulsory(a.usage, a.tier) AS compulsory,
             (SELECT min((h.data->>'on')::date) FROM rm_history h WHERE h.stream = a.stream AND h.position <= $3
                 AND h.type = 'AssetInstalled' AND h.data->>'part' IS NULL AND (h.data->>'on')::date <= $2) AS installed
        FROM (SELECT r.stream, r.tier, coalesce((amended.facts->'usage')::json, r.usage) AS usage,
                     coalesce((amended.facts->'measurands')::json, r.measurands) AS measurands
                FROM rm_asset r CROSS JOIN LATERAL (SELECT rm_amended(r.id, $2, $3) AS facts OFFSET 0) amended
               WHERE r.id = $1 AND r.position <= $3) a),
    confirmed AS MATERIALIZED (
      SELECT DISTINCT ON (h.data->>'certificate') h.data->>'certificate' AS certificate,
             (h.data->>'validUntil')::date AS until
        FROM asset a JOIN rm_history h ON h.stream = a.stream
       WHERE h.type = 'AssetConfirmed' AND h.position <= $3 AND (h.data->>'on')::date <= $2
       ORDER BY h.data->>'certificate', (h.data->>'on')::date DESC, h.position DESC),
    known AS MATERIALIZED (
      SELECT r.*, c.kind, c.conclusion,
             CASE WHEN a.compulsory OR starts_with(coalesce(a.usage->>'mode', ''), 'INITIAL_ONLY')
               THEN least(c.valid_until, confirmed.until)
               ELSE coalesce(c.valid_until, confirmed.until) END AS valid_until,
             c.kind IN ('VERIFICATION', 'INITIAL_VERIFICATION', 'ARBITRATION') AS verifies
        FROM asset a CROSS JOIN rm_results($1, $3) r JOIN rm_certificate c ON c.id = r.certificate
        LEFT JOIN confirmed ON confirmed.certificate = r.certificate),
    serving AS MATERIALIZED (
      SELECT CASE WHEN a.usage->>'mode' = 'INITIAL_ONLY_ROTATE' THEN (SELECT first.performed_on FROM (${firstThatCounts(
        'known',
        "r.kind = 'INITIAL_VERIFICATION' AND r.conclusion <> 'FAIL'",
        'r.performed_on',
      )}) first) END AS since FROM asset a)
    SELECT DISTINCT n.quantity, n.certificate,
           rm_due_on(n.performed_on, n.valid_until, a.usage, a.tier,
             coalesce(a.installed, least(serving.since, n.performed_on)))
      FROM asset a CROSS JOIN serving
     CROSS JOIN (SELECT k.quantity, NULL::text AS part FROM known k
                 UNION SELECT k.quantity, parts FROM known k CROSS JOIN rm_parts_on($1, $2, $3) parts) of
     CROSS JOIN LATERAL (${firstThatCounts(
       'known',
       `${OF_PART} AND r.performed_on <= $2`,
       `(a.compulsory AND r.verifies) DESC, ${NEWEST_FIRST}`,
     )}) n
     WHERE json_array_length(a.measurands) = 0
        OR EXISTS (SELECT FROM json_array_elements(a.measurands) m WHERE m->>'quantity' = n.quantity)
  $$`;

/** The earliest due day of an asset: of its certificates in force, and of the label of a material. */
const DUE_DAY = `
  CREATE OR REPLACE FUNCTION rm_due_day(asset_id text, day date, known_at bigint) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT least((a.reference_material->>'expiresOn')::date,
                 (SELECT min(d.due) FROM rm_asset_due(a.id, $2, $3) d))
      FROM rm_asset a WHERE a.id = $1 AND a.position <= $3
  $$`;

/** Whose an asset is on a day, by transfers and mergers up to then. */
const OWNER_ON = `
  CREATE OR REPLACE FUNCTION rm_owner_on(asset_id text, day date, known_at bigint) RETURNS text
  LANGUAGE sql STABLE AS $$
    SELECT p.path[array_upper(p.path, 1)] FROM (
      SELECT rm_succession(coalesce((SELECT o.owner FROM rm_asset_owner o
               WHERE o.asset = a.id AND o.position <= $3 AND o.transferred_on <= $2
               ORDER BY o.transferred_on DESC, o.position DESC LIMIT 1), a.owner), $2, $3) AS path
        FROM rm_asset a WHERE a.id = $1) p
  $$`;

/** Retired by the day, isolated and not returned, or left without an owner: then it is in no list of what is due. */
const OUT_OF_USE = `
  CREATE OR REPLACE FUNCTION rm_is_out_of_use(stream text, day date, known_at bigint) RETURNS boolean
  LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM rm_history h WHERE h.stream = $1 AND h.position <= $3
        AND h.type = 'AssetRetired' AND h.data->>'part' IS NULL AND (h.data->>'on')::date <= $2)
      OR coalesce((SELECT h.type = 'AssetIsolated' FROM rm_history h
        WHERE h.stream = $1 AND h.position <= $3 AND h.type IN ('AssetIsolated', 'AssetReturned')
          AND h.data->>'part' IS NULL AND (h.data->>'on')::date <= $2
        ORDER BY (h.data->>'on')::date DESC, h.position DESC LIMIT 1), false)
      OR (EXISTS (SELECT FROM rm_organization_end WHERE successor IS NULL)
        AND EXISTS (SELECT FROM rm_organization_end e WHERE e.successor IS NULL AND e.position <= $3
          AND e.ended_on <= $2
          AND e.organization = (SELECT rm_owner_on(substr($1, strpos($1, '-') + 1), $2, $3))))
  $$`;

export const DUE_FUNCTIONS: readonly string[] = [
  LAST_DAY,
  COMPULSORY,
  DUE_ON,
  ASSET_DUE,
  DUE_DAY,
  OWNER_ON,
  OUT_OF_USE,
];
