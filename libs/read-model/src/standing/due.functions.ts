/**
 * The due day as SQL (RECORD.md section 14): what `dueOn` of libs/traceability says, held to it by a test. Intervals and
 * modes are those of the registration, as is the purpose.
 */

/** The last day of so many months from a day on; null past the year 9999. */
const LAST_DAY = `
  CREATE FUNCTION rm_last_day_of_months(since date, months integer) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN last <= DATE '9999-12-31' THEN last END
      FROM (SELECT (since + make_interval(months => months))::date
          - CASE WHEN extract(day FROM since + make_interval(months => months)) = extract(day FROM since)
                 THEN 1 ELSE 0 END AS last) counted
  $$`;

const COMPULSORY = `
  CREATE FUNCTION rm_is_compulsory(usage json, tier text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce((usage->>'compulsory')::boolean, false)
       AND (tier IN ('PUBLIC', 'ENTERPRISE_HIGHEST') OR usage->>'purpose' IS DISTINCT FROM 'OTHER')
  $$`;

/** The due day of one certificate: performed and valid until as printed, the usage and tier of its asset. */
const DUE_ON = `
  CREATE FUNCTION rm_due_on(performed_on date, valid_until date, usage json, tier text, serving_since date)
  RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE usage->>'mode'
      WHEN 'INITIAL_ONLY_UNTIL_FAIL' THEN valid_until
      WHEN 'INITIAL_ONLY_ROTATE' THEN least(valid_until, rm_last_day_of_months(
        least(serving_since, performed_on), (usage->>'serviceLifeMonths')::integer))
      ELSE CASE WHEN rm_is_compulsory(usage, tier)
        THEN least(valid_until, rm_last_day_of_months(performed_on, (usage->>'intervalMonths')::integer))
        ELSE coalesce(valid_until, rm_last_day_of_months(performed_on, (usage->>'intervalMonths')::integer))
      END END
  $$`;

/**
 * The due day of an asset on a day, for each quantity with a certificate in force: of that certificate, and where it
 * is no verification and one is demanded, of the verification beside it too.
 */
const ASSET_DUE = `
  CREATE FUNCTION rm_asset_due(asset_id text, day date, known_at bigint)
  RETURNS TABLE (quantity text, certificate text, due date) LANGUAGE sql STABLE AS $$
    WITH asset AS (
      SELECT a.tier, a.data->'usage' AS usage, a.data->'measurands' AS measurands
        FROM rm_asset a WHERE a.id = $1 AND a.position <= $3),
    standing AS MATERIALIZED (
      SELECT r.*, c.kind, c.conclusion, c.valid_until,
             c.kind IN ('VERIFICATION', 'INITIAL_VERIFICATION', 'ARBITRATION') AS verifies
        FROM rm_standing($1, $3) r JOIN rm_certificate c ON c.id = r.certificate),
    serving AS (
      SELECT min(s.performed_on) AS since FROM standing s
       WHERE s.kind = 'INITIAL_VERIFICATION' AND s.conclusion <> 'FAIL'),
    newest AS (
      SELECT DISTINCT ON (s.quantity) s.* FROM standing s WHERE s.performed_on <= $2
       ORDER BY s.quantity, s.performed_on DESC, s.issued_on DESC, s.certificate DESC),
    verified AS (
      SELECT DISTINCT ON (s.quantity) s.* FROM standing s WHERE s.performed_on <= $2 AND s.verifies
       ORDER BY s.quantity, s.performed_on DESC, s.issued_on DESC, s.certificate DESC)
    SELECT n.quantity, n.certificate, least(
        rm_due_on(n.performed_on, n.valid_until, a.usage, a.tier, serving.since),
        CASE WHEN NOT n.verifies AND rm_is_compulsory(a.usage, a.tier)
          THEN rm_due_on(v.performed_on, v.valid_until, a.usage, a.tier, serving.since) END)
      FROM asset a CROSS JOIN serving CROSS JOIN newest n LEFT JOIN verified v ON v.quantity = n.quantity
     WHERE json_array_length(a.measurands) = 0
        OR EXISTS (SELECT FROM json_array_elements(a.measurands) m WHERE m->>'quantity' = n.quantity)
  $$`;

/** The earliest due day of an asset: of its certificates in force, and of the label of a material. */
const DUE_DAY = `
  CREATE FUNCTION rm_due_day(asset_id text, day date, known_at bigint) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT least((a.data->'referenceMaterial'->>'expiresOn')::date,
                 (SELECT min(d.due) FROM rm_asset_due(a.id, $2, $3) d))
      FROM rm_asset a WHERE a.id = $1 AND a.position <= $3
  $$`;

/** Retired by the day, or isolated and not returned: then it is in no list of what is due. */
const OUT_OF_USE = `
  CREATE FUNCTION rm_is_out_of_use(stream text, day date, known_at bigint) RETURNS boolean
  LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM rm_history h WHERE h.stream = $1 AND h.position <= $3
        AND h.type = 'AssetRetired' AND (h.data->>'on')::date <= $2)
      OR coalesce((SELECT h.type = 'AssetIsolated' FROM rm_history h
        WHERE h.stream = $1 AND h.position <= $3 AND h.type IN ('AssetIsolated', 'AssetReturned')
          AND (h.data->>'on')::date <= $2
        ORDER BY (h.data->>'on')::date DESC, h.position DESC LIMIT 1), false)
  $$`;

export const DUE_FUNCTIONS: readonly string[] = [
  LAST_DAY,
  COMPULSORY,
  DUE_ON,
  ASSET_DUE,
  DUE_DAY,
  OUT_OF_USE,
];
