import {
  ADVISORY_LOCKS,
  CONNECT_TIMEOUT_MS,
  isPending,
  prepareDatabase,
  RUNTIME_ROLE,
} from '@suyuan/platform';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { assetStatusProgressTable, assetStatusTable } from './asset-status/asset-status.table';
import { dueNoticeTable } from './due-notice/due-notice.table';
import { historyTable } from './history/history.table';
import { CreateReadModel1763769600100 } from './migrations/1763769600100-create-read-model';
import { AddMethods1763769600200 } from './migrations/1763769600200-add-methods';
import { AddImpactCases1763769600300 } from './migrations/1763769600300-add-impact-cases';
import { AddIssuing1763769600400 } from './migrations/1763769600400-add-issuing';
import { AddEpoch1763769600500 } from './migrations/1763769600500-add-epoch';
import { NormaliseSearch1763769600550 } from './migrations/1763769600550-normalise-search';
import { AddProposals1763769600800 } from './migrations/1763769600800-add-proposals';
import { AddReadingRights1763769600900 } from './migrations/1763769600900-add-reading-rights';
import { RefillGraphFacts1763769601600 } from './migrations/1763769601600-refill-graph-facts';
import { AddStanding1763769601700 } from './migrations/1763769601700-add-standing';
import { WidenDueNotices1763769601710 } from './migrations/1763769601710-widen-due-notices';
import { AddLabels1763769601720 } from './migrations/1763769601720-add-labels';
import { AddAssetStatus1763769601730 } from './migrations/1763769601730-add-asset-status';
import { HastenFunctions1763769601740 } from './migrations/1763769601740-hasten-functions';
import { KeepEventsOnce1763769601750 } from './migrations/1763769601750-keep-events-once';
import { AmendAssets1763769601780 } from './migrations/1763769601780-amend-assets';
import { ConfirmAssets1763769601790 } from './migrations/1763769601790-confirm-assets';
import { ListRecords1763769601760 } from './migrations/1763769601760-list-records';
import { TellItemsApart1763769601840 } from './migrations/1763769601840-tell-items-apart';
import { ChangeOrganizations1763769601900 } from './migrations/1763769601900-change-organizations';
import { AddQuantities1763769602000 } from './migrations/1763769602000-add-quantities';
import { RegisteredCover1763769601800 } from './migrations/1763769601800-registered-cover';
import { VerifiedInForce1763769601820 } from './migrations/1763769601820-verified-in-force';
import {
  aheadTable,
  checkpointTable,
  deadLetterTable,
  epochTable,
  parkedTable,
  progressTable,
} from './progress/progress.table';
import { PROJECTIONS } from './projections';

/** In their order; each release adds to them at the end. */
const MIGRATIONS = [
  CreateReadModel1763769600100,
  AddMethods1763769600200,
  AddImpactCases1763769600300,
  AddIssuing1763769600400,
  AddEpoch1763769600500,
  NormaliseSearch1763769600550,
  AddProposals1763769600800,
  AddReadingRights1763769600900,
  RefillGraphFacts1763769601600,
  AddStanding1763769601700,
  WidenDueNotices1763769601710,
  AddLabels1763769601720,
  AddAssetStatus1763769601730,
  HastenFunctions1763769601740,
  KeepEventsOnce1763769601750,
  ListRecords1763769601760,
  AmendAssets1763769601780,
  ConfirmAssets1763769601790,
  RegisteredCover1763769601800,
  VerifiedInForce1763769601820,
  TellItemsApart1763769601840,
  ChangeOrganizations1763769601900,
  AddQuantities1763769602000,
];

/** Connections of one process: questions are short, and the projector needs one. */
export const READ_MODEL_CONNECTIONS_MAX = 10;

/** Every table of this library. */
export const TABLES = [
  ...PROJECTIONS.map(({ table }) => table),
  historyTable,
  progressTable,
  aheadTable,
  checkpointTable,
  deadLetterTable,
  parkedTable,
  epochTable,
  dueNoticeTable,
  assetStatusTable,
  assetStatusProgressTable,
];

/** A TypeORM DataSource that works with the rights of one role alone: the runtime role, or the judge's. */
export function readModelDataSource(
  url: string,
  onError?: (error: Error) => void,
  role = RUNTIME_ROLE,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: TABLES,
    poolSize: READ_MODEL_CONNECTIONS_MAX,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolErrorHandler: (error: Error) => onError?.(error),
    applicationName: 'suyuan-read-model',
    extra: { options: `-c role=${role}` },
    logging: false,
  });
}

/**
 * Brings the tables up to date. Safe to call by several processes at once. `url` names the owner of the
 * database.
 *
 * @throws SettingsError where the server is too old or the owner lacks rights
 */
export async function migrateReadModel(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCKS.migrateReadModel]);
    const pending = await isPending(client, {
      table: 'rm_migration',
      names: MIGRATIONS.map(({ name }) => name),
    });
    await prepareDatabase(client, pending);
    if (!pending) return;
    const dataSource = new DataSource({
      type: 'postgres',
      url,
      migrations: MIGRATIONS,
      migrationsTableName: 'rm_migration',
      // Row-level security is forced on the owner too; a migration looks at every row.
      extra: { options: '-c suyuan.inside=on' },
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
