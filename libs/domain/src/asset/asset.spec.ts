// Goal: assets, what happens to them and what is found about them are refused for exactly what is impossible.
// Method: given events, when a command, then its outcome, each with a near miss.
import { assetBody } from '../testing/facts';
import { CONTEXT, given, outcomeOf } from '../testing/given-when-then';
import { evolveImpactCase, initialImpactCaseState } from '../impact-case/impact-case.state';
import type {
  AssetBody,
  AssetCommand,
  LifecycleBody,
  NonconformityBody,
  RestatementBody,
} from './asset.commands';
import { decideAsset } from './asset.decide';
import type { AssetEvent } from './asset.events';
import { evolveAsset, initialAssetState, isSameAsset, nameplateOf, ownerOf, retiredOn } from './asset.state';

const aggregate = { initial: initialAssetState, evolve: evolveAsset };

function eventsOf(command: AssetCommand, ...before: AssetEvent[]): AssetEvent[] {
  const decision = decideAsset(given(aggregate, ...before).state, command);
  if (decision.outcome !== 'ACCEPTED') throw new Error(JSON.stringify(decision));
  return decision.events.filter((event): event is AssetEvent => event.type !== 'ImpactCaseOpened');
}

const register = (more: Partial<AssetBody> = {}) =>
  ({ type: 'RegisterAsset', id: 'scale', body: assetBody(more), ...CONTEXT }) as const;
const registered = eventsOf(register());
const lifecycle = (body: LifecycleBody) =>
  ({
    type: 'RecordLifecycle',
    id: body.id ?? `${body.event}-${body.on}`,
    asset: 'scale',
    body,
    ...CONTEXT,
  }) as const;
const after = (...bodies: LifecycleBody[]) =>
  bodies.reduce((events, body) => [...events, ...eventsOf(lifecycle(body), ...events)], registered);

describe('an asset that is registered', () => {
  const ask = (more: Partial<AssetBody>) => given(aggregate).when(decideAsset, register(more));

  it('is recorded, whoever owns it', () => {
    expect(ask({ owner: 'nobody-known' })).toEqual({ events: ['AssetRegistered'] });
    expect(ask({ region: '310000', manufacturer: null, model: undefined })).toEqual({
      events: ['AssetRegistered'],
    });
  });
  it('has measurands that can be measured', () => {
    const measurands = [
      { quantity: 'mass', range: { min: '0', max: '1', unit: 'lx' }, mpe: { value: '0.1', unit: '%' } },
      { quantity: 'mass', range: { min: '1', max: '0', unit: 'g' }, mpe: { value: '1', unit: 'V' } },
      { quantity: 'heaviness' },
    ];
    expect(ask({ measurands })).toEqual({
      refused: [
        'UNIT_INCOMPATIBLE /measurands/0/range/unit',
        'RANGE_INVERTED /measurands/1/range',
        'UNIT_INCOMPATIBLE /measurands/1/mpe/unit',
        'UNKNOWN_QUANTITY /measurands/2/quantity',
      ],
    });
  });
  it('lies in a province of China', () => {
    expect(ask({ region: '000000' })).toEqual({ refused: ['REGION_INVALID /region'] });
  });
  it('is registered once, the same again being no fault', () => {
    expect(given(aggregate, ...registered).when(decideAsset, register({ usage: null }))).toEqual({
      repeated: 'scale',
    });
    expect(given(aggregate, ...registered).when(decideAsset, register({ kind: 'STANDARD' }))).toEqual({
      refused: ['DUPLICATE_ID /id'],
    });
  });
});

describe('an examination', () => {
  const examine = (validFrom: string, validTo: string | null) =>
    ({
      type: 'ExamineAsset',
      id: 'exam',
      asset: 'scale',
      body: { number: 'E-1', kind: 'EXAMINATION', validFrom, validTo },
      ...CONTEXT,
    }) as const;

  it('does not end before it begins', () => {
    const state = given(aggregate, ...registered);
    expect(state.when(decideAsset, examine('2030-01-01', '2030-01-01'))).toEqual({
      events: ['AssetExamined'],
    });
    expect(state.when(decideAsset, examine('2024-01-02', '2024-01-01'))).toEqual({
      refused: ['TIME_ORDER /validTo'],
    });
  });
  it('is recorded once, the same again being no fault', () => {
    const examined = eventsOf(examine('2024-01-01', null), ...registered);
    const state = given(aggregate, ...registered, ...examined);
    expect(state.when(decideAsset, examine('2024-01-01', null))).toEqual({ repeated: 'exam' });
    expect(state.when(decideAsset, examine('2024-01-02', null))).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
});

describe('what happens to an asset', () => {
  const ask = (body: LifecycleBody, events = registered) =>
    given(aggregate, ...events).when(decideAsset, lifecycle(body));

  it.each([
    ['REPAIRED', 'AssetRepaired'],
    ['ADJUSTED', 'AssetAdjusted'],
    ['DAMAGED', 'AssetDamaged'],
    ['ISOLATED', 'AssetIsolated'],
    ['RETURNED', 'AssetReturned'],
    ['RETIRED', 'AssetRetired'],
    ['INSTALLED', 'AssetInstalled'],
    ['SEAL_BROKEN', 'AssetSealBroken'],
    ['SOFTWARE_CHANGED', 'AssetSoftwareChanged'],
  ] as const)('%s is recorded as %s', (event, type) => {
    expect(ask({ event, on: '2026-03-10' })).toEqual({ events: [type] });
  });
  it('has happened', () => {
    expect(ask({ event: 'REPAIRED', on: '2026-03-11' })).toEqual({ refused: ['TIME_ORDER /on'] });
  });
  it('names the new owner of a transfer', () => {
    expect(ask({ event: 'TRANSFERRED', on: '2026-01-01' })).toEqual({ refused: ['REQUIRED /owner'] });
    expect(ask({ event: 'TRANSFERRED', on: '2026-01-01', owner: 'b' })).toEqual({
      events: ['AssetTransferred'],
    });
  });
  it('cannot happen after retirement, but may be told late', () => {
    const retired = after({ event: 'RETIRED', on: '2026-01-01' });
    const late = { refused: ['ASSET_RETIRED /on'] };
    expect(ask({ event: 'REPAIRED', on: '2026-01-02' }, retired)).toEqual(late);
    expect(ask({ event: 'RETIRED', on: '2026-01-01', id: 'again' }, retired)).toEqual(late);
    expect(ask({ event: 'REPAIRED', on: '2026-01-01' }, retired)).toEqual({ events: ['AssetRepaired'] });
    expect(ask({ event: 'RETURNED', on: '2025-12-31' }, retired)).toEqual({ events: ['AssetReturned'] });
    expect(retiredOn(given(aggregate, ...retired).state)).toBe('2026-01-01');
  });
  it('is recorded once, the same again being no fault', () => {
    const repaired = after({ id: 'r', event: 'REPAIRED', on: '2026-01-01' });
    expect(ask({ id: 'r', event: 'REPAIRED', on: '2026-01-01' }, repaired)).toEqual({ repeated: 'r' });
    expect(ask({ id: 'r', event: 'ADJUSTED', on: '2026-01-01' }, repaired)).toEqual({
      refused: ['DUPLICATE_ID /id'],
    });
  });
  it('before registration is a fault of the log', () => {
    expect(() => given(aggregate, ...after({ event: 'REPAIRED', on: '2026-01-01' }).slice(1))).toThrow(
      'before AssetRegistered',
    );
  });
});

describe('the owner', () => {
  const transfer = (on: string, owner: string, id: string): LifecycleBody => ({
    id,
    event: 'TRANSFERRED',
    on,
    owner,
  });
  it('is that of the latest transfer, in whatever order they are told', () => {
    expect(ownerOf(initialAssetState)).toBeNull();
    expect(ownerOf(given(aggregate, ...registered).state)).toBe('lab');
    const told = after(transfer('2026-02-01', 'b', '1'), transfer('2026-01-01', 'c', '2'));
    expect(ownerOf(given(aggregate, ...told).state)).toBe('b');
    const sameDay = after(transfer('2026-02-01', 'b', '1'), transfer('2026-02-01', 'c', '2'));
    expect(ownerOf(given(aggregate, ...sameDay).state)).toBe('c');
  });
});

describe('a nonconformity', () => {
  const report = (more: Partial<NonconformityBody> = {}) =>
    ({
      type: 'ReportNonconformity',
      id: 'nc',
      impactCase: 'case',
      asset: 'scale',
      body: { quantity: 'mass', from: '2025-01-01', to: '2026-01-01', reason: 'drift', ...more },
      ...CONTEXT,
    }) as const;
  const ask = (more: Partial<NonconformityBody> = {}) =>
    given(aggregate, ...registered).when(decideAsset, report(more));

  it('is recorded and opens an impact case', () => {
    expect(ask({ shift: { value: '-0.1', unit: '%' } })).toEqual({
      events: ['NonconformityFound', 'ImpactCaseOpened'],
    });
    const decision = decideAsset(given(aggregate, ...registered).state, report());
    const opened = decision.outcome === 'ACCEPTED' ? decision.events[1] : null;
    if (opened?.type !== 'ImpactCaseOpened') throw new Error('no impact case');
    expect(opened.data).toMatchObject({
      id: 'case',
      nonconformity: 'nc',
      asset: 'scale',
      from: '2025-01-01',
    });
    expect(evolveImpactCase(initialImpactCaseState, opened)).toMatchObject({
      status: 'OPEN',
      opened: { id: 'case' },
    });
  });
  it('has been found between two days that have come', () => {
    expect(ask({ from: '2026-01-01' })).toEqual({ events: ['NonconformityFound', 'ImpactCaseOpened'] });
    expect(ask({ from: '2026-01-02' })).toEqual({ refused: ['TIME_ORDER /to'] });
    expect(ask({ to: '2026-03-11' })).toEqual({ refused: ['TIME_ORDER /to'] });
  });
  it('is of a known quantity, its shift in a unit of it', () => {
    expect(ask({ quantity: 'heaviness' })).toEqual({ refused: ['UNKNOWN_QUANTITY /quantity'] });
    expect(ask({ shift: { value: '1', unit: 'm' } })).toEqual({ refused: ['UNIT_INCOMPATIBLE /shift/unit'] });
  });
  it('is recorded once, the same again being no fault', () => {
    const state = given(aggregate, ...registered, ...eventsOf(report(), ...registered));
    expect(state.when(decideAsset, { ...report(), impactCase: 'another' })).toEqual({ repeated: 'nc' });
    expect(state.when(decideAsset, report({ reason: 'other' }))).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
});

describe('a restated reference value', () => {
  const restate = (more: Partial<RestatementBody> = {}) =>
    ({
      type: 'RestateReferenceValue',
      id: 'ccm-2023',
      asset: 'scale',
      body: {
        quantity: 'mass',
        shift: { value: '-0.007', unit: 'mg' },
        effectiveFrom: '2023-03-01',
        reason: 'consensus value',
        ...more,
      },
      ...CONTEXT,
    }) as const;
  const ask = (more: Partial<RestatementBody> = {}) =>
    given(aggregate, ...registered).when(decideAsset, restate(more));

  it('is recorded, and may come into force later', () => {
    expect(ask({ effectiveFrom: '2030-01-01' })).toEqual({ events: ['ReferenceValueRestated'] });
  });
  it('names its source only where one was given', () => {
    const [silent] = eventsOf(restate({ source: null }), ...registered);
    expect(silent?.data).not.toHaveProperty('source');
    const [event] = eventsOf(restate({ source: 'CCM/22-20' }), ...registered);
    expect(event?.data).toEqual({
      id: 'ccm-2023',
      asset: 'scale',
      quantity: 'mass',
      shift: { value: '-0.007', unit: 'mg' },
      effectiveFrom: '2023-03-01',
      reason: 'consensus value',
      source: 'CCM/22-20',
    });
    expect(given(aggregate, ...registered, event!).state).toMatchObject({ restatements: [event!.data] });
  });
  it('is of a known quantity, its shift in a unit of it', () => {
    expect(ask({ quantity: 'heaviness' })).toEqual({ refused: ['UNKNOWN_QUANTITY /quantity'] });
    expect(ask({ shift: { value: 'x', unit: 'm' } })).toEqual({
      refused: ['NOT_A_DECIMAL /shift/value', 'UNIT_INCOMPATIBLE /shift/unit'],
    });
    expect(ask({ shift: { value: '-7e-9', unit: '1' } })).toEqual({ events: ['ReferenceValueRestated'] });
  });
  it('is recorded once, the same again being no fault', () => {
    const state = given(aggregate, ...registered, ...eventsOf(restate(), ...registered));
    expect(state.when(decideAsset, restate({ source: null }))).toEqual({ repeated: 'ccm-2023' });
    expect(state.when(decideAsset, restate({ effectiveFrom: '2023-03-02' }))).toEqual({
      refused: ['DUPLICATE_ID /id'],
    });
  });
});

describe('a nameplate', () => {
  it('needs manufacturer and model', () => {
    const [event] = eventsOf(register({ model: null }));
    expect(nameplateOf(given(aggregate, event!).state)).toBeNull();
    expect(nameplateOf(given(aggregate, ...registered).state)).toMatchObject({ serialNumber: 'S-1' });
  });
  it('names the same asset as an id only when that is known', () => {
    const nameplate = { manufacturer: 'Mettler', model: 'XP-1', serialNumber: 'S-1' };
    expect(isSameAsset('scale', nameplate, new Map())).toBe(false);
    expect(isSameAsset('scale', nameplate, new Map([['scale', nameplate]]))).toBe(true);
    expect(
      isSameAsset(
        'a',
        'b',
        new Map([
          ['a', nameplate],
          ['b', nameplate],
        ]),
      ),
    ).toBe(false);
  });
});

it('outcomes of tests show the pointer of each refusal', () => {
  const decision = decideAsset(initialAssetState, register({ region: 'x' }));
  expect(outcomeOf(decision)).toEqual({ refused: ['REGION_INVALID /region'] });
});
