// Goal: tables that the release before filled answer as they did once the copies of events beside the history are gone.
// Method: a log in real tables, given back the copies that release kept, migrated; rows and answers compared.
import { Client } from 'pg';
import { migrateReadModel } from '../data-source';
import type { PostgresReadModel } from '../postgres-read-model';
import { recordedEventOf } from '../recorded-event';
import { freshReadModel } from '../testing/fresh-read-model';
import { SampleLog } from '../testing/sample-log';

const COPIES = [
  'rm_organization',
  'rm_scheme',
  'rm_method',
  'rm_asset',
  'rm_certificate',
  'rm_impact_case',
  'rm_proposal',
];

let url: string;
let readModel: PostgresReadModel;
let end: () => Promise<void>;
let owner: Client;

beforeAll(async () => {
  ({ url, readModel, end } = await freshReadModel());
  owner = new Client({ connectionString: url, options: '-c suyuan.inside=on' });
  await owner.connect();
}, 120_000);
afterAll(async () => {
  await owner.end();
  await end();
});

function logOfBefore(): SampleLog {
  const log = new SampleLog();
  log.organization({ id: 'lab' });
  log.organization({ id: 'army', kinds: ['ENTERPRISE', 'LABORATORY'], system: 'DEFENCE' });
  log.statutory('lab');
  log.scheme({ id: 'JJG 1' });
  log.method({ id: 'JJG 2' });
  const usage = {
    purpose: 'TRADE' as const,
    compulsory: true,
    mode: 'PERIODIC' as const,
    intervalMonths: 12,
  };
  log.asset({
    id: 'scale',
    usage: usage as never,
    measurands: [{ quantity: 'mass', range: { min: '0', max: '1', unit: 'kg' } } as never],
  });
  log.asset({ id: 'gas', referenceMaterial: { code: 'GBW 1', expiresOn: '2025-01-01' } as never });
  log.asset({ id: 'hidden', owner: 'army', system: 'DEFENCE', visibility: 'RESTRICTED' });
  log.certificate({ id: 'c', asset: 'scale', conclusion: 'PASS' });
  log.certificate({
    id: 'copy',
    asset: 'gas',
    certificateNumber: 'No. c',
    transcribed: { by: 'o' } as never,
  });
  log.impactCase('nc', 'scale');
  const proposer = { subject: 's', role: 'lab', organization: 'lab' };
  const proposed = { command: 'TransferAsset', on: 'scale', body: { owner: 'o' }, digest: '0'.repeat(64) };
  const data = { id: 'p', ...proposed, proposer, expiresAt: '2030-01-01T00:00:00.000Z' };
  log.record('proposal-p', { type: 'ProposalMade', data: data as never });
  // Written in version 1, as a release before the one before did.
  log.events[0] = recordedEventOf({ ...log.events[0]!, schemaVersion: 1 });
  return log;
}

const everything = async (): Promise<unknown> => ({
  organizations: [
    await readModel.findOrganization('lab', 99),
    await readModel.organizationReading('army', '2024-06-01'),
  ],
  publications: [await readModel.findScheme('JJG 1', 99), await readModel.findMethod('JJG 2', 99)],
  assets: [await readModel.findAsset('scale', 99), await readModel.findAsset('gas', 99)],
  readings: [...(await readModel.assetReadings(['scale', 'gas', 'hidden'], '2024-06-01'))],
  certificates: [await readModel.findCertificate('c', 99), await readModel.findCertificate('copy', 99)],
  numbered: await readModel.certificatesNumbered({ number: 'No. c', issuer: 'lab' }, 99),
  grading: [...(await readModel.gradingFacts(['c', 'copy'])), ...(await readModel.measurandsOf(['scale']))],
  case: await readModel.findImpactCase('nc', 99),
  proposal: await readModel.findProposal('p', 99),
  due: (
    await owner.query(
      `SELECT a.id, rm_due_day(a.id, '2024-06-01', 99)::text AS due FROM rm_asset a ORDER BY 1`,
    )
  ).rows,
});

/** What that release kept, made of the history, and its columns alone. */
async function goBack(): Promise<void> {
  await owner.query(`ALTER TABLE rm_organization DROP COLUMN kinds, DROP COLUMN region, DROP COLUMN system,
      DROP COLUMN search;
    DROP INDEX rm_certificate_newest;
    DROP TABLE rm_fact_measure, rm_fact_marked, rm_fact_part, rm_fact_part_amendment;
    ALTER TABLE rm_fact_result DROP COLUMN registered, DROP COLUMN part, DROP COLUMN own_conclusion;
    ALTER TABLE rm_asset DROP COLUMN system, DROP COLUMN measurands, DROP COLUMN usage,
      DROP COLUMN reference_material;
    ALTER TABLE rm_certificate DROP COLUMN transcribed`);
  for (const table of COPIES) {
    await owner.query(`ALTER TABLE ${table} ADD COLUMN data json`);
    await owner.query(
      `UPDATE ${table} kept SET data = h.data FROM rm_history h WHERE h.position = kept.position`,
    );
    await owner.query(`ALTER TABLE ${table} ALTER COLUMN data SET NOT NULL`);
  }
  await owner.query(
    `ALTER POLICY reader ON rm_impact_case USING (suyuan_may_read_asset(suyuan_reader(), data->>'asset'))`,
  );
  // Those of later releases follow again.
  await owner.query(
    `DELETE FROM rm_migration WHERE name LIKE 'KeepEventsOnce%' OR name LIKE 'ListRecords%' OR name LIKE 'RegisteredCover%'`,
  );
}

it('answers the same, from the same rows, and keeps no event but in the history', async () => {
  await readModel.apply(logOfBefore().events, null);
  const [rows, answers] = [await readModel.fingerprint(), await everything()];
  await goBack();

  await migrateReadModel(url);

  expect(await readModel.fingerprint()).toEqual(rows);
  expect(await everything()).toEqual(answers);
  expect(answers).toMatchObject({
    organizations: [
      { organization: { id: 'lab' } },
      { kinds: ['ENTERPRISE', 'LABORATORY'], system: 'DEFENCE' },
    ],
    numbered: { ids: ['c', 'copy'] },
    due: [{ due: '2025-01-01' }, { due: null }, { due: '2025-01-09' }],
  });
  const { rows: kept } = await owner.query<{ table: string }>(
    `SELECT relname AS table FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE relkind = 'r' AND relname LIKE 'rm\\_%' AND attname = 'data' AND NOT attisdropped ORDER BY 1`,
  );
  expect(kept).toEqual([{ table: 'rm_history' }]);
});
