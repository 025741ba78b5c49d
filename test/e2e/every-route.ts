/** Asks and posts over every route of a product with its demonstration, for somebody who looks at the replies. */
import { BODY_EXAMPLES } from '@suyuan/contract';
import type { Api, Reply } from '../support/api';
import { postHome } from './home-world';
import { inTurns } from './refusals';
import { HOME, OTHER } from './sound-bodies';
import { WRITES } from './writes';

const ON = '2026-06-30';
/** A page that holds the whole ledger of the demonstration. */
const LEDGER = { limit: '200' };
const FAULTS_MAX = 3;

/** Every write of the API, with a body that states every field; and what takes two people or a second party. */
export async function postEverything(api: Api): Promise<void> {
  await postHome(api);
  for (const [index, { path, body, status }] of WRITES.entries()) {
    const proposed = await posted(api, path, body(`written-${index}`), status);
    if (status !== 202) continue;
    const approvals = `/v1/proposals/${String(proposed.body.proposal)}/approvals`;
    await posted(api, approvals, { digest: proposed.body.digest }, 201, 'second-person');
  }
  await posted(api, `/v1/certificates/${HOME.certificate}/disclosures`, { reason: 'audit' }, 200);
  await posted(api, `/v1/certificates/${HOME.transcription}/confirmations`, {});
  await posted(api, `/v1/certificates/${OTHER.certificate}/acceptances`, { asset: OTHER.asset });
  await posted(api, `/v1/impact-cases/${HOME.impactCase}/closures`, closure());
}

const closure = (): object => ({ on: '2023-02-01', reason: 'done' });

/** What was recorded is also read where the reply says that it is. */
async function posted(api: Api, path: string, body: unknown, status = 201, subject?: string): Promise<Reply> {
  const reply = await api.post(path, body, { role: 'admin', subject });
  if (reply.status !== status) throw new Error(`${path} -> ${reply.status} ${reply.text}`);
  const place = reply.headers.get('location');
  if (place !== null) await answered(api, place, { waitFor: String(reply.body.position) });
  return reply;
}

async function answered(
  api: Api,
  path: string,
  query: Record<string, string> = {},
  as: Parameters<Api['get']>[2] = { role: 'admin' },
): Promise<Reply> {
  const reply = await api.get(path, query, as);
  if (reply.status !== 200) throw new Error(`${path} -> ${reply.status} ${reply.text}`);
  return reply;
}

/** The calculators, each with its published example. */
export async function calculateEverything(api: Api): Promise<void> {
  await posted(api, '/v1/uncertainty/budgets', BODY_EXAMPLES.UncertaintyBudgetBody, 200);
  await posted(api, '/v1/conformity/decisions', BODY_EXAMPLES.ConformityDecisionBody, 200);
  await posted(api, '/v1/conformity/comparisons', BODY_EXAMPLES.ConformityComparisonBody, 200);
  await posted(api, '/v1/conformity/risks', BODY_EXAMPLES.ConformityRisksBody, 200);
  await posted(api, '/v1/intervals', BODY_EXAMPLES.CalibrationIntervalBody, 200);
}

/** Every question, about an asset of each tier and kind, some with faults, and their newest certificates. */
export async function askEverything(api: Api): Promise<void> {
  const ledger = (await answered(api, '/v1/assets', LEDGER)).body.items as Listed[];
  await inTurns(someOfEach(ledger), async ({ id, newestCertificate }) => {
    await askAboutAsset(api, id);
    if (newestCertificate) await askAboutCertificate(api, newestCertificate.id);
  });
  for (const list of ['certificates', 'impact-cases', 'organizations', 'quantities', 'schemes'])
    await answered(api, `/v1/${list}`, { limit: '20' });
  await answered(api, '/v1/proposals', { state: 'ALL' });
  await answered(api, '/v1/assets', { state: 'VALID', limit: '5' });
  await answered(api, '/v1/due-notices', { limit: '100' });
  await answered(api, '/v1/access-log', { limit: '5' }, { role: 'auditor' });
}

interface Listed {
  id: string;
  kind: string;
  tier: string;
  owner: string;
  newestCertificate: { id: string } | null;
}

function someOfEach(ledger: readonly Listed[]): Listed[] {
  const kinds = new Map(ledger.map((asset) => [`${asset.tier} ${asset.kind}`, asset]));
  const faults = ledger.filter(({ id }) => id.startsWith('fault-')).slice(0, FAULTS_MAX);
  const home = ledger.filter(({ id }) => id === HOME.asset);
  return [...new Set([...kinds.values(), ...faults, ...home])];
}

async function askAboutAsset(api: Api, id: string): Promise<void> {
  const asset = `/v1/assets/${id}`;
  const { owner, measurands } = (await answered(api, asset)).body.asset as AssetFacts;
  const question = { on: ON, quantity: measurands[0]?.quantity ?? 'mass' };
  await answered(api, `${asset}/certificates`);
  await answered(api, `${asset}/trace`, { ...question, status: 'true' }, { role: 'inspector' });
  await answered(api, `${asset}/trace`, question, { role: 'enterprise', organization: owner });
  await answered(api, `${asset}/validity`, question);
  await answered(api, `${asset}/impact`, { limit: '3' });
  await answered(api, `${asset}/last-known-good`, { on: ON });
  await answered(api, `${asset}/suspicions`);
  // Of a standard of others a laboratory reads a part; of other instruments nothing.
  await api.get(asset, {}, { role: 'lab', organization: HOME.lab });
}

interface AssetFacts {
  owner: string;
  measurands: { quantity: string }[];
}

async function askAboutCertificate(api: Api, id: string): Promise<void> {
  const path = `/v1/certificates/${id}`;
  const { body } = await answered(api, path);
  const { certificateNumber: number, issuer } = body.certificate as Record<string, string>;
  await answered(api, `${path}/trace`, { status: 'true' });
  await answered(api, `${path}/impact`, { limit: '3' });
  const paper = new URLSearchParams({ number: number as string, issuer: issuer as string });
  await api.send('GET', `/v1/public/verification?${paper.toString()}`);
}
