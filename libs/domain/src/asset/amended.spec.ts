// Goal: what is registered of an asset is a function of the day; only a regulator changes what passed days were judged by.
// Method: given events, when an amendment, then its outcome; states folded in several orders.
import { assetBody } from '../testing/facts';
import { CONTEXT, given } from '../testing/given-when-then';
import type { AmendmentBody } from './asset.commands';
import { decideAsset } from './asset.decide';
import { assetOn, everRegistered, stateOn } from './amended';
import type { AssetEvent } from './asset.events';
import { evolveAsset, initialAssetState, installedBy, type AssetState } from './asset.state';

const aggregate = { initial: initialAssetState, evolve: evolveAsset };
type Registered = Extract<AssetState, { status: 'REGISTERED' }>;

function eventsOf(state: AssetState, command: Parameters<typeof decideAsset>[1]): AssetEvent[] {
  const decision = decideAsset(state, command);
  if (decision.outcome !== 'ACCEPTED') throw new Error(JSON.stringify(decision));
  return decision.events as AssetEvent[];
}

const registered = eventsOf(initialAssetState, {
  type: 'RegisterAsset',
  id: 'scale',
  body: assetBody(),
  ...CONTEXT,
});
const TODAY = CONTEXT.today;
const amend = (more: Partial<AmendmentBody> = {}, role = 'regulator') =>
  ({
    type: 'AmendAsset',
    id: more.id ?? 'amended',
    asset: 'scale',
    body: { on: '2026-01-10', reason: 'moved', ...more },
    ...CONTEXT,
    actor: { ...CONTEXT.actor, role },
  }) as const;
const after = (...bodies: Partial<AmendmentBody>[]): Registered => {
  let { state } = given(aggregate, ...registered);
  for (const [at, body] of bodies.entries())
    for (const event of eventsOf(state, amend({ id: `a${at}`, ...body }))) state = evolveAsset(state, event);
  return state as Registered;
};

describe('an amendment', () => {
  const ask = (more: Partial<AmendmentBody>, role?: string) =>
    given(aggregate, ...registered).when(decideAsset, amend(more, role));

  it('changes something that is sound, from a day that has come', () => {
    expect(ask({ region: '310000' })).toEqual({ events: ['AssetAmended'] });
    expect(ask({})).toEqual({ refused: ['REQUIRED '] });
    expect(ask({ region: '000000' })).toEqual({ refused: ['REGION_INVALID /region'] });
    expect(ask({ measurands: [{ quantity: 'heaviness' }] })).toEqual({
      refused: ['UNKNOWN_QUANTITY /measurands/0/quantity'],
    });
    expect(ask({ region: '310000', on: '2026-03-11' })).toEqual({ refused: ['TIME_ORDER /on'] });
  });
  it('does not take the nameplate of another asset', () => {
    const taken = { ...amend({ serialNumber: 'S-2' }), nameplateTaken: true };
    expect(given(aggregate, ...registered).when(decideAsset, taken)).toEqual({
      refused: ['NAMEPLATE_TAKEN /serialNumber'],
    });
  });
  it.each<[string, Partial<AmendmentBody>, string]>([
    ['purpose', { usage: { compulsory: true, purpose: 'TRADE' } }, '/usage'],
    ['limits', { measurands: [{ quantity: 'mass', mpe: { value: '9', unit: 'g' } }] }, '/measurands'],
    ['class', { schemeLevel: { scheme: 'JJG 2053-2016', level: 'F1' } }, '/schemeLevel'],
    ['nameplate', { serialNumber: 'S-2' }, '/serialNumber'],
  ])('of the %s is for a regulator where the day has passed', (_, more, pointer) => {
    expect(ask(more, 'enterprise')).toEqual({ refused: [`AMENDMENT_BACKWARDS ${pointer}`] });
    expect(ask({ ...more, on: TODAY }, 'enterprise')).toEqual({ events: ['AssetAmended'] });
    expect(ask(more, 'regulator')).toEqual({ events: ['AssetAmended'] });
  });
  it('of what no day was judged by is its owner’s for any day', () => {
    const more = {
      name: { en: 'Scale 2' },
      region: '310000',
      visibility: 'RESTRICTED',
      parts: [{ id: 'A' }],
    };
    expect(ask(more as Partial<AmendmentBody>, 'enterprise')).toEqual({ events: ['AssetAmended'] });
    const interval = after({ usage: { purpose: 'OTHER', intervalMonths: 12 } });
    const shorter = amend({ id: 'b', usage: { purpose: 'OTHER', intervalMonths: 6 } }, 'enterprise');
    expect(decideAsset(interval, shorter).outcome).toBe('ACCEPTED');
  });
  it('is recorded once, the same again being no fault', () => {
    const state = after({ region: '310000' });
    expect(decideAsset(state, amend({ id: 'a0', region: '310000' })).outcome).toBe('REPEATED');
    expect(decideAsset(state, amend({ id: 'a0', region: '320000' })).outcome).toBe('REFUSED');
    // What was registered is still what was registered.
    const again = { type: 'RegisterAsset', id: 'scale', body: assetBody(), ...CONTEXT } as const;
    expect(decideAsset(state, again).outcome).toBe('REPEATED');
  });
});

describe('what is registered on a day', () => {
  const march = { on: '2026-03-01', region: '310000', model: 'X-3' };
  const february = { on: '2026-02-01', region: '320000', serialNumber: 'S-2' };

  it.each([
    ['in order', [february, march]],
    ['late', [march, february]],
  ])('is what was in force by then, told %s', (_, bodies) => {
    const state = after(...bodies);
    const facts = (day: string | null) => {
      const { region, model, serialNumber } = assetOn(state, day);
      return [region, model, serialNumber];
    };
    const { region, model, serialNumber } = state.registered;
    expect(facts('2026-01-31')).toEqual([region, model, serialNumber]);
    expect(facts('2026-02-01')).toEqual(['320000', model, 'S-2']);
    expect(facts('2026-03-01')).toEqual(['310000', 'X-3', 'S-2']);
    expect(state.asset).toEqual(assetOn(state, null));
    expect(stateOn(state, '2026-02-01').asset.region).toBe('320000');
    expect(everRegistered(state)).toHaveLength(3);
  });
  it('is of one day what was recorded last', () => {
    expect(after(february, { ...february, region: '330000' }).asset.region).toBe('330000');
  });
});

it('a service life begins with the first installation by the day', () => {
  const told = (on: string): AssetEvent => ({
    type: 'AssetInstalled',
    data: { id: on, asset: 'scale', on, note: null },
  });
  const state = given(aggregate, ...registered, told('2026-02-01'), told('2026-01-05')).state as Registered;
  expect(installedBy(state.lifecycle, '2026-03-01')).toBe('2026-01-05');
  expect(installedBy(state.lifecycle, '2026-01-04')).toBeNull();
});
