import { TOPICS } from '@suyuan/contract';
import {
  EVENT_SCHEMA_VERSIONS,
  type AssetRegistered,
  type CalibrationRecorded,
  type CalibrationResult,
  type DomainEvent,
  type LifecycleEvent,
  type RecordedEvent,
  type ScopeGranted,
  type ScopeLine,
  type StandardReference,
} from '@suyuan/domain';
import { toMessage, type MessageBus } from '@suyuan/messaging';
import { recordedEventOf, type CarriedEvent, type ReadModel } from '@suyuan/read-model';
import { PROJECTOR_CONSUMER } from '../graph/graph-keeper';

/** Recorded on this day unless a test says otherwise. */
export const RECORDED_AT = '2026-06-01T08:00:00.000Z';

type Calibration = CalibrationRecorded['data'];

/** A small log for tests: gives events their positions, brings them to the bus and, as the projector does, to the tables. */
export class World {
  private position = -1;
  private readonly log: RecordedEvent[] = [];
  private readonly versions = new Map<string, number>();
  private projected = Promise.resolve();
  private held: (() => void)[] | null = null;
  /** U of the assets calibrated so far, in tenths of a milligram. */
  private readonly tenthsOf = new Map<string, number>();

  constructor(
    private readonly bus: MessageBus,
    private readonly readModel: ReadModel,
  ) {}

  get head(): number {
    return this.position;
  }

  /** An organization that holds a scope for mass and length. */
  async organization(id: string, name = { zh: `机构${id}`, en: `Organization ${id}` }): Promise<number> {
    const data = { id, name, kinds: ['LABORATORY' as const], uscc: null, region: '310000' };
    await this.record(`laboratory-${id}`, { type: 'OrganizationRegistered', data });
    const line = (quantity: string, unit: string): ScopeLine => ({
      quantity,
      range: { min: '0', max: '100', unit },
      methods: [],
      cmc: { form: 'CONSTANT', a: '0.000001', unit: `m${unit}`.replace('mkg', 'mg'), k: '2' },
    });
    const scope: ScopeGranted['data'] = {
      id: `scope-${id}`,
      organization: id,
      authority: 'State',
      number: 'L0001',
      validFrom: '2000-01-01',
      validTo: null,
      lines: [line('mass', 'kg'), line('length', 'm')],
      basis: 'STATUTORY',
    };
    return this.record(`laboratory-${id}`, { type: 'ScopeGranted', data: scope });
  }

  /** An asset that its owner entrusts to `lab-a`, who calibrates everything here; null: to nobody. */
  async asset(
    id: string,
    more: Partial<AssetRegistered['data']> = {},
    laboratory: string | null = 'lab-a',
  ): Promise<number> {
    const [stream, event] = this.assetEvent(id, more);
    const registered = await this.record(stream, event);
    if (laboratory === null) return registered;
    const { owner } = event.data as AssetRegistered['data'];
    const days = { from: '2000-01-01', to: null };
    return this.record(stream, {
      type: 'AssetEntrusted',
      data: { id: `entrusted-${id}`, asset: id, owner, laboratory, ...days },
    });
  }

  assetEvent(id: string, more: Partial<AssetRegistered['data']> = {}): [string, DomainEvent] {
    const data: AssetRegistered['data'] = {
      id,
      kind: 'STANDARD',
      tier: 'WORKING_STANDARD',
      name: { zh: `器具${id}`, en: `Asset ${id}` },
      manufacturer: 'Maker',
      model: 'M',
      serialNumber: `SN-${id}`,
      owner: 'owner-a',
      region: '310000',
      measurands: [{ quantity: 'mass', range: null, accuracyClass: null, mpe: null }],
      schemeLevel: null,
      usage: null,
      visibility: 'PUBLIC',
      ...more,
    };
    return [`standard-${id}`, { type: 'AssetRegistered', data }];
  }

  /** A calibration of 1 kg by `lab-a`, against the assets named. */
  calibrate(
    id: string,
    asset: Calibration['asset'],
    performedOn: string,
    against: string[] = [],
    more: Partial<Calibration> = {},
  ): Promise<number> {
    return this.record(...this.calibrationEvent(id, asset, performedOn, against, more));
  }

  calibrationEvent(
    id: string,
    asset: Calibration['asset'],
    performedOn: string,
    against: string[] = [],
    more: Partial<Calibration> = {},
  ): [string, DomainEvent] {
    const data: Calibration = {
      id,
      certificateNumber: `No-${id}`,
      issuer: 'lab-a',
      kind: 'CALIBRATION',
      asset,
      receivedOn: null,
      performedOn,
      issuedOn: performedOn,
      validUntil: null,
      methods: [],
      accredited: false,
      conclusion: 'PASS',
      decisionRule: { id: 'SIMPLE', guardFactor: null },
      environment: null,
      results: [massResult(against, this.uncertaintyOf(asset, against))],
      references: [],
      replaces: null,
      ...more,
    };
    return [`certificate-${id}`, { type: 'CalibrationRecorded', data }];
  }

  /** Grows by 0.1 mg with every link of a chain, as it must. */
  private uncertaintyOf(asset: Calibration['asset'], against: string[]): string {
    const tenths = Math.max(0, ...against.map((id) => this.tenthsOf.get(id) ?? 0)) + 1;
    if (typeof asset === 'string') this.tenthsOf.set(asset, tenths);
    return `0.${tenths}0`;
  }

  /** A national primary standard with its primary certificate, realised on a day. */
  async primary(asset: string, certificate: string, on: string): Promise<void> {
    await this.asset(asset, { tier: 'PRIMARY' });
    const examination = {
      id: `exam-${asset}`,
      asset,
      number: 'P-1',
      kind: 'PRIMARY' as const,
      validFrom: '2000-01-01',
      validTo: null,
      authority: null,
    };
    await this.record(`standard-${asset}`, { type: 'AssetExamined', data: examination });
    await this.calibrate(certificate, asset, on, [], { kind: 'REALIZATION' });
  }

  revoke(certificate: string, effectiveFrom: string | null): Promise<number> {
    const data = {
      id: `rev-${certificate}`,
      certificate,
      reason: 'wrong',
      effectiveFrom,
      effect: effectiveFrom === null ? ('VOID' as const) : ('WITHDRAWN' as const),
    };
    return this.record(`certificate-${certificate}`, { type: 'CertificateRevoked', data });
  }

  lifecycle(asset: string, event: LifecycleEvent, on: string, owner?: string): Promise<number> {
    return this.record(...this.lifecycleEvent(asset, event, on, owner));
  }

  lifecycleEvent(asset: string, event: LifecycleEvent, on: string, owner?: string): [string, DomainEvent] {
    const name = event[0] + event.slice(1).toLowerCase();
    const data = { id: `${asset}-${name}-${on}`, asset, on, note: null, ...(owner ? { owner } : {}) };
    return [`standard-${asset}`, { type: `Asset${name}`, data } as DomainEvent];
  }

  /** From here on the tables stand still while the bus goes on, until `release`. */
  holdTables(): void {
    this.held = [];
  }

  release(): void {
    const held = this.held ?? [];
    this.held = null;
    for (const go of held) go();
  }

  /** Records an event; resolves to its position when it is in the tables (at once while they are held). */
  async record(stream: string, event: DomainEvent, recordedAt = RECORDED_AT): Promise<number> {
    const recorded = this.eventOf(stream, event, recordedAt);
    await this.publish(toMessage({ ...recorded, correlationId: null, causationId: null }));
    const offset = this.offset;
    const gate = this.held === null ? Promise.resolve() : new Promise<void>((go) => this.held?.push(go));
    this.projected = this.projected.then(() => gate).then(() => this.apply(recorded, offset));
    if (this.held === null) await this.projected;
    return recorded.position;
  }

  /** Records many events at once: one batch on the bus and in the tables. */
  async recordAll(events: readonly (readonly [stream: string, event: DomainEvent])[]): Promise<void> {
    const recorded = events.map(([stream, event]) => this.eventOf(stream, event, RECORDED_AT));
    const messages = recorded.map((event) => toMessage({ ...event, correlationId: null, causationId: null }));
    await this.bus.publish(TOPICS.events, messages);
    this.offset += BigInt(messages.length);
    const place = { consumer: PROJECTOR_CONSUMER, topic: TOPICS.events, partition: 0 };
    await this.readModel.apply(recorded, { ...place, nextOffset: this.offset });
  }

  /** Takes over a log as it was written, by whatever release: its events keep their positions and their shapes. */
  async takeOver(written: readonly CarriedEvent[]): Promise<void> {
    const recorded = written.map(recordedEventOf);
    const messages = written.map((event) => toMessage({ ...event, correlationId: null, causationId: null }));
    await this.bus.publish(TOPICS.events, messages);
    this.offset += BigInt(messages.length);
    this.position = Math.max(...written.map(({ position }) => position));
    const place = { consumer: PROJECTOR_CONSUMER, topic: TOPICS.events, partition: 0 };
    await this.readModel.apply(recorded, { ...place, nextOffset: this.offset });
  }

  /** Records an event that neither the projector nor anybody else can read now. */
  async recordUnreadable(stream: string, event: DomainEvent): Promise<RecordedEvent> {
    const recorded = this.eventOf(stream, event, RECORDED_AT);
    const { position } = recorded;
    const place = { consumer: PROJECTOR_CONSUMER, topic: TOPICS.events, partition: 0, offset: this.offset };
    const headers = { ce_suyuanposition: String(position) };
    await this.publish({ key: stream, headers, value: Buffer.from('{') });
    const checkpoint = { ...place, nextOffset: this.offset };
    await this.readModel.apply([], checkpoint, [{ ...place, stream, position, reason: 'not readable' }]);
    return recorded;
  }

  /** Applies an event that could not be read, as the operator does once its cause is mended. */
  async replay(event: RecordedEvent): Promise<void> {
    await this.readModel.replayDeadLetter(event);
  }

  private eventOf(stream: string, event: DomainEvent, recordedAt: string): RecordedEvent {
    const position = (this.position += 1);
    const version = (this.versions.get(stream) ?? -1) + 1;
    this.versions.set(stream, version);
    // `on` of a proposal is the id of what it is about.
    const data = (event.type === 'ProposalMade' ? {} : event.data) as { on?: string; performedOn?: string };
    const place = {
      position,
      stream,
      version,
      eventId: `00000000-0000-7000-8000-${String(position).padStart(12, '0')}`,
      schemaVersion: EVENT_SCHEMA_VERSIONS[event.type],
      recordedAt,
      occurredOn: data.on ?? data.performedOn ?? '2024-01-01',
      actor: { subject: 'Ms Li', role: 'lab', organization: 'lab-a' },
    };
    const recorded = { ...event, ...place } as RecordedEvent;
    this.log.push(recorded);
    return recorded;
  }

  /** Brings the whole log to the tables once more, as a rebuild does. */
  async applyAgain(): Promise<void> {
    await this.readModel.apply(this.log, null);
  }

  /** Messages on the bus so far. */
  private offset = 0n;

  /** Puts any message on the bus; the tables do not see it. */
  async publish(message: Parameters<MessageBus['publish']>[1][number]): Promise<void> {
    await this.bus.publish(TOPICS.events, [message]);
    this.offset += 1n;
  }

  private apply(event: RecordedEvent, nextOffset: bigint): Promise<void> {
    const checkpoint = { consumer: PROJECTOR_CONSUMER, topic: TOPICS.events, partition: 0, nextOffset };
    return this.readModel.apply([event], checkpoint);
  }

  /** A position that only the tables pass: a message that nobody could read. */
  async skipPosition(reason: string): Promise<number> {
    const position = (this.position += 1);
    const place = { consumer: PROJECTOR_CONSUMER, topic: TOPICS.events, partition: 0, offset: this.offset };
    const stream = `certificate-poison-${position}`;
    const headers = { ce_suyuanposition: String(position) };
    await this.publish({ key: stream, headers, value: Buffer.from('{not json') });
    const checkpoint = { ...place, nextOffset: this.offset };
    await this.readModel.apply([], checkpoint, [{ ...place, stream, position, reason }]);
    return position;
  }
}

export function reference(asset: string, more: Partial<StandardReference> = {}): StandardReference {
  return {
    asset,
    certificate: null,
    quantity: 'mass',
    role: 'MAIN',
    range: null,
    external: null,
    ...more,
  } as StandardReference;
}

/** One point of 1 kg whose trailing zeros must survive. */
export function massResult(against: string[], u = '0.50'): CalibrationResult {
  const point = {
    nominal: { value: '1.000', unit: 'kg' },
    error: null,
    coverageFactor: '2',
    coverageProbability: null,
    expandedUncertainty: { value: u, unit: 'mg' },
    mpe: null,
    stage: null,
    mark: null,
  };
  return { quantity: 'mass', range: null, points: [point], references: against.map((id) => reference(id)) };
}
