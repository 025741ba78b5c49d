// Goal: who may certify what for whom is recorded once, with days that follow one another, for laboratories that exist.
// Method: given the asset or organization, when a command, then what it answers; each rule with its near miss.
import { decideAsset } from '../asset/asset.decide';
import type { AssetEvent } from '../asset/asset.events';
import { evolveAsset, initialAssetState } from '../asset/asset.state';
import type { LaboratoryEvent } from '../laboratory/laboratory.events';
import { evolveLaboratory, initialLaboratoryState } from '../laboratory/laboratory.state';
import { assetBody, registered } from '../testing/facts';
import { CONTEXT, given } from '../testing/given-when-then';
import type { DesignateLaboratory, EntrustAsset, EntrustOrganization } from './admission.commands';
import {
  decideAssetEntrustment,
  decideClearance,
  decideDesignation,
  decideOrganizationEntrustment,
} from './entrustments.decide';

const assets = { initial: initialAssetState, evolve: evolveAsset };
const organizations = { initial: initialLaboratoryState, evolve: evolveLaboratory };
const days = { laboratory: 'lab', from: '2026-01-01', to: '2026-12-31' };

function assetEvents(): AssetEvent[] {
  const decision = decideAsset(initialAssetState, {
    type: 'RegisterAsset',
    id: 'scale',
    body: assetBody({ owner: 'works' }),
    ...CONTEXT,
  });
  if (decision.outcome !== 'ACCEPTED') throw new Error('the asset of the test is refused');
  const data = { id: 't', asset: 'scale', on: '2025-01-01', note: null, owner: 'buyer' };
  return [...(decision.events as AssetEvent[]), { type: 'AssetTransferred', data }];
}

const entrust = (more: Partial<EntrustAsset> = {}): EntrustAsset => ({
  type: 'EntrustAsset',
  id: 'e',
  asset: 'scale',
  body: days,
  laboratoryKnown: true,
  ...CONTEXT,
  ...more,
});

describe('the entrustment of an asset', () => {
  it('is that of its present owner', () => {
    const decision = decideAssetEntrustment(given(assets, ...assetEvents()).state, entrust());
    const data = { id: 'e', asset: 'scale', owner: 'buyer', ...days };
    expect(decision).toEqual({ outcome: 'ACCEPTED', events: [{ type: 'AssetEntrusted', data }] });
  });

  it('has no end where none is stated', () => {
    const decision = decideAssetEntrustment(
      given(assets, ...assetEvents()).state,
      entrust({ body: { laboratory: 'lab', from: '2026-01-01' } }),
    );
    expect(decision).toMatchObject({ events: [{ data: { to: null } }] });
  });

  it('goes to a laboratory that is registered, on days that follow one another', () => {
    const ask = (more: Partial<EntrustAsset>) =>
      given(assets, ...assetEvents()).when(decideAssetEntrustment, entrust(more));
    expect(ask({ laboratoryKnown: false })).toEqual({ refused: ['UNKNOWN_LAB /laboratory'] });
    expect(ask({ body: { ...days, to: '2025-12-31' } })).toEqual({ refused: ['TIME_ORDER /to'] });
    expect(ask({ body: { ...days, to: '2026-01-01' } })).toEqual({ events: ['AssetEntrusted'] });
  });

  it('is one fact under one id', () => {
    const data = { id: 'e', asset: 'scale', owner: 'buyer', ...days };
    const known = given(assets, ...assetEvents(), { type: 'AssetEntrusted', data });
    expect(known.when(decideAssetEntrustment, entrust())).toEqual({ repeated: 'e' });
    const other = entrust({ body: { ...days, laboratory: 'lab-2' } });
    expect(known.when(decideAssetEntrustment, other)).toEqual({ refused: ['DUPLICATE_ID /id'] });
    expect(known.when(decideAssetEntrustment, entrust({ id: 'e-2' }))).toEqual({
      events: ['AssetEntrusted'],
    });
  });
});

describe('the designation of a laboratory', () => {
  const designate = (more: Partial<DesignateLaboratory> = {}): DesignateLaboratory => ({
    type: 'DesignateLaboratory',
    id: 'd',
    asset: 'scale',
    body: { ...days, reason: 'the nearest' },
    laboratoryKnown: true,
    national: false,
    ...CONTEXT,
    ...more,
  });
  const ask = (command: DesignateLaboratory, ...more: AssetEvent[]) =>
    given(assets, ...assetEvents(), ...more).when(decideDesignation, command);
  const data = { id: 'd', asset: 'scale', ...days, reason: 'the nearest', national: false };

  it('says who gave it', () => {
    const decide = (national: boolean) =>
      decideDesignation(given(assets, ...assetEvents()).state, designate({ national }));
    expect(decide(false)).toEqual({ outcome: 'ACCEPTED', events: [{ type: 'LaboratoryDesignated', data }] });
    expect(decide(true)).toMatchObject({ events: [{ data: { national: true } }] });
  });

  it('goes to a laboratory that is registered, once', () => {
    expect(ask(designate({ laboratoryKnown: false }))).toEqual({ refused: ['UNKNOWN_LAB /laboratory'] });
    expect(ask(designate(), { type: 'LaboratoryDesignated', data })).toEqual({ repeated: 'd' });
    const nationally = designate({ national: true });
    expect(ask(nationally, { type: 'LaboratoryDesignated', data })).toEqual({
      refused: ['DUPLICATE_ID /id'],
    });
  });
});

describe('the entrustment of an organization', () => {
  const command = (more: Partial<EntrustOrganization> = {}): EntrustOrganization => ({
    type: 'EntrustOrganization',
    id: 'e',
    organization: 'lab',
    body: { ...days, laboratory: 'other' },
    laboratoryKnown: true,
    ...CONTEXT,
    ...more,
  });
  const data = { id: 'e', organization: 'lab', ...days, laboratory: 'other' };
  const ask = (asked: EntrustOrganization, ...more: LaboratoryEvent[]) =>
    given(organizations, registered, ...more).when(decideOrganizationEntrustment, asked);

  it('is recorded on its own stream, once', () => {
    expect(decideOrganizationEntrustment(given(organizations, registered).state, command())).toEqual({
      outcome: 'ACCEPTED',
      events: [{ type: 'OrganizationEntrusted', data }],
    });
    expect(ask(command(), { type: 'OrganizationEntrusted', data })).toEqual({ repeated: 'e' });
    expect(ask(command({ laboratoryKnown: false }))).toEqual({ refused: ['UNKNOWN_LAB /laboratory'] });
  });
});

describe('a clearance', () => {
  const command = (to: string | null) =>
    ({
      type: 'GrantClearance',
      id: 'c',
      organization: 'lab',
      body: { from: '2026-01-01', to, reason: 'inspection' },
      ...CONTEXT,
    }) as const;

  it('holds for days that follow one another, and is granted once', () => {
    const ask = (to: string | null, ...more: LaboratoryEvent[]) =>
      given(organizations, registered, ...more).when(decideClearance, command(to));
    expect(ask('2025-12-31')).toEqual({ refused: ['TIME_ORDER /to'] });
    expect(ask('2026-01-01')).toEqual({ events: ['ClearanceGranted'] });
    const data = { id: 'c', organization: 'lab', from: '2026-01-01', to: null, reason: 'inspection' };
    expect(ask(null, { type: 'ClearanceGranted', data })).toEqual({ repeated: 'c' });
    expect(ask('2026-01-02', { type: 'ClearanceGranted', data })).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
});
