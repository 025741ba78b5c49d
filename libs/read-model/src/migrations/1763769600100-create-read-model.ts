import { RUNTIME_ROLE } from '@suyuan/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ids and streams compare by code units (collation C): the order of pages and of "greatest certificate". */
const RECORDS = `
  CREATE TABLE rm_organization (
    id text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, stream text COLLATE "C" NOT NULL,
    name_zh text, name_en text, data json NOT NULL
  );
  CREATE TABLE rm_scheme (
    id text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, stream text COLLATE "C" NOT NULL, data json NOT NULL
  );
  CREATE TABLE rm_asset (
    id text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, stream text COLLATE "C" NOT NULL,
    kind text NOT NULL, tier text NOT NULL, name_zh text, name_en text, manufacturer text, model text,
    serial_number text NOT NULL, owner text COLLATE "C" NOT NULL, region text, visibility text NOT NULL,
    search text NOT NULL, data json NOT NULL
  );
  CREATE INDEX rm_asset_search ON rm_asset USING gin (search gin_trgm_ops);
  CREATE INDEX rm_asset_nameplate ON rm_asset (serial_number, manufacturer, model);
  CREATE INDEX rm_asset_first_owner ON rm_asset (owner, id);
  CREATE TABLE rm_asset_owner (
    position bigint PRIMARY KEY, asset text COLLATE "C" NOT NULL, transferred_on date NOT NULL,
    owner text COLLATE "C" NOT NULL
  );
  CREATE INDEX rm_asset_owner_latest ON rm_asset_owner (asset, transferred_on, position);
  CREATE INDEX rm_asset_owner_owner ON rm_asset_owner (owner, asset);
  CREATE TABLE rm_certificate (
    id text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, stream text COLLATE "C" NOT NULL,
    recorded_at timestamptz(3) NOT NULL, number text NOT NULL, issuer text COLLATE "C" NOT NULL,
    asset text COLLATE "C", manufacturer text, model text, serial_number text, kind text NOT NULL,
    performed_on date NOT NULL, issued_on date NOT NULL, valid_until date, conclusion text NOT NULL,
    replaces text COLLATE "C", summary json NOT NULL, search text NOT NULL, digest text NOT NULL, data json NOT NULL
  );
  CREATE INDEX rm_certificate_of_asset ON rm_certificate (asset, performed_on, issued_on, id)
    WHERE asset IS NOT NULL;
  CREATE INDEX rm_certificate_nameplate ON rm_certificate (serial_number, manufacturer, model)
    WHERE asset IS NULL;
  CREATE INDEX rm_certificate_number ON rm_certificate (issuer, number);
  CREATE INDEX rm_certificate_search ON rm_certificate USING gin (search gin_trgm_ops);
  CREATE INDEX rm_certificate_replaces ON rm_certificate (replaces) WHERE replaces IS NOT NULL;
  CREATE TABLE rm_graph_fact (position bigint PRIMARY KEY, fact text NOT NULL);
  CREATE TABLE rm_history (
    position bigint PRIMARY KEY, stream text COLLATE "C" NOT NULL, version integer NOT NULL,
    event_id text NOT NULL, type text NOT NULL, schema_version integer NOT NULL, occurred_on date NOT NULL,
    recorded_at timestamptz(3) NOT NULL, actor json NOT NULL, data json NOT NULL
  );
  CREATE INDEX rm_history_stream ON rm_history (stream, position);
  CREATE INDEX rm_history_recorded ON rm_history (recorded_at, position)`;

const PROGRESS = `
  CREATE TABLE rm_progress (id integer PRIMARY KEY CHECK (id = 1), watermark bigint NOT NULL);
  INSERT INTO rm_progress (id, watermark) VALUES (1, -1);
  CREATE TABLE rm_ahead (position bigint PRIMARY KEY);
  CREATE TABLE rm_checkpoint (
    consumer text NOT NULL, topic text NOT NULL, partition integer NOT NULL, next_offset bigint NOT NULL,
    PRIMARY KEY (consumer, topic, partition)
  );
  CREATE TABLE rm_dead_letter (
    id text COLLATE "C" PRIMARY KEY, consumer text NOT NULL, topic text NOT NULL, partition integer NOT NULL,
    message_offset bigint NOT NULL, stream text COLLATE "C" NOT NULL, position bigint, reason text NOT NULL,
    dead_at timestamptz NOT NULL, resolved_at timestamptz
  );
  CREATE INDEX rm_dead_letter_waiting ON rm_dead_letter (stream, position) WHERE resolved_at IS NULL;
  CREATE INDEX rm_dead_letter_position ON rm_dead_letter (position) WHERE position IS NOT NULL;
  CREATE TABLE rm_parked (position bigint PRIMARY KEY, stream text COLLATE "C" NOT NULL, event json NOT NULL);
  CREATE INDEX rm_parked_stream ON rm_parked (stream, position)`;

/** Not under rm_: that somebody was told cannot be derived from the log, so a rebuild leaves it alone. */
const DUE_NOTICE = `
  CREATE TABLE due_notice (
    certificate text COLLATE "C" NOT NULL, threshold integer NOT NULL, asset text COLLATE "C" NOT NULL,
    valid_until date NOT NULL, noticed_on date NOT NULL, PRIMARY KEY (certificate, threshold)
  );
  CREATE INDEX due_notice_end ON due_notice (valid_until, asset)`;

const RIGHTS = `
  GRANT USAGE ON SCHEMA public TO ${RUNTIME_ROLE};
  GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON rm_organization, rm_scheme, rm_asset, rm_asset_owner,
    rm_certificate, rm_graph_fact, rm_history, rm_progress, rm_ahead, rm_checkpoint, rm_dead_letter, rm_parked
    TO ${RUNTIME_ROLE};
  GRANT SELECT, INSERT ON due_notice TO ${RUNTIME_ROLE}`;

export class CreateReadModel1763769600100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    for (const step of [RECORDS, PROGRESS, DUE_NOTICE, RIGHTS]) await runner.query(step);
  }

  /** Read models are disposable: they may go, and a rebuild brings them back. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE rm_organization, rm_scheme, rm_asset, rm_asset_owner, rm_certificate,
      rm_graph_fact, rm_history, rm_progress, rm_ahead, rm_checkpoint, rm_dead_letter, rm_parked, due_notice`);
  }
}
