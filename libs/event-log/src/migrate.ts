import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { CreateLog1763769600000 } from './migrations/1763769600000-create-log';

/** Names the lock under which the schema is changed, so that services started together do it once. */
const MIGRATION_LOCK = 8_247_116_102;

/**
 * Brings the schema `log` of a database up to date, and makes the role the services work under. Safe to call
 * by several processes at once. `url` names the owner of the schema, who may create roles.
 */
export async function migrateEventLog(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    // TypeORM keeps its own table of migrations in the schema, so the schema comes first.
    await client.query('create schema if not exists log');
    const dataSource = new DataSource({
      type: 'postgres',
      url,
      schema: 'log',
      migrations: [CreateLog1763769600000],
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
