import { ADVISORY_LOCKS, isPending, prepareDatabase } from '@suyuan/platform';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { AddDisclosures1763769601850 } from './migrations/1763769601850-add-disclosures';
import { CreateLog1763769600000 } from './migrations/1763769600000-create-log';

const MIGRATIONS = [CreateLog1763769600000, AddDisclosures1763769601850];

/**
 * Brings the schema `log` of a database up to date, and makes the role the services work under. Safe to call
 * by several processes at once. `url` names the owner of the database.
 *
 * @throws SettingsError where the server is too old or the owner lacks rights
 */
export async function migrateEventLog(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCKS.migrateLog]);
    const pending = await isPending(client, {
      table: 'log.migration',
      names: MIGRATIONS.map(({ name }) => name),
    });
    await prepareDatabase(client, pending);
    if (!pending) return;
    // TypeORM keeps its own table of migrations in the schema, so the schema comes first.
    await client.query('create schema if not exists log');
    const dataSource = new DataSource({
      type: 'postgres',
      url,
      schema: 'log',
      migrations: MIGRATIONS,
      migrationsTableName: 'migration',
      logging: false,
    });
    await dataSource.initialize();
    try {
      await dataSource.runMigrations({ transaction: 'each' });
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await client.end();
  }
}
