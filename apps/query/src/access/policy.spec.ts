// Goal: how a reader stands to a record, relation by relation. Method: a table of readers against a table of records.
import type { AssetReading, CertificateReading, OrganizationReading, Reader } from '@suyuan/read-model';
import { relationToAsset, relationToCertificate, relationToOrganization } from './policy';

const reader = (role: string, organization: string | null, more: Partial<Reader> = {}): Reader => ({
  role,
  organization,
  region: null,
  cleared: false,
  system: null,
  today: '2026-11-22',
  opened: [],
  ...more,
});
const lab = reader('lab', 'lab-a');
const enterprise = reader('enterprise', 'ent-a');
const shanghai = reader('inspector', 'sh', { region: '310000' });
const national = reader('regulator', null, { region: '100000' });
const cleared = reader('inspector', 'sh', { region: '310000', cleared: true });
const defence = reader('regulator', 'def', { region: '100000', system: 'DEFENCE' });
const unregistered = reader('inspector', 'nobody-knows');

const asset = (more: Partial<AssetReading> = {}): AssetReading => ({
  id: 'a',
  owner: 'x',
  region: '310115',
  visibility: 'PUBLIC',
  tier: 'WORKING',
  system: null,
  entrusted: [],
  ...more,
});
const restricted = (more: Partial<AssetReading> = {}) => asset({ visibility: 'RESTRICTED', ...more });

describe('to an asset', () => {
  it.each([
    ['its owner', lab, asset({ owner: 'lab-a' }), 'OWN'],
    ['its owner, restricted', enterprise, restricted({ owner: 'ent-a' }), 'OWN'],
    ['whom it is entrusted to', lab, restricted({ entrusted: ['lab-a'] }), 'ENTRUSTED'],
    ['another laboratory', lab, asset({ entrusted: ['lab-b'] }), 'FOREIGN'],
    ['another laboratory, restricted', lab, restricted(), 'HIDDEN'],
    ['anybody, public standard', enterprise, asset({ tier: 'PUBLIC' }), 'PUBLIC_STANDARD'],
    ['anybody, secondary standard', lab, asset({ tier: 'SECONDARY' }), 'PUBLIC_STANDARD'],
    ['anybody, enterprise standard', lab, asset({ tier: 'ENTERPRISE_HIGHEST' }), 'FOREIGN'],
    ['anybody, restricted public standard', lab, restricted({ tier: 'PUBLIC' }), 'HIDDEN'],
    ['an inspector of its region', shanghai, asset(), 'IN_REGION'],
    ['an inspector of another region', shanghai, asset({ region: '320100' }), 'FOREIGN'],
    ['an inspector, region unknown', shanghai, asset({ region: null }), 'FOREIGN'],
    ['the national authority, region unknown', national, asset({ region: null }), 'IN_REGION'],
    ['the national authority, restricted', national, restricted(), 'HIDDEN'],
    ['a cleared inspector', cleared, restricted(), 'IN_REGION'],
    ['a cleared inspector, other region', cleared, restricted({ region: '110000' }), 'HIDDEN'],
    ['a cleared inspector, defence', cleared, asset({ system: 'DEFENCE' }), 'HIDDEN'],
    ['the authority of its supervision', defence, restricted({ system: 'DEFENCE' }), 'IN_REGION'],
    ['that authority, civil and restricted', defence, restricted(), 'HIDDEN'],
    ['an organization that nobody registered', unregistered, asset(), 'FOREIGN'],
    [
      'an inspector whose organization has it entrusted',
      shanghai,
      asset({ region: '110000', entrusted: ['sh'] }),
      'FOREIGN',
    ],
    ['a laboratory that is cleared', reader('lab', 'l', { cleared: true }), restricted(), 'HIDDEN'],
    ['a token without organization', reader('lab', null), asset({ owner: '' }), 'FOREIGN'],
  ] as const)('of %s', (_, who, what, relation) => expect(relationToAsset(who, what)).toBe(relation));
});

describe('to a certificate', () => {
  const certificate = (more: Partial<CertificateReading> = {}): CertificateReading => ({
    id: 'c',
    issuer: 'lab-a',
    issuerRegion: '110000',
    asset: 'a',
    perhapsHidden: false,
    ...more,
  });
  it.each([
    ['its issuer', lab, certificate(), asset(), 'ISSUED'],
    ['its issuer, of a restricted asset', lab, certificate(), restricted(), 'ISSUED'],
    ['the owner of the asset', enterprise, certificate(), asset({ owner: 'ent-a' }), 'OWN'],
    ['another laboratory', reader('lab', 'b'), certificate(), asset(), 'FOREIGN'],
    [
      'another laboratory, public standard',
      reader('lab', 'b'),
      certificate(),
      asset({ tier: 'PUBLIC' }),
      'PUBLIC_STANDARD',
    ],
    ['an inspector of the asset’s region', shanghai, certificate(), asset(), 'IN_REGION'],
    [
      'an inspector of the issuer’s region',
      shanghai,
      certificate({ issuerRegion: '310000' }),
      asset({ region: '320000' }),
      'IN_REGION',
    ],
    [
      'an inspector of the issuer’s region, restricted',
      shanghai,
      certificate({ issuerRegion: '310000' }),
      restricted(),
      'HIDDEN',
    ],
    [
      'an inspector of the issuer’s region, unresolved',
      shanghai,
      certificate({ issuerRegion: '310000' }),
      null,
      'IN_REGION',
    ],
    [
      'an inspector, perhaps of a hidden asset',
      shanghai,
      certificate({ issuerRegion: '310000', perhapsHidden: true }),
      null,
      'HIDDEN',
    ],
    ['its issuer, perhaps of a hidden asset', lab, certificate({ perhapsHidden: true }), null, 'ISSUED'],
    ['anybody else, unresolved', enterprise, certificate(), null, 'FOREIGN'],
  ] as const)('of %s', (_, who, what, of, relation) =>
    expect(relationToCertificate(who, what, of)).toBe(relation),
  );
});

describe('to an organization', () => {
  const organization = (more: Partial<OrganizationReading> = {}): OrganizationReading => ({
    id: 'o',
    kinds: ['ENTERPRISE'],
    region: '310000',
    system: null,
    bound: [],
    ...more,
  });
  it.each([
    ['itself', reader('enterprise', 'o'), organization(), 'OWN'],
    ['a laboratory that it entrusts', lab, organization({ bound: ['lab-a'] }), 'ENTRUSTED'],
    ['another laboratory', lab, organization({ kinds: ['LABORATORY'] }), 'FOREIGN'],
    ['an inspector of its region', shanghai, organization(), 'IN_REGION'],
    ['an inspector of another region', shanghai, organization({ region: '440000' }), 'FOREIGN'],
    [
      'an inspector of another region, laboratory',
      shanghai,
      organization({ region: '440000', kinds: ['LABORATORY'] }),
      'IN_CHAIN',
    ],
    ['the national authority, defence', national, organization({ system: 'DEFENCE' }), 'HIDDEN'],
    ['its own authority, defence', defence, organization({ system: 'DEFENCE' }), 'IN_REGION'],
  ] as const)('of %s', (_, who, what, relation) => expect(relationToOrganization(who, what)).toBe(relation));
});
