/**
 * Random worlds of recorded events: posted certificates go through the decision that accepts them, all else is what the
 * commands accept. Few ids and days, so that rules meet.
 */
import fc from 'fast-check';
import {
  decideCalibration,
  initialAssetState,
  initialLaboratoryState,
  evolveAsset,
  evolveLaboratory,
  type AssetEvent,
  type CalibrationBody,
  type Cmc,
  type DomainEvent,
  type LaboratoryEvent,
  type MethodPublished,
  type RecordedEvent,
  type SchemePublished,
} from '@suyuan/domain';
import {
  ASSETS,
  CERTIFICATES,
  DAYS,
  day,
  LABORATORIES,
  lastDay,
  maybe,
  METHODS,
  NAMEPLATE,
  postedCalibration,
  range,
  value,
} from './posted-calibrations';

const ACTOR = { subject: 'test', role: 'admin', organization: null };

/** What the decision accepts of a posted body where its issuer and its asset are known; nothing of what it refuses. */
function recordedOf(body: CalibrationBody): DomainEvent[] {
  const [registered] = registration(1, { tier: 'WORKING', named: false });
  const context = {
    existing: { status: 'UNKNOWN' as const },
    replaced: { status: 'UNKNOWN' as const },
    laboratory: evolveLaboratory(initialLaboratoryState, organization(body.issuer)),
    asset: typeof body.asset === 'string' ? evolveAsset(initialAssetState, registered!) : null,
    nameplates: new Map(),
  };
  const command = {
    type: 'RecordCalibration' as const,
    id: body.id!,
    body,
    today: '2026-01-01',
    actor: ACTOR,
  };
  const decision = decideCalibration(context, command);
  return decision.outcome === 'ACCEPTED' ? decision.events : [];
}

function certificateStream(index: number): fc.Arbitrary<DomainEvent[]> {
  const effect = fc.constantFrom(null, null, null, null, 'VOID' as const, 'WITHDRAWN' as const);
  return fc.tuple(postedCalibration(index), effect, day).map(([posted, revoked, from]) => {
    const recorded = recordedOf(posted);
    if (revoked === null || recorded.length === 0) return recorded;
    const effectiveFrom = revoked === 'VOID' ? null : from;
    const data = { id: `r${index}`, certificate: `c${index}`, effect: revoked, effectiveFrom, reason: 'x' };
    return [...recorded, { type: 'CertificateRevoked', data }];
  });
}

function organization(id: string): LaboratoryEvent {
  const data = { id, name: { en: id }, kinds: ['LABORATORY' as const], uscc: null, region: '110000' };
  return { type: 'OrganizationRegistered', data };
}

function laboratoryStream(id: string): fc.Arbitrary<DomainEvent[]> {
  const cmc = fc.constantFrom<Cmc | null>(
    { form: 'CONSTANT', a: '0.1', unit: 'mg', k: '2' },
    { form: 'LINEAR', a: '0.1', b: '0.2', unit: 'mg', k: '1' },
    { form: 'TABLE', rows: [{ min: '0', max: '1', a: '0.3' }], unit: 'ug', k: '2' },
    { form: 'TEXT', text: 'see the scope', unit: 'mg', k: '2' },
    null,
  );
  const methods = fc.constantFrom<string[]>([], [], ['JJG 99']);
  const line = fc.record({ quantity: fc.constant('mass'), range: range('mass'), methods, cmc });
  const scope = fc.record({
    validFrom: day,
    validTo: lastDay,
    lines: fc.array(line, { minLength: 1, maxLength: 2 }),
  });
  const change = fc.constantFrom(null, null, 'ScopeSuspended' as const, 'ScopeRevoked' as const);
  return fc.tuple(maybe(scope, 2), change, day, lastDay).map(([granted, changed, from, to]) => {
    if (granted === null) return [organization(id)];
    const sure = { id: `scope-${id}`, organization: id, authority: 'CNAS', number: 'L1' };
    const data1 = { ...sure, ...granted, basis: 'ACCREDITATION' as const };
    const grant: LaboratoryEvent = { type: 'ScopeGranted', data: data1 };
    if (changed === null) return [organization(id), grant];
    const data = { id: `change-${id}`, scope: sure.id, organization: id, from, to, reason: 'x' };
    return [organization(id), grant, { type: changed, data } as LaboratoryEvent];
  });
}

type Tier = 'PRIMARY' | 'PUBLIC' | 'WORKING_STANDARD' | 'WORKING';

function registration(index: number, { tier, named }: { tier: Tier; named: boolean }): AssetEvent[] {
  const id = ASSETS[index]!;
  const level = (scheme: string) => ({ scheme, level: `L${index}` });
  const material = { code: 'GBW08601', batch: 'B1', expiresOn: DAYS[3]! };
  const data: Extract<AssetEvent, { type: 'AssetRegistered' }>['data'] = {
    id,
    kind: index === 2 && named ? 'REFERENCE_MATERIAL' : index < 3 ? 'STANDARD' : 'INSTRUMENT',
    tier,
    name: { en: id },
    manufacturer: named ? NAMEPLATE.manufacturer : null,
    model: NAMEPLATE.model,
    serialNumber: NAMEPLATE.serialNumber,
    owner: LABORATORIES[index % 2]!,
    region: null,
    measurands: [{ quantity: 'mass', range: null, accuracyClass: null, mpe: { value: '0.6', unit: 'mg' } }],
    schemeLevel: index === 4 ? null : level(named ? 'never published' : 'S 1-2000'),
    usage: {
      compulsory: false,
      purpose: null,
      mode: 'PERIODIC',
      intervalMonths: 12,
      serviceLifeMonths: null,
    },
    visibility: 'PUBLIC',
    ...(index === 2 && named ? { referenceMaterial: material } : {}),
  };
  return [{ type: 'AssetRegistered', data }];
}

const LIFE = [
  'AssetRepaired',
  'AssetAdjusted',
  'AssetDamaged',
  'AssetIsolated',
  'AssetReturned',
  'AssetRetired',
];

/** Registered, then examined and whatever may happen to it, in any order of days. */
function assetStream(index: number): fc.Arbitrary<DomainEvent[]> {
  const asset = ASSETS[index]!;
  const tiers: readonly Tier[] = index === 0 ? ['PRIMARY'] : ['PUBLIC', 'WORKING_STANDARD', 'WORKING'];
  const sure = { asset, number: 'N', authority: null };
  const kind = fc.constantFrom(index === 0 ? ('PRIMARY' as const) : ('EXAMINATION' as const));
  const examined = fc
    .record({ kind, validFrom: fc.constantFrom(DAYS[0]!, DAYS[0]!, DAYS[2]!), validTo: lastDay })
    .map((data) => ({ type: 'AssetExamined' as const, data: { ...sure, ...data } }));
  const lived = fc
    .record({ type: fc.constantFrom(...LIFE), on: day })
    .map(({ type, on }) => ({ type, data: { asset, on, note: null } }));
  const shift = value(['mg', 'ug'], fc.constantFrom('0.1', '-5', '0'));
  const wrong = fc
    .record({ days: fc.tuple(day, day).map((days) => days.sort()), shift: fc.option(shift) })
    .map(({ days: [from, to], shift: by }) => ({
      type: 'NonconformityFound',
      data: { asset, quantity: 'mass', from, to, shift: by, reason: 'x', impactCase: `case-${asset}` },
    }));
  const restated = fc.record({ shift, effectiveFrom: day }).map((data) => ({
    type: 'ReferenceValueRestated',
    data: { asset, quantity: 'mass', reason: 'x', ...data },
  }));
  const later = fc.oneof(
    { weight: 4, arbitrary: examined },
    { weight: 1, arbitrary: fc.oneof(lived, wrong, restated) },
  );
  return fc
    .tuple(fc.constantFrom(...tiers), maybe(fc.constant(true), 3), fc.array<object>(later, { maxLength: 3 }))
    .map(([tier, named, events]) => [
      ...registration(index, { tier, named: named ?? false }),
      ...events.map((event, at) => withId(event as DomainEvent, `${asset}-${at}`)),
    ]);
}

function withId(event: DomainEvent, id: string): DomainEvent {
  return { ...event, data: { ...event.data, id } } as DomainEvent;
}

const scheme: fc.Arbitrary<SchemePublished> = fc
  .record({
    validFrom: fc.constantFrom(DAYS[0]!, DAYS[3]!),
    validTo: lastDay,
    maxRatio: fc.constantFrom('1/3', '0.333', '1', null),
  })
  .map(({ maxRatio, ...days }) => ({
    type: 'SchemePublished',
    data: {
      id: 'S 1-2000',
      title: { en: 'Scheme' },
      quantity: 'mass',
      levels: ['PRIMARY', 'PUBLIC', 'WORKING_STANDARD', 'WORKING'].map((tier, at) => ({
        code: `L${at}`,
        ordinal: at,
        tier: tier as Tier,
        name: null,
      })),
      edges: [0, 1, 2].map((at) => ({ from: `L${at}`, to: `L${at + 1}`, maxRatio, method: null })),
      ...days,
    },
  }));

const method: fc.Arbitrary<MethodPublished> = lastDay.map((validTo) => ({
  type: 'MethodPublished',
  data: {
    id: METHODS[0]!,
    title: { en: 'Weights' },
    validFrom: DAYS[0]!,
    validTo,
    replacedBy: null,
    ratio: { max: '1/3', of: 'MPE' },
    environment: { temperature: { min: '18', max: '23', unit: 'Cel' } },
    observationsMin: null,
    recordsEnvironment: true,
    source: null,
  },
}));

/** A world as streams: each has one order for ever, their interleaving is chance. */
export const streams: fc.Arbitrary<DomainEvent[][]> = fc
  .tuple(
    fc.tuple(...LABORATORIES.map(laboratoryStream)),
    fc.tuple(...ASSETS.map((_, index) => assetStream(index))),
    fc.tuple(...Array.from({ length: CERTIFICATES }, (_, index) => certificateStream(index))),
    fc.tuple(maybe(scheme, 2), maybe(method, 2)),
  )
  .map(([laboratories, assets, certificates, published]) => {
    const texts = published.flatMap((event): DomainEvent[][] => (event === null ? [] : [[event]]));
    return [...laboratories, ...assets, ...certificates, ...texts].filter((events) => events.length > 0);
  });

/** One log of the streams: any interleaving that keeps the order of each. The first event has position 1. */
export function logOf(world: readonly DomainEvent[][]): fc.Arbitrary<RecordedEvent[]> {
  const turns = world.flatMap((events, index) => events.map(() => index));
  return fc.shuffledSubarray(turns, { minLength: turns.length }).map((order) => {
    const next = world.map(() => 0);
    return order.map((index, at) => recorded(world[index]![next[index]!++]!, at + 1));
  });
}

function recorded(event: DomainEvent, position: number): RecordedEvent {
  return {
    ...event,
    position,
    stream: 's',
    version: 0,
    eventId: `e${position}`,
    schemaVersion: 1,
    occurredOn: DAYS[0]!,
    recordedAt: '2026-01-01T00:00:00.000Z',
    actor: ACTOR,
  };
}
