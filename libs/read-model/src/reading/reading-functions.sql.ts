import { RUNTIME_ROLE } from '@suyuan/platform';
import { bearsNameplate, isOnlyBearer } from '../certificate/nameplate.sql';
import { ownersInSuccession } from '../asset/asset.query';
import { KINDS_NOW, REGION_NOW } from '../organization/organization-now.sql';
import { PUBLIC_STANDARD_TIERS } from './public-tiers';
import { EVERYTHING_KNOWN } from '../standing/everything-known';
import { JUDGE_ROLE, READER_ROLE, READER_SETTING, STREAMS_SETTING } from './reader-roles';

const PUBLIC_TIERS = PUBLIC_STANDARD_TIERS.map((tier) => `'${tier}'`).join(', ');

/**
 * Works with the rights of the owner of the tables, whose policy asks for the setting. All of them look up rows by key,
 * which takes less time than a plan for the ids of each call.
 */
const INSIDE = `SECURITY DEFINER SET search_path = public, pg_temp SET suyuan.inside = 'on'
  SET plan_cache_mode = force_generic_plan`;

/** Regions by prefix, as `liesIn` of the domain has it; a test holds the two together. */
const LIES_IN = `
  CREATE OR REPLACE FUNCTION suyuan_lies_in(region text, inside text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
      WHEN inside IS NULL THEN false
      WHEN inside = '100000' THEN true
      WHEN region IS NULL THEN false
      WHEN inside LIKE '__0000' THEN left(region, 2) = left(inside, 2)
      WHEN inside LIKE '____00' THEN left(region, 4) = left(inside, 4)
      ELSE region = inside END $$`;

/**
 * What rights on assets rest on, as of now: the present owner, the region (its own, else its owner's), and the
 * laboratories it is entrusted to today. An entrustment ends with the ownership of whoever gave it, and goes on under
 * whoever took that one over.
 */
const ASSET_READING = `
  CREATE OR REPLACE FUNCTION suyuan_asset_reading(asked text[], today date)
  RETURNS TABLE (id text, owner text, region text, visibility text, tier text, system text, entrusted text[])
  LANGUAGE sql STABLE ROWS 10 ${INSIDE} AS $$
    SELECT a.id, present.owner, coalesce(amended.facts->>'region', a.region, ${REGION_NOW}),
           coalesce(amended.facts->>'visibility', a.visibility), a.tier,
           coalesce(a.system, o.system),
           ARRAY(SELECT DISTINCT r.laboratory FROM rm_right r
                  WHERE r.subject = ANY (a.id || owned.by_turns) AND r.from_day <= today
                    AND coalesce(r.to_day, today) >= today
                    AND ((r.kind = 'ENTRUSTED' AND r.subject = a.id AND r.owner = ANY (owned.by_turns))
                      OR (r.kind = 'DESIGNATED' AND r.subject = a.id)
                      OR (r.kind = 'ORGANIZATION_ENTRUSTED' AND r.subject = ANY (owned.by_turns))))
      FROM rm_asset a
     CROSS JOIN LATERAL (SELECT ${ownersInSuccession('a')} AS by_turns OFFSET 0) owned
     CROSS JOIN LATERAL (SELECT owned.by_turns[array_upper(owned.by_turns, 1)] AS owner OFFSET 0) present
     CROSS JOIN LATERAL (SELECT rm_amended(a.id, NULL, ${EVERYTHING_KNOWN}) AS facts OFFSET 0) amended
      LEFT JOIN rm_organization o ON o.id = present.owner
     WHERE a.id = ANY (asked) $$`;

/**
 * Whether any relation of the reader to an asset opens it. A reader is {role, organization, region, cleared, system,
 * today, opened}; \`opened\` are ids that the graph gave reason to open. The matrix of the query side says how much.
 */
const MAY_READ_ASSET = `
  CREATE OR REPLACE FUNCTION suyuan_may_read_asset(reader json, asset text) RETURNS boolean
  LANGUAGE sql STABLE COST 1000 ${INSIDE} AS $$
    SELECT CASE
      WHEN reader->>'role' = 'admin' OR (reader->'opened')::jsonb ? asset THEN true
      ELSE coalesce((SELECT CASE
        WHEN reader->>'role' IN ('lab', 'enterprise') THEN
          s.owner = reader->>'organization' OR reader->>'organization' = ANY (s.entrusted)
          OR (s.tier IN (${PUBLIC_TIERS}) AND NOT hidden.it)
        WHEN reader->>'role' IN ('inspector', 'regulator') THEN
          (suyuan_lies_in(s.region, reader->>'region')
            AND (NOT hidden.it OR CASE WHEN s.system IS NULL THEN (reader->>'cleared')::boolean
                                       ELSE s.system = reader->>'system' END))
          OR (s.tier IN (${PUBLIC_TIERS}) AND NOT hidden.it)
        ELSE false END
      FROM suyuan_asset_reading(ARRAY[asset], (reader->>'today')::date) s
     CROSS JOIN LATERAL (SELECT s.visibility = 'RESTRICTED' OR s.system IS NOT NULL AS it) hidden), false) END $$`;

/** The asset of a certificate, its nameplate resolved; no row while that is open. */
const ASSET_OF_CERTIFICATE = `
  CREATE OR REPLACE FUNCTION suyuan_asset_of_certificate(certificate text) RETURNS text
  LANGUAGE sql STABLE ${INSIDE} AS $$
    SELECT coalesce(c.asset, (SELECT bearer.id FROM rm_asset bearer
             WHERE ${bearsNameplate('c', 'bearer')} AND ${isOnlyBearer('bearer')}))
      FROM rm_certificate c WHERE c.id = certificate $$`;

/** Its own issuer reads a certificate, and whoever reads its asset by more than its being public. */
const MAY_READ_CERTIFICATE = `
  CREATE OR REPLACE FUNCTION suyuan_may_read_certificate(reader json, certificate text) RETURNS boolean
  LANGUAGE sql STABLE COST 1000 ${INSIDE} AS $$
    SELECT CASE
      WHEN reader->>'role' = 'admin' OR (reader->'opened')::jsonb ? certificate THEN true
      ELSE coalesce((SELECT CASE
        WHEN reader->>'role' IN ('lab', 'enterprise') THEN c.issuer = reader->>'organization'
          OR s.owner = reader->>'organization' OR reader->>'organization' = ANY (s.entrusted)
        WHEN reader->>'role' IN ('inspector', 'regulator') THEN
          (s.id IS NOT NULL AND suyuan_may_read_asset(reader, s.id))
          OR (suyuan_lies_in((SELECT ${REGION_NOW} FROM rm_organization o WHERE o.id = c.issuer),
              reader->>'region') AND NOT coalesce(
                s.visibility = 'RESTRICTED' OR s.system IS NOT NULL,
                EXISTS (SELECT 1 FROM rm_asset twin JOIN rm_right r ON r.subject = twin.id AND r.kind = 'HIDDEN'
                         WHERE ${bearsNameplate('c', 'twin')})))
        ELSE false END
      FROM rm_certificate c
      LEFT JOIN suyuan_asset_reading(ARRAY[suyuan_asset_of_certificate(c.id)], (reader->>'today')::date) s ON true
     WHERE c.id = certificate), false) END $$`;

/** Organizations: one's own, those that an entrustment binds to it today, those of one's region, laboratories for all who oversee. */
const MAY_READ_ORGANIZATION = `
  CREATE OR REPLACE FUNCTION suyuan_may_read_organization(reader json, organization text) RETURNS boolean
  LANGUAGE sql STABLE COST 1000 ${INSIDE} AS $$
    SELECT CASE
      WHEN reader->>'role' = 'admin' THEN true
      WHEN organization = reader->>'organization' THEN reader->>'role' <> 'auditor'
      ELSE coalesce((SELECT CASE
        WHEN reader->>'role' IN ('lab', 'enterprise') THEN EXISTS (SELECT 1 FROM rm_right r
              WHERE r.kind = 'ORGANIZATION_ENTRUSTED' AND r.from_day <= (reader->>'today')::date
                AND coalesce(r.to_day, (reader->>'today')::date) >= (reader->>'today')::date
                AND ((r.subject = o.id AND r.laboratory = reader->>'organization')
                  OR (r.laboratory = o.id AND r.subject = reader->>'organization')))
        WHEN reader->>'role' IN ('inspector', 'regulator') THEN
          (o.system IS NULL OR o.system = reader->>'system')
          AND (suyuan_lies_in(${REGION_NOW}, reader->>'region')
            OR ${KINDS_NOW} ?| ARRAY['LABORATORY', 'INSTITUTE', 'REGULATOR'])
        ELSE false END
      FROM rm_organization o WHERE o.id = organization), false) END $$`;

const CURRENT_READER = `
  CREATE OR REPLACE FUNCTION suyuan_reader() RETURNS json LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('${READER_SETTING}', true), '')::json $$`;

/** Whether a stream belongs to a record that the reader may read. Schemes, methods and quantities are public to all who are let in. */
const MAY_READ_STREAM = `
  CREATE OR REPLACE FUNCTION suyuan_may_read_stream(reader json, asked text) RETURNS boolean
  LANGUAGE sql STABLE COST 1000 ${INSIDE} AS $$
    SELECT coalesce(CASE split_part(asked, '-', 1)
      WHEN 'certificate' THEN suyuan_may_read_certificate(reader, substr(asked, 13))
      WHEN 'standard' THEN suyuan_may_read_asset(reader, substr(asked, 10))
      WHEN 'instrument' THEN suyuan_may_read_asset(reader, substr(asked, 12))
      WHEN 'laboratory' THEN suyuan_may_read_organization(reader, substr(asked, 12))
      WHEN 'impactcase' THEN (SELECT suyuan_may_read_asset(reader, c.asset)
                                FROM rm_impact_case c WHERE c.stream = asked)
      WHEN 'scheme' THEN reader->>'role' <> 'auditor'
      WHEN 'method' THEN reader->>'role' <> 'auditor'
      WHEN 'quantity' THEN reader->>'role' <> 'auditor' END, false) $$`;

/** Opens the history of a stream for the rest of the transaction; its rows are then found without asking for each. */
const OPEN_STREAM = `
  CREATE OR REPLACE FUNCTION suyuan_open_stream(asked text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
    BEGIN
      IF NOT coalesce(suyuan_may_read_stream(suyuan_reader(), asked), false) THEN RETURN false; END IF;
      PERFORM set_config('${STREAMS_SETTING}', asked, true);
      RETURN true;
    END $$`;

const EXECUTE = `
  REVOKE EXECUTE ON FUNCTION suyuan_asset_reading(text[], date), suyuan_asset_of_certificate(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION suyuan_asset_reading(text[], date), suyuan_asset_of_certificate(text)
    TO ${JUDGE_ROLE}, ${RUNTIME_ROLE};
  GRANT EXECUTE ON FUNCTION suyuan_open_stream(text) TO ${READER_ROLE}`;

/** Functions of the database that say who may read what; made again by the migration of each release that changes one. */
export const READING_FUNCTIONS = [
  LIES_IN,
  ASSET_READING,
  MAY_READ_ASSET,
  ASSET_OF_CERTIFICATE,
  MAY_READ_CERTIFICATE,
  MAY_READ_ORGANIZATION,
  CURRENT_READER,
  MAY_READ_STREAM,
  OPEN_STREAM,
  EXECUTE,
].join(';\n');
