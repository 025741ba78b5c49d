import { DUE_FUNCTIONS } from './due.functions';
import { PART_FUNCTIONS } from './part.functions';

/**
 * "Standing", "in force", "newest", "last known good" as SQL: here and nowhere else. The graph says the same in memory;
 * a test on random worlds holds the two together. Later releases replace a function by a migration of their own.
 *
 * `known_at` is a position. A function that answers a position answers null for "never".
 */

/** Since when an organization is known to own an asset or to have owned it, itself or by one that it took over. */
const OWNED_SINCE = `
  CREATE OR REPLACE FUNCTION rm_owned_since(asset_id text, organization text) RETURNS bigint
  LANGUAGE plpgsql STABLE AS $$
    #variable_conflict use_column
    DECLARE
      first bigint := (SELECT a.position FROM rm_fact_asset a WHERE a.id = $1 AND a.owner = $2);
    BEGIN
      IF first IS NOT NULL THEN RETURN first; END IF;
      first := (SELECT min(greatest(o.position, a.position))
        FROM rm_fact_owner o JOIN rm_fact_asset a ON a.id = o.asset WHERE o.asset = $1 AND o.owner = $2);
      IF NOT EXISTS (SELECT FROM rm_organization_end e WHERE e.successor = $2) THEN RETURN first; END IF;
      RETURN least(first, (
        WITH RECURSIVE taken(id, since) AS (
          SELECT $2 COLLATE "C", 0::bigint
          UNION SELECT e.organization, greatest(t.since, e.position)
            FROM taken t JOIN rm_organization_end e ON e.successor = t.id)
        SELECT min(greatest(t.since, owned.since)) FROM taken t CROSS JOIN LATERAL (
          SELECT a.position AS since FROM rm_fact_asset a WHERE a.id = $1 AND a.owner = t.id
          UNION ALL SELECT greatest(o.position, a.position) FROM rm_fact_owner o JOIN rm_fact_asset a ON a.id = o.asset
            WHERE o.asset = $1 AND o.owner = t.id) owned));
    END $$`;

/** Since when a certificate is its issuer's own word: as posted, or, copied from paper, as confirmed. */
const OWN_WORD_SINCE = `
  CREATE OR REPLACE FUNCTION rm_own_word_since(c rm_fact_certificate) RETURNS bigint
  LANGUAGE plpgsql STABLE AS $$
    BEGIN
      IF c.transcribed_by IS NULL THEN RETURN c.position; END IF;
      RETURN (SELECT greatest(min(w.position), c.position) FROM rm_fact_word w WHERE w.certificate = c.id
          AND w.word = 'CONFIRMATION' AND w.organization = c.issuer HAVING count(*) > 0);
    END $$`;

/**
 * Since when the issuer may speak of a quantity of the asset on the day of the certificate. What held by \`known\` is
 * answered without looking for anything earlier.
 */
const ENTITLED_SINCE = `
  CREATE OR REPLACE FUNCTION rm_entitled_since(
    c rm_fact_certificate, a rm_fact_asset, quantity text, known bigint) RETURNS bigint
  LANGUAGE plpgsql STABLE AS $$
    #variable_conflict use_column
    DECLARE
      is_national boolean := a.tier IN ('PRIMARY', 'SECONDARY', 'WORKING_PRIMARY');
      since bigint := rm_owned_since(a.id, c.issuer);
    BEGIN
      IF since <= $4 THEN RETURN since; END IF;
      IF NOT is_national THEN
        since := least(since, (SELECT min(s.position) FROM rm_fact_scope s
          WHERE s.organization = c.issuer AND s.quantity = $3
            AND c.performed_on BETWEEN s.valid_from AND coalesce(s.valid_to, 'infinity')
            AND (s.serves = 'OTHERS' OR (c.kind = 'CRM' AND a.kind = 'REFERENCE_MATERIAL'))));
        IF since <= $4 THEN RETURN since; END IF;
      END IF;
      RETURN least(since,
        (SELECT min(greatest(given.position, given.owned)) FROM (
           SELECT e.position, rm_owned_since(a.id, e.owner) AS owned FROM rm_fact_commission e
            WHERE e.laboratory = c.issuer AND e.owner IS NOT NULL AND (e.asset IS NULL OR e.asset = a.id)
              AND c.performed_on BETWEEN e.valid_from AND coalesce(e.valid_to, 'infinity')) given
          WHERE given.owned IS NOT NULL),
        (SELECT min(d.position) FROM rm_fact_commission d
          WHERE d.laboratory = c.issuer AND d.owner IS NULL AND d.asset = a.id
            AND c.performed_on BETWEEN d.valid_from AND coalesce(d.valid_to, 'infinity')
            AND (d.national OR NOT is_national)));
    END $$`;

/** Since when an owner of any time accepted it: in so many words, or by citing its number. */
const ACCEPTED_SINCE = `
  CREATE OR REPLACE FUNCTION rm_accepted_since(c rm_fact_certificate, a rm_fact_asset) RETURNS bigint
  LANGUAGE plpgsql STABLE AS $$
    BEGIN
      RETURN least(
        (SELECT min(greatest(said.position, said.owned)) FROM (
           SELECT w.position, rm_owned_since(a.id, w.organization) AS owned FROM rm_fact_word w
            WHERE w.certificate = c.id AND w.word = 'ACCEPTANCE') said WHERE said.owned IS NOT NULL),
        (SELECT min(greatest(cited.owned, cited.own_word, cited.citing)) FROM (
           SELECT rm_owned_since(a.id, citing.issuer) AS owned, rm_own_word_since(c) AS own_word,
                  rm_own_word_since(citing) AS citing
             FROM rm_fact_citation n JOIN rm_fact_certificate citing ON citing.id = n.certificate
            WHERE n.issuer = c.issuer AND n.number = c.number) cited
          WHERE cited.owned IS NOT NULL AND cited.own_word IS NOT NULL AND cited.citing IS NOT NULL));
    END $$`;

/**
 * The admission of RECORD.md section 9: the least position at which one of the conditions holds whole. It is never
 * before both are known, so a condition that held by then decides and the dearer ones are not looked at.
 */
const ADMITTED_SINCE = `
  CREATE OR REPLACE FUNCTION rm_admitted_since(c rm_fact_certificate, a rm_fact_asset, quantity text) RETURNS bigint
  LANGUAGE plpgsql STABLE AS $$
    DECLARE
      known bigint := greatest(c.position, a.position);
      own_word bigint := rm_own_word_since(c);
      entitled bigint;
      since bigint;
    BEGIN
      IF own_word IS NOT NULL THEN
        entitled := rm_entitled_since(c, a, $3, known);
        IF entitled IS NOT NULL THEN since := greatest(own_word, entitled, known); END IF;
        IF since = known THEN RETURN since; END IF;
      END IF;
      IF c.transcribed_by IS NOT NULL THEN
        since := least(since, rm_owned_since(a.id, c.transcribed_by));
      END IF;
      IF a.tier NOT IN ('PRIMARY', 'SECONDARY', 'WORKING_PRIMARY') THEN
        since := least(since, rm_accepted_since(c, a));
      END IF;
      IF since IS NULL THEN RETURN NULL; END IF;
      RETURN greatest(since, known);
    END $$`;

/** Whether an asset alone bears its nameplate: two that bear one leave it open whose a certificate is. */
const ONLY_BEARER = `
  CREATE OR REPLACE FUNCTION rm_is_only_bearer(asset_id text, plate text, known_at bigint) RETURNS boolean
  LANGUAGE plpgsql STABLE AS $$
    BEGIN
      RETURN NOT EXISTS (SELECT FROM rm_fact_asset twin
        WHERE twin.nameplate = $2 AND twin.id <> $1 AND twin.position <= $3);
    END $$`;

/**
 * Whether another certificate took the place of one: an amended one of the same issuer for the same asset, and of a copy
 * the one that its issuer posted, for the same item where the number has several. A copy replaces nothing that its issuer
 * said.
 */
const REPLACED = `
  CREATE OR REPLACE FUNCTION rm_is_replaced(c rm_fact_certificate, a rm_fact_asset, known_at bigint) RETURNS boolean
  LANGUAGE plpgsql STABLE AS $$
    BEGIN
      IF EXISTS (SELECT FROM rm_fact_certificate later
        WHERE later.replaces = c.id AND later.id <> c.id AND later.position <= $3 AND later.issuer = c.issuer
          AND (later.asset = a.id
            OR (later.nameplate = a.nameplate AND rm_is_only_bearer(a.id, a.nameplate, $3)))
          AND (rm_own_word_since(later) <= $3 OR coalesce(rm_own_word_since(c) > $3, true)))
      THEN RETURN true; END IF;
      IF c.transcribed_by IS NULL THEN RETURN false; END IF;
      RETURN EXISTS (SELECT FROM rm_fact_certificate posted
        WHERE posted.issuer = c.issuer AND posted.number = c.number AND posted.transcribed_by IS NULL
          AND posted.position <= $3
          AND (posted.item IS NULL OR (coalesce(c.item, posted.item) = posted.item
            AND (posted.asset = a.id
              OR (posted.nameplate = a.nameplate AND rm_is_only_bearer(a.id, a.nameplate, $3))))));
    END $$`;

/** Whether a certificate counts, with its results of a quantity, when one in force is looked for. */
const CANDIDATE = `
  CREATE OR REPLACE FUNCTION rm_is_candidate(certificate text, quantity text, asset_id text, known_at bigint)
  RETURNS boolean LANGUAGE plpgsql STABLE COST 1000 AS $$
    #variable_conflict use_column
    DECLARE
      c rm_fact_certificate;
      a rm_fact_asset;
    BEGIN
      SELECT * INTO c FROM rm_fact_certificate WHERE id = $1;
      SELECT * INTO a FROM rm_fact_asset WHERE id = $3;
      IF EXISTS (SELECT FROM rm_fact_revocation v
        WHERE v.certificate = $1 AND v.position <= $4 AND v.effective_from IS NULL)
      THEN RETURN false; END IF;
      RETURN coalesce(rm_admitted_since(c, a, $2) <= $4, false) AND NOT rm_is_replaced(c, a, $4);
    END $$`;

/** Every result that is known for an asset, comparisons left out. Whether it counts is for `rm_is_candidate`. */
const RESULTS = `
  CREATE OR REPLACE FUNCTION rm_results(asset_id text, known_at bigint) RETURNS SETOF rm_fact_result
  LANGUAGE sql STABLE AS $$
    SELECT r.* FROM rm_fact_asset a
     CROSS JOIN LATERAL (
       SELECT * FROM rm_fact_result own WHERE own.asset = a.id
       UNION ALL
       SELECT * FROM rm_fact_result plated WHERE plated.nameplate = a.nameplate
          AND rm_is_only_bearer(a.id, a.nameplate, $2)) r
     WHERE a.id = $1 AND a.position <= $2 AND r.position <= $2
  $$`;

/** Every result that stands for an asset: known, admitted, not void, not replaced, no comparison. */
const STANDING = `
  CREATE OR REPLACE FUNCTION rm_standing(asset_id text, known_at bigint) RETURNS SETOF rm_fact_result
  LANGUAGE sql STABLE AS $$
    SELECT r.* FROM rm_results($1, $2) r WHERE rm_is_candidate(r.certificate, r.quantity, $1, $2)
  $$`;

/**
 * How well a result serves a range, 0 by covering, 1 by meeting it, 2 by its quantity alone, 3 where it says nothing of the
 * part that is asked about (null: the whole): by what it states, else by what
 * its asset is registered for, of which ranges that meet are one (\`registeredCoverOf\` of the graph).
 */
const FIT = `
  CREATE OR REPLACE FUNCTION rm_fit(
    r rm_fact_result, asset_id text, lo float8, hi float8, known_at bigint, part text DEFAULT NULL)
  RETURNS integer LANGUAGE plpgsql STABLE AS $$
    #variable_conflict use_column
    DECLARE
      best integer := 2;
    BEGIN
      IF r.part IS NOT NULL OR $6 IS NOT NULL THEN
        SELECT cover.lo, cover.hi INTO r.lo, r.hi FROM rm_part_cover(r, $2, $6, $5) cover;
        IF NOT FOUND THEN RETURN 3; END IF;
      END IF;
      IF $3 IS NULL OR (r.lo <= $3 AND $4 <= r.hi) THEN RETURN 0; END IF;
      IF r.lo <= $4 AND $3 <= r.hi THEN best := 1; END IF;
      IF r.registered IS NULL THEN RETURN best; END IF;
      RETURN least(best, (SELECT min(CASE WHEN own.lo <= $3 AND $4 <= own.hi THEN 0
                                          WHEN own.lo <= $4 AND $3 <= own.hi THEN 1 ELSE 2 END)
        FROM (SELECT CASE r.registered WHEN 'ALL' THEN whole.lo ELSE least(whole.lo, r.lo) END AS lo,
                     CASE r.registered WHEN 'ALL' THEN whole.hi ELSE r.hi END AS hi
                FROM (SELECT min(part.lo) AS lo, max(part.hi) AS hi FROM (
                        SELECT m.lo, m.hi, sum(m.starts) OVER (ORDER BY m.lo, m.hi) AS island FROM (
                          SELECT f.lo, f.hi, CASE WHEN f.lo <= max(f.hi) OVER (ORDER BY f.lo, f.hi
                                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS starts
                            FROM rm_fact_measure f WHERE f.quantity = r.quantity AND f.position = (
                             SELECT m0.position FROM rm_fact_measure m0
                              WHERE m0.asset = $2 AND m0.ordinal = 0 AND m0.position <= $5
                                AND (m0.valid_from IS NULL OR m0.valid_from <= r.performed_on)
                              ORDER BY m0.valid_from DESC NULLS LAST, m0.position DESC LIMIT 1)) m) part
                       GROUP BY part.island) whole
               WHERE r.registered = 'ALL' OR (whole.lo <= r.hi AND r.lo <= whole.hi)) own));
    END $$`;

/**
 * The certificate in force on a day for a quantity and a range (null: whatever range), as DESIGN.md section 5 has it.
 * Sorted first: whether a result counts is asked of the best ones only, until one does. \`verified\`: for a compulsory purpose,
 * for which verifications alone compete.
 */
const IN_FORCE = `
  CREATE OR REPLACE FUNCTION rm_in_force(
    asset_id text, quantity text, lo float8, hi float8, day date, known_at bigint, verified boolean DEFAULT false,
    part text DEFAULT NULL)
  RETURNS text LANGUAGE sql STABLE AS $$
    SELECT best.certificate FROM (
      SELECT r.certificate, r.quantity FROM rm_results($1, $6) r
       CROSS JOIN LATERAL (SELECT rm_fit(r, $1, $3, $4, $6, $8) AS fit OFFSET 0) fitting
       WHERE r.quantity = $2 AND r.performed_on <= $5 AND fitting.fit < 3
         AND (NOT $7 OR EXISTS (SELECT FROM rm_fact_certificate c WHERE c.id = r.certificate
               AND c.kind IN ('VERIFICATION', 'INITIAL_VERIFICATION', 'ARBITRATION')))
       ORDER BY fitting.fit, r.performed_on DESC, r.issued_on DESC, r.certificate DESC OFFSET 0) best
     WHERE rm_is_candidate(best.certificate, best.quantity, $1, $6) LIMIT 1
  $$`;

export const STANDING_FUNCTIONS: readonly string[] = [
  OWNED_SINCE,
  OWN_WORD_SINCE,
  ENTITLED_SINCE,
  ACCEPTED_SINCE,
  ADMITTED_SINCE,
  ONLY_BEARER,
  ...PART_FUNCTIONS,
  REPLACED,
  CANDIDATE,
  RESULTS,
  STANDING,
  FIT,
  IN_FORCE,
  ...DUE_FUNCTIONS,
];
