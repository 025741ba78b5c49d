// Goal: an authority acts where the law puts it and a hair's breadth beyond nowhere; a grant is changed by who granted it
// or stands above. Method: worked authorities and subjects, each rule with its near miss.
import {
  evolveLaboratory,
  initialLaboratoryState,
  type LaboratoryState,
} from '../laboratory/laboratory.state';
import {
  assetSubject,
  authorityOf,
  certificateSubject,
  mayActOn,
  mayChangeGrant,
  NATIONAL_AUTHORITY,
  organizationSubject,
  type Authority,
  type Grantor,
  type Subject,
} from './authority';

type Registered = Extract<LaboratoryState, { status: 'REGISTERED' }>;
const organization = (more: Partial<Registered['organization']> = {}): LaboratoryState =>
  evolveLaboratory(initialLaboratoryState, {
    type: 'OrganizationRegistered',
    data: { id: 'o', name: { en: 'O' }, kinds: ['REGULATOR'], uscc: null, region: '330000', ...more },
  });
const UNKNOWN: LaboratoryState = { status: 'UNKNOWN' };
const of = (region: string, more: Partial<Authority> = {}): Authority => ({
  organization: `r-${region}`,
  region,
  system: null,
  ...more,
});
const subject = (region: string | null, more: Partial<Subject> = {}): Subject => ({
  region,
  system: null,
  nationalOnly: false,
  ...more,
});
const DEFENCE = { system: 'DEFENCE' } as const;

describe('an authority', () => {
  it('is a registered regulator, with its region and supervision', () => {
    expect(authorityOf(organization())).toEqual({ organization: 'o', region: '330000', system: null });
    expect(authorityOf(organization(DEFENCE))?.system).toBe('DEFENCE');
    expect(authorityOf(organization({ kinds: ['LABORATORY', 'INSTITUTE'] }))).toBeNull();
    expect(authorityOf(UNKNOWN)).toBeNull();
  });
  it('has no power by a level that somebody stated', () => {
    const county = authorityOf(organization({ region: '330109', level: 'NATIONAL' }));
    expect(mayActOn(county!, subject('330108'))).toBe(false);
  });
});

describe('what an authority acts on', () => {
  it.each<[string, Authority, Subject, boolean]>([
    ['its own region', of('330100'), subject('330109'), true],
    ['the next one', of('330100'), subject('330209'), false],
    ['what lies above it', of('330109'), subject('330100'), false],
    ['what has no region', of('330000'), subject(null), false],
    ['what has no region, nationally', NATIONAL_AUTHORITY, subject(null), true],
    ['everywhere, nationally', of('100000'), subject('650100'), true],
    ['defence, nationally', NATIONAL_AUTHORITY, subject('110000', DEFENCE), false],
    ['defence, by its own', of('110000', DEFENCE), subject('110105', DEFENCE), true],
    ['defence elsewhere, by its own', of('110000', DEFENCE), subject('120000', DEFENCE), false],
    ['what is civil, by defence', of('110000', DEFENCE), subject('110105'), false],
    ['a primary standard, of its province', of('110000'), subject('110105', { nationalOnly: true }), false],
    ['a primary standard, nationally', of('100000'), subject('110105', { nationalOnly: true }), true],
  ])('%s', (_, authority, what, may) => expect(mayActOn(authority, what)).toBe(may));
});

describe('a subject', () => {
  it('is an organization by its registration, the national institute the national authority’s alone', () => {
    expect(organizationSubject(organization())).toEqual(subject('330000'));
    expect(organizationSubject(UNKNOWN)).toEqual(subject(null));
    const institute = organization({ kinds: ['INSTITUTE'], region: '100000' });
    expect(organizationSubject(institute)).toEqual(subject('100000', { nationalOnly: true }));
    expect(organizationSubject(organization({ kinds: ['INSTITUTE'] })).nationalOnly).toBe(false);
  });
  it('is an asset by its own region, else its owner’s; the owner’s supervision and the tier count besides', () => {
    const asset = { tier: 'PUBLIC', region: null } as const;
    expect(assetSubject(asset, organization())).toEqual(subject('330000'));
    expect(assetSubject({ ...asset, region: '310115' }, organization()).region).toBe('310115');
    expect(assetSubject(asset, organization(DEFENCE)).system).toBe('DEFENCE');
    expect(assetSubject({ ...asset, ...DEFENCE }, organization()).system).toBe('DEFENCE');
    expect(assetSubject(asset, organization()).nationalOnly).toBe(false);
    expect(assetSubject({ ...asset, tier: 'PRIMARY' }, organization()).nationalOnly).toBe(true);
    const institute = organization({ kinds: ['INSTITUTE'], region: '100000' });
    expect(assetSubject({ ...asset, region: '110000' }, institute).nationalOnly).toBe(true);
  });
  it('is a certificate by its issuer, wherever its asset stands', () => {
    const asset = { tier: 'PUBLIC', region: '650000' } as const;
    expect(certificateSubject(organization(), asset)).toEqual(subject('330000'));
    expect(certificateSubject(organization(), null)).toEqual(subject('330000'));
    expect(certificateSubject(organization(), { ...asset, tier: 'PRIMARY' }).nationalOnly).toBe(true);
    expect(certificateSubject(organization(), { ...asset, ...DEFENCE }).system).toBe('DEFENCE');
  });
});

describe('what was granted', () => {
  const cnas: Grantor = { authority: of('100000', { organization: 'cnas' }), superiors: ['samr'] };
  const city: Grantor = { authority: of('330100', { organization: 'city' }), superiors: ['province-of-it'] };
  const holder = subject('330109');
  it.each<[string, Authority, Grantor | null, Subject, boolean]>([
    ['by who granted it', of('100000', { organization: 'cnas' }), cnas, holder, true],
    ['by who granted it, to a holder that moved away', city.authority, city, subject('650100'), true],
    ['by who is named above it', of('110000', { organization: 'samr' }), cnas, holder, true],
    ['by the national authority', NATIONAL_AUTHORITY, cnas, holder, true],
    ['by the province of a city', of('330000'), city, holder, true],
    ['by the country of a city', of('100000'), city, holder, true],
    ['of CNAS by the county of the laboratory', of('330109'), cnas, holder, false],
    ['by the same region’s other authority', of('330100'), city, holder, false],
    ['by another national one', of('100000'), cnas, holder, false],
    ['by another province', of('340000'), city, holder, false],
    ['for defence by the national authority', NATIONAL_AUTHORITY, cnas, subject('330109', DEFENCE), false],
    ['by defence', of('100000', DEFENCE), city, holder, false],
    ['by nobody knows whom, by the national authority', NATIONAL_AUTHORITY, null, holder, true],
    ['by nobody knows whom, by the province', of('330000'), null, holder, false],
    ['by nobody knows whom to defence', NATIONAL_AUTHORITY, null, subject('330109', DEFENCE), false],
  ])('is changed %s', (_, authority, grantor, to, may) => {
    expect(mayChangeGrant(authority, grantor, to)).toBe(may);
  });
});
