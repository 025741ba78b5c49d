// Goal: facts of every earlier shape are read as what they mean now, and nothing else is. Method: data as an earlier
// release recorded it, byte for byte, and every event type at its own version.
import { evolveAsset, initialAssetState } from './asset/asset.state';
import { EVENT_SCHEMA_VERSIONS } from './events';
import { evolveLaboratory, initialLaboratoryState } from './laboratory/laboratory.state';
import { upcast } from './upcast';

const ORGANIZATION =
  '{"id":"city","kinds":["LABORATORY"],"name":{"zh":"市计量所"},"region":"310100","uscc":null}';
const scope = (authority: string) =>
  `{"authority":${JSON.stringify(authority)},"id":"s","lines":[],"number":"L1","organization":"city",` +
  '"validFrom":"2020-01-01","validTo":null}';
const ASSET =
  '{"id":"a","kind":"STANDARD","manufacturer":null,"measurands":[{"accuracyClass":null,"mpe":null,"quantity":"mass",' +
  '"range":null}],"model":null,"name":{"zh":"砝码"},"owner":"city","region":null,"schemeLevel":null,' +
  '"serialNumber":"1","tier":"WORKING_STANDARD","usage":null,"visibility":"PUBLIC"}';

const read = (type: string, version: number, json: string) => upcast(type, version, JSON.parse(json));

describe('an event of an earlier version', () => {
  it('is read as it was where only fields were added that may be left out', () => {
    const organization = read('OrganizationRegistered', 1, ORGANIZATION);
    expect(organization).toEqual({
      type: 'OrganizationRegistered',
      data: JSON.parse(ORGANIZATION) as unknown,
    });
    const asset = read('AssetRegistered', 1, ASSET);
    expect(asset?.type === 'AssetRegistered' && evolveAsset(initialAssetState, asset).status).toBe(
      'REGISTERED',
    );
  });

  it.each([
    ['CNAS', 'ACCREDITATION'],
    [' cnas ', 'ACCREDITATION'],
    ['CNAS 认可', null],
    ['上海市市场监督管理局', null],
  ])('has the basis that %j tells', (authority, basis) => {
    const granted = read('ScopeGranted', 1, scope(authority));
    expect(granted).toEqual({
      type: 'ScopeGranted',
      data: { ...(JSON.parse(scope(authority)) as object), basis },
    });
  });

  it('is folded like one of today', () => {
    const events = [read('OrganizationRegistered', 1, ORGANIZATION), read('ScopeGranted', 1, scope('CNAS'))];
    const state = events.reduce(
      (before, event) => evolveLaboratory(before, event as never),
      initialLaboratoryState,
    );
    expect(state.status === 'REGISTERED' && state.scopes.get('s')?.granted.basis).toBe('ACCREDITATION');
  });
});

describe('an event that is not known', () => {
  it.each([
    ['SchemeForgotten', 1],
    ['toString', 1],
    ['', 1],
    ['SchemePublished', 3],
    ['ScopeGranted', 4],
    ['ScopeGranted', 0],
    ['ScopeGranted', 1.5],
  ])('is none of ours: %s of version %d', (type, version) => {
    expect(upcast(type, version, {})).toBeNull();
  });

  it.each(Object.entries(EVENT_SCHEMA_VERSIONS))('is not %s of version %d', (type, version) => {
    const data = { authority: 'x', basis: 'CMA' };
    expect(upcast(type, version, data)).toEqual({ type, data });
    expect(upcast(type, version + 1, data)).toBeNull();
  });
});
