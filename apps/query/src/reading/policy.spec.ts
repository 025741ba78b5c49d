// Goal: who may read what, role by role. Method: a table of callers against a table of things.
import type { Caller, Role } from '@suyuan/platform';
import {
  listedOwner,
  mayIdentify,
  mayReadAsset,
  mayReadCertificate,
  mayReadOrganization,
  readsEverything,
} from './policy';

const caller = (role: Role, organization: string | null = null): Caller => ({
  subject: 's',
  role,
  organization,
});
const inspector = caller('inspector');
const regulator = caller('regulator');
const admin = caller('admin');
const lab = caller('lab', 'lab-a');
const enterprise = caller('enterprise', 'ent-a');

const open = (owner: string) => ({ owner, visibility: 'PUBLIC' });
const restricted = (owner: string) => ({ owner, visibility: 'RESTRICTED' });

describe('those who oversee', () => {
  it.each([inspector, regulator, admin])('read everything ($role)', (who) => {
    expect(readsEverything(who)).toBe(true);
    expect(mayReadAsset(who, restricted('x'))).toBe(true);
    expect(mayReadCertificate(who, 'x', null)).toBe(true);
    expect(mayReadOrganization(who, 'x')).toBe(true);
    expect(mayIdentify(who, restricted('x'))).toBe(true);
    expect(listedOwner(who)).toBeNull();
  });
});

describe('a laboratory', () => {
  it('reads public assets and its own restricted ones, not those of others', () => {
    expect(mayReadAsset(lab, open('x'))).toBe(true);
    expect(mayReadAsset(lab, restricted('lab-a'))).toBe(true);
    expect(mayReadAsset(lab, restricted('x'))).toBe(false);
  });

  it('reads the certificates it issued, also of restricted or unresolved assets', () => {
    expect(mayReadCertificate(lab, 'lab-a', restricted('x'))).toBe(true);
    expect(mayReadCertificate(lab, 'lab-a', null)).toBe(true);
    expect(mayReadCertificate(lab, 'lab-b', restricted('x'))).toBe(false);
    expect(mayReadCertificate(lab, 'lab-b', null)).toBe(false);
    expect(mayReadCertificate(lab, 'lab-b', open('x'))).toBe(true);
  });

  it('reads the record of any organization', () => {
    expect(mayReadOrganization(lab, 'x')).toBe(true);
  });

  it('does not learn whose restricted standard stands in a chain', () => {
    expect(mayIdentify(lab, restricted('x'))).toBe(false);
    expect(mayIdentify(lab, restricted('lab-a'))).toBe(true);
    expect(mayIdentify(lab, open('x'))).toBe(true);
  });
});

describe('an enterprise', () => {
  it('reads what it owns and nothing else', () => {
    expect(mayReadAsset(enterprise, restricted('ent-a'))).toBe(true);
    expect(mayReadAsset(enterprise, open('x'))).toBe(false);
    expect(mayReadCertificate(enterprise, 'x', open('ent-a'))).toBe(true);
    expect(mayReadCertificate(enterprise, 'ent-a', open('x'))).toBe(false);
    expect(mayReadCertificate(enterprise, 'x', null)).toBe(false);
    expect(mayReadOrganization(enterprise, 'ent-a')).toBe(true);
    expect(mayReadOrganization(enterprise, 'x')).toBe(false);
    expect(listedOwner(enterprise)).toBe('ent-a');
  });

  it('sees public standards of others in its own chain, restricted ones as placeholders', () => {
    expect(mayIdentify(enterprise, open('x'))).toBe(true);
    expect(mayIdentify(enterprise, restricted('x'))).toBe(false);
  });
});

describe('a token that names no organization', () => {
  it('owns nothing', () => {
    expect(mayReadAsset(caller('enterprise'), open(''))).toBe(false);
    expect(mayReadAsset(caller('lab'), restricted(''))).toBe(false);
  });
});
