import {
  decideAsset,
  decideCalibration,
  decideLaboratory,
  decideOrganizationEntrustment,
  decideRevocation,
  decideScheme,
  evolveAsset,
  evolveCertificate,
  evolveLaboratory,
  initialAssetState,
  initialCertificateState,
  initialLaboratoryState,
  initialSchemeState,
  nameplateOf,
  type AssetBody,
  type AssetEvent,
  type AssetIdentity,
  type AssetState,
  type CalibrationBody,
  type CertificateEvent,
  type CertificateState,
  type DomainEvent,
  type EntrustmentBody,
  type ExaminationBody,
  type LaboratoryEvent,
  type LaboratoryState,
  type OrganizationBody,
  type RecordedEvent,
  type RestatementBody,
  type RevocationBody,
  type SchemeBody,
  type ScopeBody,
  type SuspensionBody,
} from '@suyuan/domain';
import { CalibrationGraph, dossierOf, graphFactOf, type Dossier } from '@suyuan/traceability';
import type { DemoRequest } from '../requests';

/** The write side in memory, for the tests: what the intake does around the decisions of the domain. */
class DemoWorld {
  private readonly laboratories = new Map<string, LaboratoryState>();
  private readonly assets = new Map<string, AssetState>();
  private readonly certificates = new Map<string, CertificateState>();
  readonly events: DomainEvent[] = [];

  accept(request: DemoRequest): void {
    const decision = this.decide(request);
    if (decision.outcome !== 'ACCEPTED') {
      throw new Error(`${request.path} ${request.body.id}: ${JSON.stringify(decision)}`);
    }
    for (const event of decision.events) this.evolve(event);
    this.events.push(...decision.events);
  }

  private decide({ path, body, role, organization }: DemoRequest) {
    const { id } = body;
    const [, , collection, target, part] = path.split('/');
    const context = { id, today: '2026-11-01', actor: { subject: 'demo', role, organization } };
    if (collection === 'organizations' && part === undefined) {
      const command = { type: 'RegisterOrganization', body: body as OrganizationBody, ...context } as const;
      return decideLaboratory(this.laboratory(id), command);
    }
    if (collection === 'organizations' && part === 'entrustments') {
      const laboratoryKnown = this.laboratory((body as EntrustmentBody).laboratory).status === 'REGISTERED';
      const entrusted = { organization: target!, body: body as EntrustmentBody, laboratoryKnown, ...context };
      return decideOrganizationEntrustment(this.laboratory(target!), {
        type: 'EntrustOrganization',
        ...entrusted,
      });
    }
    if (collection === 'organizations') {
      const scope = {
        type: 'GrantScope',
        organization: target!,
        body: body as ScopeBody,
        ...context,
      } as const;
      return decideLaboratory(this.laboratory(target!), scope);
    }
    if (collection === 'schemes') {
      return decideScheme(initialSchemeState, {
        type: 'PublishScheme',
        body: body as SchemeBody,
        ...context,
      });
    }
    if (collection === 'assets' && part === undefined) {
      return decideAsset(this.asset(id), { type: 'RegisterAsset', body: body as AssetBody, ...context });
    }
    if (collection === 'scopes') {
      const organization = this.holderOf(target!);
      const suspension = { scope: target!, organization, body: body as SuspensionBody, ...context };
      return decideLaboratory(this.laboratory(organization), { type: 'SuspendScope', ...suspension });
    }
    if (collection === 'assets' && part === 'restatements') {
      const restatement = { asset: target!, body: body as RestatementBody, ...context };
      const state = known(this.asset(target!), target!);
      return decideAsset(state, { type: 'RestateReferenceValue', ...restatement });
    }
    if (collection === 'assets') {
      const command = {
        type: 'ExamineAsset',
        asset: target!,
        body: body as ExaminationBody,
        ...context,
      } as const;
      return decideAsset(known(this.asset(target!), target!), command);
    }
    if (collection === 'certificates') {
      const revocation = { certificate: target!, body: body as RevocationBody, ...context };
      const state = known(this.certificate(target!), target!);
      return decideRevocation(state, { type: 'RevokeCertificate', ...revocation });
    }
    return this.calibration(context, body as CalibrationBody);
  }

  private calibration(context: { id: string; today: string; actor: DemoActor }, body: CalibrationBody) {
    const nameplates = new Map<string, AssetIdentity>();
    for (const [id, state] of this.assets) {
      const nameplate = nameplateOf(state);
      if (nameplate) nameplates.set(id, nameplate);
    }
    return decideCalibration(
      {
        existing: this.certificate(context.id),
        laboratory: this.laboratory(body.issuer),
        asset: typeof body.asset === 'string' ? this.asset(body.asset) : null,
        nameplates,
        replaced: initialCertificateState,
      },
      {
        type: 'RecordCalibration',
        ...context,
        body,
        transcribedBy: body.transcribed ? context.actor.organization : null,
      },
    );
  }

  private evolve(event: DomainEvent): void {
    if (event.type === 'OrganizationRegistered') this.evolveLaboratory(event.data.id, event);
    if (event.type === 'ScopeGranted') this.evolveLaboratory(event.data.organization, event);
    if (event.type === 'OrganizationEntrusted') this.evolveLaboratory(event.data.organization, event);
    if (event.type === 'ScopeSuspended') this.evolveLaboratory(event.data.organization, event);
    if (event.type === 'ReferenceValueRestated') this.evolveAsset(event.data.asset, event);
    if (event.type === 'AssetRegistered') this.evolveAsset(event.data.id, event);
    if (event.type === 'AssetExamined') this.evolveAsset(event.data.asset, event);
    if (event.type === 'CalibrationRecorded') this.evolveCertificate(event.data.id, event);
    if (event.type === 'CertificateRevoked') this.evolveCertificate(event.data.certificate, event);
  }

  private evolveLaboratory(id: string, event: LaboratoryEvent): void {
    this.laboratories.set(id, evolveLaboratory(this.laboratory(id), event));
  }

  private evolveAsset(id: string, event: AssetEvent): void {
    this.assets.set(id, evolveAsset(this.asset(id), event));
  }

  private evolveCertificate(id: string, event: CertificateEvent): void {
    this.certificates.set(id, evolveCertificate(this.certificate(id), event));
  }

  private holderOf(scope: string): string {
    for (const [id, state] of this.laboratories) {
      if (state.status === 'REGISTERED' && state.scopes.has(scope)) return id;
    }
    throw new Error(`scope ${scope} is not known yet`);
  }

  private laboratory(id: string): LaboratoryState {
    return this.laboratories.get(id) ?? initialLaboratoryState;
  }

  private asset(id: string): AssetState {
    return this.assets.get(id) ?? initialAssetState;
  }

  private certificate(id: string): CertificateState {
    return this.certificates.get(id) ?? initialCertificateState;
  }
}

interface DemoActor {
  subject: string;
  role: string;
  organization: string | null;
}

function known<S extends { status: string }>(state: S, id: string): S {
  if (state.status === 'UNKNOWN') throw new Error(`${id} is not known yet`);
  return state;
}

/** The events of the demonstration; throws with the refusals when the domain refuses a request. */
export function acceptedEvents(requests: DemoRequest[]): DomainEvent[] {
  const demo = new DemoWorld();
  for (const request of requests) demo.accept(request);
  return demo.events;
}

/** What the query side knows of the demonstration: the real graph, and the dossier that traces are judged by. */
export interface KnownDemo {
  graph: CalibrationGraph;
  dossier: Dossier;
  /** Of the last event. */
  position: number;
}

/** Fed with those events at positions 1, 2, 3 and so on. */
export function knownOf(requests: DemoRequest[]): KnownDemo {
  const events = acceptedEvents(requests).map(
    (event, index) => ({ ...event, position: index + 1 }) as RecordedEvent,
  );
  const graph = new CalibrationGraph();
  for (const event of events) {
    const fact = graphFactOf(event);
    if (fact) graph.learn(fact);
  }
  const position = events.length;
  return { graph, dossier: dossierOf(events, position), position };
}
