import {
  assetStream,
  certificateStream,
  EVENT_SCHEMA_VERSIONS,
  impactCaseStream,
  laboratoryStream,
  methodStream,
  schemeStream,
  type AssetRegistered,
  type CalibrationRecorded,
  type DomainEvent,
  type ImpactCaseEvent,
  type MethodPublished,
  type OrganizationRegistered,
  type RecordedEvent,
  type SchemePublished,
} from '@suyuan/domain';

/** Instants of the sample log are one minute apart, from this one on. */
export const SAMPLE_START = Date.parse('2024-01-01T00:00:00.000Z');

const ACTOR = { subject: 'tester', role: 'admin', organization: null };

/** A small log in memory: gives events their positions and versions as the event log would. */
export class SampleLog {
  readonly events: RecordedEvent[] = [];
  private readonly streams = new Map<string, string>();

  organization(data: Partial<OrganizationRegistered['data']> & { id: string }): RecordedEvent {
    const full = {
      name: { en: data.id },
      kinds: ['LABORATORY' as const],
      uscc: null,
      region: '310000',
      ...data,
    };
    return this.record(laboratoryStream(data.id), { type: 'OrganizationRegistered', data: full });
  }

  /** The right of a laboratory to serve others in mass and length: what it certifies is admitted. */
  statutory(organization: string): RecordedEvent {
    const line = (quantity: string, unit: string) => ({
      quantity,
      range: { min: '0', max: '100', unit },
      methods: [],
      cmc: null,
    });
    const data = {
      id: `statutory-${organization}`,
      organization,
      authority: 'SAMR',
      number: '1',
      validFrom: '2000-01-01',
      validTo: null,
      lines: [line('mass', 'kg'), line('length', 'm')],
      basis: 'STATUTORY' as const,
    };
    return this.record(laboratoryStream(organization), { type: 'ScopeGranted', data });
  }

  scheme(data: Partial<SchemePublished['data']> & { id: string }): RecordedEvent {
    const full = {
      title: { zh: '质量' },
      validFrom: '2016-01-01',
      validTo: null,
      quantity: 'mass',
      levels: [],
    };
    return this.record(schemeStream(data.id), {
      type: 'SchemePublished',
      data: { ...full, edges: [], ...data },
    });
  }

  method(data: Partial<MethodPublished['data']> & { id: string }): RecordedEvent {
    const full: MethodPublished['data'] = {
      title: { zh: '砝码' },
      validFrom: '2016-01-01',
      validTo: null,
      replacedBy: null,
      ratio: null,
      environment: null,
      observationsMin: null,
      recordsEnvironment: null,
      source: null,
      ...data,
    };
    return this.record(methodStream(data.id), { type: 'MethodPublished', data: full });
  }

  asset(data: Partial<AssetRegistered['data']> & { id: string }): RecordedEvent {
    const full: AssetRegistered['data'] = {
      kind: 'INSTRUMENT',
      tier: 'WORKING',
      name: { en: data.id },
      manufacturer: null,
      model: null,
      serialNumber: `SN-${data.id}`,
      owner: 'owner',
      region: null,
      measurands: [],
      schemeLevel: null,
      usage: null,
      visibility: 'PUBLIC',
      ...data,
    };
    const stream = assetStream(full.kind, full.id);
    this.streams.set(full.id, stream);
    return this.record(stream, { type: 'AssetRegistered', data: full });
  }

  certificate(data: Partial<CalibrationRecorded['data']> & { id: string }): RecordedEvent {
    const performedOn = data.performedOn ?? '2024-01-10';
    const full: CalibrationRecorded['data'] = {
      certificateNumber: `No. ${data.id}`,
      issuer: 'lab',
      kind: 'CALIBRATION',
      asset: 'asset',
      receivedOn: null,
      performedOn,
      issuedOn: performedOn,
      validUntil: null,
      methods: [],
      accredited: false,
      conclusion: 'PASS',
      decisionRule: null,
      environment: null,
      references: [],
      replaces: null,
      results: [massResult()],
      ...data,
    };
    return this.record(certificateStream(data.id), { type: 'CalibrationRecorded', data: full });
  }

  /** Opens an impact case of a nonconformity of the same id. */
  impactCase(id: string, asset: string): RecordedEvent {
    const window = { quantity: 'mass', from: '2024-01-01', to: '2024-02-01' };
    const data = { id, nonconformity: id, asset, ...window, shift: null, reason: 'drift' };
    return this.ofImpactCase(id, { type: 'ImpactCaseOpened', data });
  }

  ofImpactCase(id: string, event: ImpactCaseEvent): RecordedEvent {
    return this.record(impactCaseStream(id), event);
  }

  /** Records a lifecycle or other event of a registered asset. */
  ofAsset(asset: string, event: DomainEvent): RecordedEvent {
    return this.record(this.streams.get(asset) ?? assetStream('INSTRUMENT', asset), event);
  }

  record(stream: string, event: DomainEvent): RecordedEvent {
    const position = this.events.length;
    const recorded = {
      ...event,
      position,
      stream,
      version: this.events.filter((other) => other.stream === stream).length,
      eventId: `event-${position}`,
      schemaVersion: EVENT_SCHEMA_VERSIONS[event.type],
      occurredOn: '2024-01-10',
      recordedAt: new Date(SAMPLE_START + position * 60_000).toISOString(),
      actor: ACTOR,
    } as RecordedEvent;
    this.events.push(recorded);
    return recorded;
  }
}

/** One point of 200 g with trailing zeros that must survive. */
export function massResult(value = '200.000'): CalibrationRecorded['data']['results'][number] {
  const point = {
    nominal: { value, unit: 'g' },
    error: { value: '0.030', unit: 'mg' },
    expandedUncertainty: { value: '0.10', unit: 'mg' },
    coverageFactor: '2',
    coverageProbability: null,
    mpe: null,
    stage: null,
    mark: null,
  };
  return { quantity: 'mass', range: null, points: [point], references: [] };
}

/** An event whose data PostgreSQL refuses: a day that does not exist. Only a broken writer could have recorded it. */
export function poisoned(event: RecordedEvent): RecordedEvent {
  return { ...event, occurredOn: '2023-02-30' };
}
