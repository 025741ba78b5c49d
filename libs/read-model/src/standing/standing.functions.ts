import { DUE_FUNCTIONS } from './due.functions';

/**
 * "Standing", "in force", "newest", "last known good" as SQL: here and nowhere else. The graph says the same in memory;
 * a test on random worlds holds the two together. Later releases replace a function by a migration of their own.
 *
 * `known_at` is a position. A function that answers a position answers null for "never".
 */

/** Since when an organization is known to own an asset, or to have owned it. */
const OWNED_SINCE = `
  CREATE FUNCTION rm_owned_since(asset_id text, organization text) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT min(since) FROM (
      SELECT a.position AS since FROM rm_fact_asset a WHERE a.id = $1 AND a.owner = $2
      UNION ALL
      SELECT greatest(o.position, a.position) FROM rm_fact_asset a JOIN rm_fact_owner o ON o.asset = a.id
       WHERE a.id = $1 AND o.owner = $2) owned
  $$`;

/** Since when a certificate is its issuer's own word: as posted, or, copied from paper, as confirmed. */
const OWN_WORD_SINCE = `
  CREATE FUNCTION rm_own_word_since(c rm_fact_certificate) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN c.transcribed_by IS NULL THEN c.position ELSE
      (SELECT greatest(min(w.position), c.position) FROM rm_fact_word w WHERE w.certificate = c.id
          AND w.word = 'CONFIRMATION' AND w.organization = c.issuer HAVING count(*) > 0) END
  $$`;

/** Since when the issuer may speak of a quantity of the asset on the day of the certificate. */
const ENTITLED_SINCE = `
  CREATE FUNCTION rm_entitled_since(c rm_fact_certificate, a rm_fact_asset, quantity text) RETURNS bigint
  LANGUAGE sql STABLE AS $$
    SELECT least(
      rm_owned_since(a.id, c.issuer),
      (SELECT min(s.position) FROM rm_fact_scope s
        WHERE s.organization = c.issuer AND s.quantity = $3
          AND c.performed_on BETWEEN s.valid_from AND coalesce(s.valid_to, 'infinity')
          AND (s.serves = 'OTHERS' OR (c.kind = 'CRM' AND a.kind = 'REFERENCE_MATERIAL'))
          AND a.tier NOT IN ('PRIMARY', 'SECONDARY', 'WORKING_PRIMARY')),
      (SELECT min(greatest(given.position, given.owned)) FROM (
         SELECT e.position, rm_owned_since(a.id, e.owner) AS owned FROM rm_fact_commission e
          WHERE e.laboratory = c.issuer AND e.owner IS NOT NULL AND (e.asset IS NULL OR e.asset = a.id)
            AND c.performed_on BETWEEN e.valid_from AND coalesce(e.valid_to, 'infinity')) given
        WHERE given.owned IS NOT NULL),
      (SELECT min(d.position) FROM rm_fact_commission d
        WHERE d.laboratory = c.issuer AND d.owner IS NULL AND d.asset = a.id
          AND c.performed_on BETWEEN d.valid_from AND coalesce(d.valid_to, 'infinity')
          AND (d.national OR a.tier NOT IN ('PRIMARY', 'SECONDARY', 'WORKING_PRIMARY'))))
  $$`;

/** Since when an owner of any time accepted it: in so many words, or by citing its number. */
const ACCEPTED_SINCE = `
  CREATE FUNCTION rm_accepted_since(c rm_fact_certificate, a rm_fact_asset) RETURNS bigint
  LANGUAGE sql STABLE AS $$
    SELECT least(
      (SELECT min(greatest(said.position, said.owned)) FROM (
         SELECT w.position, rm_owned_since(a.id, w.organization) AS owned FROM rm_fact_word w
          WHERE w.certificate = c.id AND w.word = 'ACCEPTANCE') said WHERE said.owned IS NOT NULL),
      (SELECT min(greatest(cited.owned, cited.own_word, cited.citing)) FROM (
         SELECT rm_owned_since(a.id, citing.issuer) AS owned, rm_own_word_since(c) AS own_word,
                rm_own_word_since(citing) AS citing
           FROM rm_fact_citation n JOIN rm_fact_certificate citing ON citing.id = n.certificate
          WHERE n.issuer = c.issuer AND n.number = c.number) cited
        WHERE cited.owned IS NOT NULL AND cited.own_word IS NOT NULL AND cited.citing IS NOT NULL))
  $$`;

/** The admission of RECORD.md section 9: the least position at which one of the conditions holds whole. */
const ADMITTED_SINCE = `
  CREATE FUNCTION rm_admitted_since(c rm_fact_certificate, a rm_fact_asset, quantity text) RETURNS bigint
  LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN least(own_word, by_owner, accepted) IS NULL THEN NULL
                ELSE greatest(c.position, a.position, least(own_word, by_owner, accepted)) END
      FROM (SELECT
        CASE WHEN rm_own_word_since(c) IS NULL OR rm_entitled_since(c, a, $3) IS NULL THEN NULL
             ELSE greatest(rm_own_word_since(c), rm_entitled_since(c, a, $3)) END AS own_word,
        CASE WHEN c.transcribed_by IS NULL THEN NULL ELSE rm_owned_since(a.id, c.transcribed_by) END AS by_owner,
        CASE WHEN a.tier IN ('PRIMARY', 'SECONDARY', 'WORKING_PRIMARY') THEN NULL
             ELSE rm_accepted_since(c, a) END AS accepted) since
  $$`;

/** Whether an asset alone bears its nameplate: two that bear one leave it open whose a certificate is. */
const ONLY_BEARER = `
  CREATE FUNCTION rm_is_only_bearer(asset_id text, plate text, known_at bigint) RETURNS boolean
  LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (SELECT FROM rm_fact_asset twin
      WHERE twin.nameplate = $2 AND twin.id <> $1 AND twin.position <= $3)
  $$`;

/**
 * Whether another certificate took the place of one: an amended one of the same issuer for the same asset, and of a copy
 * the one that its issuer posted. A copy replaces nothing that its issuer said.
 */
const REPLACED = `
  CREATE FUNCTION rm_is_replaced(c rm_fact_certificate, a rm_fact_asset, known_at bigint) RETURNS boolean
  LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM rm_fact_certificate later
        WHERE later.replaces = c.id AND later.id <> c.id AND later.position <= $3 AND later.issuer = c.issuer
          AND (later.asset = a.id
            OR (later.nameplate = a.nameplate AND rm_is_only_bearer(a.id, a.nameplate, $3)))
          AND (rm_own_word_since(later) <= $3 OR coalesce(rm_own_word_since(c) > $3, true)))
      OR (c.transcribed_by IS NOT NULL AND EXISTS (SELECT FROM rm_fact_certificate posted
        WHERE posted.issuer = c.issuer AND posted.number = c.number AND posted.transcribed_by IS NULL
          AND posted.position <= $3))
  $$`;

/** Whether a certificate counts, with its results of a quantity, when one in force is looked for. */
const CANDIDATE = `
  CREATE FUNCTION rm_is_candidate(certificate text, quantity text, asset_id text, known_at bigint)
  RETURNS boolean LANGUAGE sql STABLE COST 1000 AS $$
    SELECT NOT EXISTS (SELECT FROM rm_fact_revocation v
        WHERE v.certificate = $1 AND v.position <= $4 AND v.effective_from IS NULL)
      AND coalesce(rm_admitted_since(c, a, $2) <= $4, false)
      AND NOT rm_is_replaced(c, a, $4)
      FROM rm_fact_certificate c, rm_fact_asset a WHERE c.id = $1 AND a.id = $3
  $$`;

/** Every result that stands for an asset: known, admitted, not void, not replaced, no comparison. */
const STANDING = `
  CREATE FUNCTION rm_standing(asset_id text, known_at bigint) RETURNS SETOF rm_fact_result
  LANGUAGE sql STABLE AS $$
    SELECT r.* FROM rm_fact_asset a
     CROSS JOIN LATERAL (
       SELECT * FROM rm_fact_result own WHERE own.asset = a.id
       UNION ALL
       SELECT * FROM rm_fact_result plated WHERE plated.nameplate = a.nameplate
          AND rm_is_only_bearer(a.id, a.nameplate, $2)) r
     WHERE a.id = $1 AND a.position <= $2 AND r.position <= $2
       AND rm_is_candidate(r.certificate, r.quantity, a.id, $2)
  $$`;

/** The certificate in force on a day for a quantity and a range (null: whatever range), as DESIGN.md section 5 has it. */
const IN_FORCE = `
  CREATE FUNCTION rm_in_force(asset_id text, quantity text, lo float8, hi float8, day date, known_at bigint)
  RETURNS text LANGUAGE sql STABLE AS $$
    SELECT r.certificate FROM rm_standing($1, $6) r WHERE r.quantity = $2 AND r.performed_on <= $5
     ORDER BY CASE WHEN $3 IS NULL OR (r.lo <= $3 AND $4 <= r.hi) THEN 0
                   WHEN r.lo <= $4 AND $3 <= r.hi THEN 1 ELSE 2 END,
              r.performed_on DESC, r.issued_on DESC, r.certificate DESC
     LIMIT 1
  $$`;

export const STANDING_FUNCTIONS: readonly string[] = [
  OWNED_SINCE,
  OWN_WORD_SINCE,
  ENTITLED_SINCE,
  ACCEPTED_SINCE,
  ADMITTED_SINCE,
  ONLY_BEARER,
  REPLACED,
  CANDIDATE,
  STANDING,
  IN_FORCE,
  ...DUE_FUNCTIONS,
];
