import type {
  AssetRegistered,
  CalibrationRecorded,
  CalibrationResult,
  DomainEvent,
  MeasuredPoint,
  MethodPublished,
  RecordedEvent,
  ScopeGranted,
  SchemePublished,
  StandardReference,
} from '@suyuan/domain';
import type { PlacedFinding, Trace } from '../answers';
import { CalibrationGraph } from '../calibration-graph';
import { graphFactOf } from '../facts-of-events';
import { dossierOf, type Dossier, type Issuing } from '../rules/dossier';
import { issuingAmong } from '../rules/issuing-among';
import { judgeTrace } from '../rules/judge-trace';
import { uncertaintyAlong, type ChainUncertainty } from '../uncertainty-along';

type Certificate = CalibrationRecorded['data'];

/** A point of a mass result in grams and milligrams: nominal, U (k = 2) and whatever else is said. */
export function point(nominal: string, u: string, more: Partial<MeasuredPoint> = {}): MeasuredPoint {
  return {
    nominal: { value: nominal, unit: 'g' },
    error: null,
    expandedUncertainty: { value: u, unit: 'mg' },
    coverageFactor: '2',
    coverageProbability: null,
    mpe: null,
    stage: null,
    mark: null,
    ...more,
  };
}

/** A MAIN reference of quantity mass to an asset by its id. */
export function reference(asset: string, more: Partial<StandardReference> = {}): StandardReference {
  return { asset, certificate: null, quantity: 'mass', role: 'MAIN', range: null, external: null, ...more };
}

export function massResult(points: MeasuredPoint[], ...references: StandardReference[]): CalibrationResult {
  return { quantity: 'mass', range: null, points, references };
}

/** A small world told event by event, for tests of the rules: what is not said is sound. */
export class Story {
  private readonly events: RecordedEvent[] = [];
  private readonly issuing = new Map<string, Issuing>();

  tell(event: DomainEvent): this {
    const position = this.events.length;
    const envelope = {
      position,
      stream: 's',
      version: 0,
      eventId: `e${position}`,
      schemaVersion: 1,
      occurredOn: '2024-01-01',
      recordedAt: '2024-01-01T00:00:00.000Z',
      actor: { subject: 'test', role: 'admin', organization: null },
    };
    this.events.push({ ...event, ...envelope } as RecordedEvent);
    return this;
  }

  organization(id: string): this {
    const data = { id, name: { en: id }, kinds: ['LABORATORY' as const], uscc: null, region: '110000' };
    return this.tell({ type: 'OrganizationRegistered', data });
  }

  scope(organization: string, more: Partial<ScopeGranted['data']> = {}): this {
    const range = { min: '0', max: '100', unit: 'kg' };
    const cmc = { form: 'CONSTANT', a: '0.000001', unit: 'mg', k: '2' } as const;
    const data: ScopeGranted['data'] = {
      id: `scope-${organization}`,
      organization,
      authority: 'State',
      number: 'L0001',
      validFrom: '2000-01-01',
      validTo: null,
      lines: [{ quantity: 'mass', range, methods: [], cmc }],
      basis: 'STATUTORY',
      ...more,
    };
    return this.tell({ type: 'ScopeGranted', data });
  }

  scheme(data: SchemePublished['data']): this {
    return this.tell({ type: 'SchemePublished', data });
  }

  method(id: string, more: Partial<MethodPublished['data']> = {}): this {
    const data: MethodPublished['data'] = {
      id,
      title: { en: id },
      validFrom: '2000-01-01',
      validTo: null,
      replacedBy: null,
      ratio: null,
      environment: null,
      observationsMin: null,
      recordsEnvironment: null,
      source: null,
      ...more,
    };
    return this.tell({ type: 'MethodPublished', data });
  }

  asset(id: string, more: Partial<AssetRegistered['data']> = {}): this {
    const data: AssetRegistered['data'] = {
      id,
      kind: 'STANDARD',
      tier: 'WORKING_STANDARD',
      name: { en: id },
      manufacturer: null,
      model: null,
      serialNumber: id,
      owner: 'lab',
      region: null,
      measurands: [],
      schemeLevel: null,
      usage: null,
      visibility: 'PUBLIC',
      ...more,
    };
    return this.tell({ type: 'AssetRegistered', data });
  }

  examined(
    asset: string,
    kind: 'PRIMARY' | 'EXAMINATION' | 'PUBLIC_STANDARD',
    validTo: string | null = null,
  ): this {
    const data = {
      id: `exam-${asset}`,
      asset,
      number: 'N',
      kind,
      validFrom: '2000-01-01',
      validTo,
      authority: null,
    };
    return this.tell({ type: 'AssetExamined', data });
  }

  certificate(id: string, asset: string, more: Partial<Certificate> = {}): this {
    const performedOn = more.performedOn ?? '2024-01-01';
    const data: Certificate = {
      id,
      certificateNumber: `N-${id}`,
      issuer: 'lab',
      kind: 'CALIBRATION',
      asset,
      receivedOn: null,
      performedOn,
      issuedOn: performedOn,
      validUntil: null,
      methods: [],
      accredited: false,
      conclusion: 'NONE',
      decisionRule: null,
      environment: null,
      results: [],
      references: [],
      replaces: null,
      ...more,
    };
    return this.tell({ type: 'CalibrationRecorded', data });
  }

  /** Speaks about the issuing of a certificate, in place of what the story itself says (SUSPECT_FALSE_REPORT). */
  issued(certificate: string, issuing: Issuing): this {
    this.issuing.set(certificate, issuing);
    return this;
  }

  /** Every event told so far, in its order. */
  get recorded(): readonly RecordedEvent[] {
    return this.events;
  }

  /** Everything told so far. */
  dossier(): Dossier {
    return dossierOf(this.events, this.events.length);
  }

  uncertainties(certificate: string): ChainUncertainty[] {
    return uncertaintyAlong(this.trace(certificate), dossierOf(this.events, this.events.length));
  }

  /** The judged trace of a certificate with everything known, or as known at an earlier position. */
  trace(certificate: string, knownAt: number = this.events.length): Trace {
    return this.judged(this.graph().traceCertificate({ certificate, knownAt }));
  }

  /** The judged trace of an asset's mass as a whole on a day. */
  traceAsset(asset: string, on: string, knownAt: number = this.events.length): Trace {
    return this.judged(this.graph().traceAsset({ asset, quantity: 'mass', range: null, on, knownAt }));
  }

  private graph(): CalibrationGraph {
    const graph = new CalibrationGraph();
    for (const event of this.events) {
      const fact = graphFactOf(event);
      if (fact !== null) graph.learn(fact);
    }
    return graph;
  }

  private judged(walked: Trace): Trace {
    const { knownAt } = walked;
    const among = issuingAmong(this.events, knownAt);
    const dossier = dossierOf(this.events, knownAt, (id) => this.issuing.get(id) ?? among(id));
    return judgeTrace(walked, dossier);
  }

  findings(certificate: string, code: string): PlacedFinding[] {
    return this.trace(certificate).findings.filter((finding) => finding.code === code);
  }

  /** Codes of the trace, each once, by name. */
  codes(certificate: string, knownAt?: number): string[] {
    return [...new Set(this.trace(certificate, knownAt).findings.map(({ code }) => code))].sort();
  }
}

/**
 * A sound chain of three: `cert-0` realises the kilogram (asset m0, primary, examined), `cert-1` is the laboratory's
 * standard m1 from it, and the item belongs to the test.
 */
export function soundChain(): Story {
  return new Story()
    .organization('lab')
    .scope('lab')
    .asset('m0', { tier: 'PRIMARY' })
    .examined('m0', 'PRIMARY')
    .certificate('cert-0', 'm0', {
      kind: 'REALIZATION',
      performedOn: '2023-01-01',
      results: [massResult([point('1', '0.001'), point('1000', '0.04')])],
    })
    .asset('m1')
    .certificate('cert-1', 'm1', {
      performedOn: '2023-06-01',
      results: [massResult([point('1', '0.01'), point('1000', '0.15')], reference('m0'))],
    })
    .asset('item', { kind: 'INSTRUMENT', tier: 'WORKING' });
}
