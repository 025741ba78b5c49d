import { canonicalJson, RUNTIME_ROLE } from '@suyuan/platform';
import { EntitySchema } from 'typeorm';
import { projection } from '../projection';
import { JUDGE_ROLE, READER_ROLE } from '../reading/reader-roles';
import { searchText } from '../sql/search-text';

/** What was amended of organizations, and which are no more. */

export interface OrganizationAmendmentRow {
  position: number;
  organization: string;
  amendedOn: string;
  changes: string;
  search: string;
}

export const organizationAmendmentTable = new EntitySchema<OrganizationAmendmentRow>({
  name: 'OrganizationAmendment',
  tableName: 'rm_organization_amendment',
  columns: {
    position: { type: 'bigint', primary: true },
    organization: { type: 'text' },
    amendedOn: { type: 'date', name: 'amended_on' },
    changes: { type: 'json' },
    search: { type: 'text' },
  },
});

export const organizationAmendmentProjection = projection(organizationAmendmentTable, (event) => {
  if (event.type !== 'OrganizationAmended') return [];
  const { organization, on, changes } = event.data;
  const search = searchText(changes.name?.zh, changes.name?.en);
  const row = { position: event.position, organization, amendedOn: on };
  return [{ ...row, changes: canonicalJson(changes), search }];
});

export interface OrganizationEndRow {
  position: number;
  organization: string;
  endedOn: string;
  /** To whom what it owned went over; null: to nobody. */
  successor: string | null;
}

export const organizationEndTable = new EntitySchema<OrganizationEndRow>({
  name: 'OrganizationEnd',
  tableName: 'rm_organization_end',
  columns: {
    position: { type: 'bigint', primary: true },
    organization: { type: 'text' },
    endedOn: { type: 'date', name: 'ended_on' },
    successor: { type: 'text', nullable: true },
  },
});

export const ORGANIZATION_CHANGE_TABLES = `
  CREATE TABLE rm_organization_amendment (
    position bigint PRIMARY KEY, organization text COLLATE "C" NOT NULL, amended_on date NOT NULL,
    changes json NOT NULL, search text NOT NULL
  );
  CREATE INDEX rm_organization_amendment_organization
    ON rm_organization_amendment (organization, amended_on, position);
  CREATE TABLE rm_organization_end (
    position bigint PRIMARY KEY, organization text COLLATE "C" NOT NULL, ended_on date NOT NULL,
    successor text COLLATE "C"
  );
  CREATE INDEX rm_organization_end_organization ON rm_organization_end (organization, position);
  CREATE INDEX rm_organization_end_successor ON rm_organization_end (successor) WHERE successor IS NOT NULL;
  GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON rm_organization_amendment, rm_organization_end
    TO ${RUNTIME_ROLE};
  GRANT SELECT ON rm_organization_amendment, rm_organization_end TO ${JUDGE_ROLE};
  GRANT SELECT ON rm_organization_end TO ${READER_ROLE}`;

/** What was amended of an organization by now, as known at a position; an empty object where nothing was. */
const AMENDED = `
  CREATE OR REPLACE FUNCTION rm_organization_amended(organization_id text, known_at bigint) RETURNS jsonb
  LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_object_agg(changed.key, changed.value ORDER BY m.amended_on, m.position), '{}'::jsonb)
      FROM rm_organization_amendment m CROSS JOIN LATERAL jsonb_each(m.changes::jsonb) changed
     WHERE m.organization = $1 AND m.position <= $2
  $$`;

/**
 * An organization and those that took it over one after the other by a day (null: by now), as known at a position. The
 * last one has what it owned.
 */
const SUCCESSION = `
  CREATE OR REPLACE FUNCTION rm_succession(organization_id text, day date, known_at bigint) RETURNS text[]
  LANGUAGE plpgsql STABLE AS $$
    DECLARE
      path text[] := ARRAY[$1];
      next text;
    BEGIN
      LOOP
        next := (SELECT e.successor FROM rm_organization_end e
          WHERE e.organization = path[array_upper(path, 1)] AND e.position <= $3
            AND ($2 IS NULL OR e.ended_on <= $2) ORDER BY e.position LIMIT 1);
        EXIT WHEN next IS NULL OR next = ANY (path);
        path := path || next;
      END LOOP;
      RETURN path;
    END $$`;

/** An organization and all that it took over, directly or by way of others. */
const PREDECESSORS = `
  CREATE OR REPLACE FUNCTION rm_predecessors(organization_id text) RETURNS text[] LANGUAGE sql STABLE AS $$
    WITH RECURSIVE taken(id) AS (
      SELECT $1 COLLATE "C" UNION SELECT e.organization FROM taken t JOIN rm_organization_end e ON e.successor = t.id)
    SELECT array_agg(id) FROM taken
  $$`;

export const ORGANIZATION_CHANGE_FUNCTIONS: readonly string[] = [AMENDED, SUCCESSION, PREDECESSORS];
