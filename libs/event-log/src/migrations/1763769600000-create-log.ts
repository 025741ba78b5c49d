import { RUNTIME_ROLE } from '@suyuan/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  create table log.event (
    position bigint primary key check (position >= 0),
    stream text collate "C" not null,
    version int not null check (version >= 0),
    event_id uuid not null unique,
    type text not null,
    schema_version smallint not null,
    occurred_on date not null,
    recorded_at timestamptz(3) not null,
    canonical bytea not null,
    leaf_hash bytea not null check (leaf_hash = sha256('\\x00'::bytea || canonical)),
    unique (stream, version)
  );
  -- One row: its lock is the order of the log.
  create table log.head (
    only_row boolean primary key default true check (only_row),
    next_position bigint not null check (next_position >= 0),
    last_recorded_at timestamptz(3)
  );
  insert into log.head (next_position) values (0);
  create table log.claim (
    key text collate "C" primary key,
    stream text collate "C" not null
  );
  -- The reply is text, not jsonb: a retry gets the members in the order of the first reply.
  create table log.reply (
    idempotency_key text collate "C" primary key,
    digest text not null,
    position bigint not null,
    reply text not null
  );
  create table log.relay (
    name text collate "C" primary key,
    next_position bigint not null check (next_position >= 0)
  )`;

const RIGHTS = `
  revoke all on schema log from public;
  grant usage on schema log to ${RUNTIME_ROLE};
  grant select, insert on log.event, log.claim, log.reply to ${RUNTIME_ROLE};
  grant select, update on log.head to ${RUNTIME_ROLE};
  grant select, insert, update on log.relay to ${RUNTIME_ROLE}`;

/** The second wall, for the owner of the tables, who has every right: a slip must not change the past. */
const TRIGGERS = `
  create function log.forbid_change() returns trigger language plpgsql as $$
  begin
    raise exception 'The log is append-only: % on log.% is forbidden.', tg_op, tg_table_name
      using errcode = 'restrict_violation';
  end $$;
  create trigger forbid_change before update or delete or truncate on log.event
    for each statement execute function log.forbid_change();
  create trigger forbid_change before update or delete or truncate on log.claim
    for each statement execute function log.forbid_change();
  create trigger forbid_change before update or delete or truncate on log.reply
    for each statement execute function log.forbid_change();
  create trigger forbid_removal before delete or truncate on log.head
    for each statement execute function log.forbid_change()`;

export class CreateLog1763769600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLES, RIGHTS, TRIGGERS]) await runner.query(step);
  }

  async down(): Promise<void> {
    throw new Error('The log is not dropped by a migration.');
  }
}
