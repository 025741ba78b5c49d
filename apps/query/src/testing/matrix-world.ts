import type { AssetRegistered, OrganizationRegistered } from '@suyuan/domain';
import type { Role } from '@suyuan/platform';
import type { Relation } from '../access/access-matrix';
import type { World } from './world';

export type Who = { role: Role; organization?: string };
type Asset = Partial<AssetRegistered['data']> & { owner: string };

export const READERS: Record<string, Who> = {
  issuer: { role: 'lab', organization: 'lab-a' },
  stranger: { role: 'lab', organization: 'lab-b' },
  owner: { role: 'enterprise', organization: 'ent-a' },
  rival: { role: 'enterprise', organization: 'ent-b' },
  shanghai: { role: 'inspector', organization: 'sh' },
  guangdong: { role: 'regulator', organization: 'gd' },
  cleared: { role: 'inspector', organization: 'clr' },
  national: { role: 'inspector' },
  defence: { role: 'regulator', organization: 'def' },
  nowhere: { role: 'regulator', organization: 'not-registered' },
  admin: { role: 'admin' },
};

const ASSETS: Record<string, Asset> = {
  mine: { owner: 'ent-a', tier: 'WORKING', region: '310115' },
  trusted: { owner: 'ent-a', tier: 'WORKING', region: '310115' },
  lapsed: { owner: 'ent-a', tier: 'WORKING', region: '310115' },
  theirs: { owner: 'ent-b', tier: 'WORKING', region: '440300' },
  public: { owner: 'inst', tier: 'PUBLIC', region: '440100' },
  upstream: { owner: 'inst', tier: 'WORKING_STANDARD', region: '440100' },
  secret: { owner: 'ent-a', tier: 'WORKING', region: '310115', visibility: 'RESTRICTED' },
  arms: { owner: 'army', tier: 'WORKING', region: '310115', system: 'DEFENCE' },
};

/** When each certificate of the world below was performed. */
export const PERFORMED: Record<string, string> = {
  'c-kilogram': '2020-01-01',
  'c-public': '2024-01-01',
  'c-upstream': '2024-02-01',
  'c-theirs': '2024-03-02',
  ...Object.fromEntries(
    ['mine', 'trusted', 'lapsed', 'secret', 'arms'].map((id) => [`c-${id}`, '2024-03-01']),
  ),
};

/** Relations to assets; a reader that is left out is FOREIGN. `*`: the others. */
export const TO_ASSETS: Record<string, Record<string, Relation>> = {
  mine: {
    owner: 'OWN',
    issuer: 'ISSUED',
    shanghai: 'IN_REGION',
    cleared: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  trusted: {
    owner: 'OWN',
    stranger: 'ENTRUSTED',
    issuer: 'ISSUED',
    shanghai: 'IN_REGION',
    cleared: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  lapsed: {
    owner: 'OWN',
    issuer: 'ISSUED',
    shanghai: 'IN_REGION',
    cleared: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  theirs: {
    rival: 'OWN',
    issuer: 'ISSUED',
    guangdong: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  public: {
    '*': 'PUBLIC_STANDARD',
    issuer: 'ISSUED',
    guangdong: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  upstream: {
    issuer: 'ISSUED',
    guangdong: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
    shanghai: 'IN_CHAIN',
    cleared: 'IN_CHAIN',
  },
  secret: { '*': 'HIDDEN', owner: 'OWN', cleared: 'IN_REGION' },
  arms: { '*': 'HIDDEN', defence: 'IN_REGION' },
};

/** Relations to the certificates `c-<asset>`, all issued by lab-a of region 310000. */
export const TO_CERTIFICATES: Record<string, Record<string, Relation>> = Object.fromEntries(
  Object.entries(TO_ASSETS).map(([asset, relations]) => {
    const hidden = relations['*'] === 'HIDDEN';
    const ofShanghai: Record<string, Relation> = hidden
      ? {}
      : { shanghai: 'IN_REGION', cleared: 'IN_REGION' };
    return [asset, { ...relations, ...ofShanghai, issuer: 'ISSUED' }];
  }),
);

export const TO_ORGANIZATIONS: Record<string, Record<string, Relation>> = {
  'ent-a': {
    owner: 'OWN',
    shanghai: 'IN_REGION',
    cleared: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  'lab-b': {
    stranger: 'OWN',
    guangdong: 'IN_REGION',
    shanghai: 'IN_CHAIN',
    cleared: 'IN_CHAIN',
    nowhere: 'IN_CHAIN',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  'ent-c': { issuer: 'ENTRUSTED', guangdong: 'IN_REGION', national: 'IN_REGION', defence: 'IN_REGION' },
  army: {
    '*': 'FOREIGN',
    shanghai: 'HIDDEN',
    cleared: 'HIDDEN',
    national: 'HIDDEN',
    guangdong: 'HIDDEN',
    nowhere: 'HIDDEN',
    defence: 'IN_REGION',
  },
};

async function organization(
  world: World,
  id: string,
  region: string,
  kind: OrganizationRegistered['data']['kinds'][number],
  more: Partial<OrganizationRegistered['data']> = {},
): Promise<void> {
  const data = { id, name: { zh: `名称-${id}` }, kinds: [kind], uscc: null, region, ...more };
  await world.record(`laboratory-${id}`, { type: 'OrganizationRegistered', data });
}

/** A record for each relation. */
export async function matrixWorld(world: World): Promise<void> {
  await world.organization('lab-a');
  await organization(world, 'lab-b', '440300', 'LABORATORY');
  await organization(world, 'inst', '440100', 'INSTITUTE');
  await organization(world, 'ent-a', '310115', 'ENTERPRISE');
  await organization(world, 'ent-b', '440300', 'ENTERPRISE');
  await organization(world, 'ent-c', '440300', 'ENTERPRISE');
  await organization(world, 'army', '310115', 'ENTERPRISE', { system: 'DEFENCE' });
  for (const [id, region] of [
    ['sh', '310000'],
    ['clr', '310000'],
    ['gd', '440000'],
  ] as const)
    await organization(world, id, region, 'REGULATOR');
  await organization(world, 'def', '100000', 'REGULATOR', { system: 'DEFENCE' });
  const clearance = { id: 'cl-1', organization: 'clr', from: '2026-01-01', to: '2026-11-22', reason: 'case' };
  await world.record('laboratory-clr', { type: 'ClearanceGranted', data: clearance });
  const past = { id: 'cl-2', organization: 'sh', from: '2026-01-01', to: '2026-11-21', reason: 'over' };
  await world.record('laboratory-sh', { type: 'ClearanceGranted', data: past });
  const bound = { id: 'oe-1', organization: 'ent-c', laboratory: 'lab-a', from: '2026-11-22', to: null };
  await world.record('laboratory-ent-c', { type: 'OrganizationEntrusted', data: bound });
  await world.primary('kilogram', 'c-kilogram', '2020-01-01');
  for (const [id, asset] of Object.entries(ASSETS)) await world.asset(id, asset, null);
  const entrusted = (asset: string, from: string, to: string | null) =>
    world.record(`standard-${asset}`, {
      type: 'AssetEntrusted',
      data: { id: `e-${asset}`, asset, owner: 'ent-a', laboratory: 'lab-b', from, to },
    });
  await entrusted('trusted', '2026-11-22', null);
  await entrusted('lapsed', '2026-01-01', '2026-11-21');
  await world.calibrate('c-public', 'public', '2024-01-01', ['kilogram']);
  await world.calibrate('c-upstream', 'upstream', '2024-02-01', ['public']);
  for (const id of ['mine', 'trusted', 'lapsed', 'secret', 'arms'])
    await world.calibrate(`c-${id}`, id, '2024-03-01', ['upstream']);
  await world.calibrate('c-theirs', 'theirs', '2024-03-02', ['public']);
  for (const id of ['mine', 'secret', 'upstream', 'theirs']) await nonconformity(world, id);
}

async function nonconformity(world: World, asset: string): Promise<void> {
  const found = {
    id: `n-${asset}`,
    asset,
    quantity: 'mass',
    from: '2024-01-15',
    to: '2026-10-01',
    reason: 'found out',
  };
  const data = { ...found, shift: null, impactCase: `case-${asset}` };
  await world.record(`standard-${asset}`, { type: 'NonconformityFound', data });
  const { id: nonconformityId, ...rest } = found;
  await world.record(`impactcase-case-${asset}`, {
    type: 'ImpactCaseOpened',
    data: { ...rest, id: `case-${asset}`, nonconformity: nonconformityId, shift: null },
  });
}
