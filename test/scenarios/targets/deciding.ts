/**
 * The write side without I/O: what the intake does around the decisions of the domain. Ids that are unique across
 * streams (of suspensions, of revocations) are left to the database there, so scenarios do not rest on them.
 */
import {
  assetStream,
  certificateStream,
  decideAsset,
  decideCalibration,
  decideImpactCase,
  decideLaboratory,
  decideMethod,
  decideQuantity,
  decideRevocation,
  decideScheme,
  evolveAsset,
  evolveCertificate,
  evolveImpactCase,
  evolveQuantity,
  evolveLaboratory,
  impactCaseStream,
  initialAssetState,
  initialCertificateState,
  isSameIssue,
  itemKey,
  initialImpactCaseState,
  initialLaboratoryState,
  initialMethodState,
  initialQuantityState,
  initialSchemeState,
  laboratoryStream,
  learnQuantity,
  methodStream,
  nameplateOf,
  ownerOf,
  proposalStream,
  quantityStream,
  schemeStream,
  type AssetBody,
  type AssetIdentity,
  type AssetState,
  type CalibrationBody,
  type CertificateState,
  type Decision,
  type DomainEvent,
  type ImpactCaseEvent,
  type ImpactCaseState,
  type QuantityState,
  type LaboratoryState,
  type RecordCalibration,
} from '@suyuan/domain';
import { findIntegrity, statedIntegrity } from '../../../apps/intake/src/certificate/integrity';
import type { Request } from '../../../apps/standalone/src/stories/steps';
import { decideWord, evolveWord, isWordStep } from './deciding-words';

/** Today in all scenarios: what is dated later is refused. */
export const TODAY = '2026-11-22';

export interface Written {
  stream: string;
  event: DomainEvent;
}

export class Deciding {
  private readonly laboratories = new Map<string, LaboratoryState>();
  private readonly assets = new Map<string, AssetState>();
  private readonly certificates = new Map<string, CertificateState>();
  private readonly numbers = new Map<string, string[]>();
  private readonly impactCases = new Map<string, ImpactCaseState>();
  private readonly quantities = new Map<string, QuantityState>();

  /** The events of an accepted request with their streams, or the codes with which it is refused. */
  take(request: Request): Written[] | { refused: string[] } {
    const decision = this.decide(request);
    if (decision.outcome === 'REFUSED') return { refused: decision.refusals.map(({ code }) => code) };
    if (decision.outcome === 'REPEATED') throw new Error(`${request.kind} ${decision.id} is told twice`);
    for (const event of decision.events) this.evolve(event);
    return decision.events.map((event) => ({ event, stream: this.streamOf(event) }));
  }

  private decide({ kind, of, body }: Request): Decision {
    const { id } = body;
    const actor = { subject: 'scenario', role: 'admin', organization: null };
    // The body is what the request says: its shape is the edge's business, which the running product has.
    const command = { id, today: TODAY, actor, body: body as never };
    if (isWordStep(kind)) {
      const states = {
        laboratory: (organization: string) => this.laboratory(organization),
        known: (asset: string) => this.known(asset),
        certificate: (certificate: string) => this.certificate(certificate),
      };
      return decideWord(states, kind, of, command);
    }
    switch (kind) {
      case 'organization':
        return decideLaboratory(this.laboratory(id), { type: 'RegisterOrganization', ...command });
      case 'organization-amendment':
        return decideLaboratory(this.laboratory(of), {
          type: 'AmendOrganization',
          organization: of,
          ...command,
        });
      case 'merger': {
        const into = this.laboratory(String(body.into));
        const merged = { type: 'MergeOrganization', organization: of, into, ...command } as const;
        return decideLaboratory(this.laboratory(of), merged);
      }
      case 'dissolution':
        return decideLaboratory(this.laboratory(of), {
          type: 'DissolveOrganization',
          organization: of,
          ...command,
        });
      case 'scope':
        return decideLaboratory(this.laboratory(of), { type: 'GrantScope', organization: of, ...command });
      case 'suspension': {
        const organization = this.holderOf(of);
        const suspended = { type: 'SuspendScope', scope: of, organization, ...command } as const;
        return decideLaboratory(this.laboratory(organization), suspended);
      }
      case 'scope-revocation': {
        const organization = this.holderOf(of);
        const revoked = { type: 'RevokeScope', scope: of, organization, ...command } as const;
        return decideLaboratory(this.laboratory(organization), revoked);
      }
      case 'scheme':
        return decideScheme(initialSchemeState, { type: 'PublishScheme', ...command });
      case 'method':
        return decideMethod(initialMethodState, { type: 'PublishMethod', ...command });
      case 'quantity':
        return decideQuantity(this.quantity(String(body.code)), { type: 'PublishQuantity', ...command });
      case 'asset':
        return decideAsset(this.asset(id), { type: 'RegisterAsset', ...command });
      case 'examination':
        return decideAsset(this.known(of), { type: 'ExamineAsset', asset: of, ...command });
      case 'lifecycle':
        return decideAsset(this.known(of), { type: 'RecordLifecycle', asset: of, ...command });
      case 'nonconformity':
        return decideAsset(this.known(of), {
          type: 'ReportNonconformity',
          asset: of,
          impactCase: id,
          ...command,
        });
      case 'restatement':
        return decideAsset(this.known(of), { type: 'RestateReferenceValue', asset: of, ...command });
      case 'amendment':
        return decideAsset(this.known(of), { type: 'AmendAsset', asset: of, ...command });
      case 'asset-confirmation':
        return decideAsset(this.known(of), { type: 'ConfirmAsset', asset: of, ...command });
      case 'dismissal':
        return decideAsset(this.known(of), { type: 'DismissSuspicion', asset: of, ...command });
      case 'check':
        return decideAsset(this.known(of), { type: 'CheckAsset', asset: of, ...command });
      case 'calibration':
        return this.decideCalibration(command);
      case 'assessment':
        return decideImpactCase(this.impactCase(of), {
          type: 'AssessImpactCase',
          impactCase: of,
          ...command,
        });
      case 'notification':
        return decideImpactCase(this.impactCase(of), {
          type: 'NotifyOfImpactCase',
          impactCase: of,
          ...command,
        });
      case 'closure':
        return decideImpactCase(this.impactCase(of), { type: 'CloseImpactCase', impactCase: of, ...command });
      case 'revocation':
        return decideRevocation(this.certificate(of), {
          type: 'RevokeCertificate',
          certificate: of,
          ...command,
        });
    }
  }

  private decideCalibration(command: Omit<RecordCalibration, 'type'>): Decision {
    const { id, body } = command;
    const context = this.contextOf(id, body);
    const stated = statedIntegrity(body);
    const integrity = stated && findIntegrity(stated, context.laboratory);
    const transcribedBy = body.transcribed ? this.ownerOf(body) : null;
    return decideCalibration(context, {
      type: 'RecordCalibration',
      ...command,
      integrity,
      transcribedBy,
    });
  }

  private contextOf(id: string, body: CalibrationBody) {
    const nameplates = new Map<string, AssetIdentity>();
    for (const [known, state] of this.assets) {
      const nameplate = nameplateOf(state);
      if (nameplate) nameplates.set(known, nameplate);
    }
    const { asset, issuer, replaces } = body;
    const under = this.numbers.get(numberOf(body, body.transcribed ? this.ownerOf(body) : null)) ?? [];
    const certified = under
      .map((each) => this.certificate(each))
      .flatMap((state) => (state.status === 'RECORDED' ? [state] : []));
    const same = certified.find(({ certificate }) => isSameIssue(certificate, body));
    const others = certified.filter((each) => each !== same);
    return {
      existing: same ?? this.certificate(id),
      underNumber: others[0] ?? initialCertificateState,
      underItem:
        others.find(({ certificate }) => itemKey(certificate) === itemKey(body)) ?? initialCertificateState,
      laboratory: this.laboratory(issuer),
      asset: typeof asset === 'string' ? this.asset(asset) : null,
      nameplates,
      replaced: replaces ? this.certificate(replaces) : initialCertificateState,
    };
  }

  private addNumber(number: string, id: string): void {
    this.numbers.set(number, [...(this.numbers.get(number) ?? []), id]);
  }

  /** A transcription is posted by whom the asset belongs to. */
  private ownerOf({ asset }: CalibrationBody): string | null {
    return typeof asset === 'string' ? ownerOf(this.asset(asset)) : null;
  }

  private evolve(event: DomainEvent): void {
    const { laboratories, assets, certificates } = this;
    if (evolveWord({ laboratories, assets, certificates }, event)) return;
    switch (event.type) {
      case 'OrganizationRegistered':
        return void this.laboratories.set(event.data.id, evolveLaboratory(initialLaboratoryState, event));
      case 'OrganizationAmended':
      case 'OrganizationMerged':
      case 'OrganizationDissolved':
      case 'ScopeGranted':
      case 'ScopeSuspended':
      case 'ScopeRevoked': {
        const { organization } = event.data;
        return void this.laboratories.set(
          organization,
          evolveLaboratory(this.laboratory(organization), event),
        );
      }
      case 'AssetRegistered':
        return void this.assets.set(event.data.id, evolveAsset(initialAssetState, event));
      case 'AssetExamined':
      case 'AssetRepaired':
      case 'AssetAdjusted':
      case 'AssetDamaged':
      case 'AssetIsolated':
      case 'AssetReturned':
      case 'AssetRetired':
      case 'AssetTransferred':
      case 'NonconformityFound':
      case 'ReferenceValueRestated':
      case 'AssetChecked':
      case 'SuspicionDismissed':
      case 'AssetAmended':
      case 'AssetConfirmed':
      case 'AssetInstalled':
      case 'AssetSealBroken':
      case 'AssetSoftwareChanged':
        return void this.assets.set(event.data.asset, evolveAsset(this.asset(event.data.asset), event));
      case 'CalibrationRecorded':
        this.addNumber(numberOf(event.data, event.data.transcribed?.by ?? null), event.data.id);
        return void this.certificates.set(event.data.id, evolveCertificate(initialCertificateState, event));
      case 'CertificateRevoked':
      case 'CertificateReplaced': {
        const { certificate } = event.data;
        return void this.certificates.set(
          certificate,
          evolveCertificate(this.certificate(certificate), event),
        );
      }
      case 'ImpactCaseOpened':
      case 'ImpactCaseAssessed':
      case 'ImpactCaseNotified':
      case 'ImpactCaseClosed': {
        const id = caseOf(event);
        const before = this.impactCases.get(id) ?? initialImpactCaseState;
        return void this.impactCases.set(id, evolveImpactCase(before, event));
      }
      case 'QuantityPublished': {
        const { code } = event.data;
        learnQuantity(event.data);
        return void this.quantities.set(code, evolveQuantity(this.quantity(code), event));
      }
      case 'SchemePublished':
      case 'MethodPublished':
        // Nothing else is decided on them here.
        return;
    }
  }

  private streamOf(event: DomainEvent): string {
    switch (event.type) {
      case 'OrganizationRegistered':
        return laboratoryStream(event.data.id);
      case 'OrganizationAmended':
      case 'OrganizationMerged':
      case 'OrganizationDissolved':
      case 'ScopeGranted':
      case 'ScopeSuspended':
      case 'ScopeRevoked':
      case 'OrganizationEntrusted':
      case 'ClearanceGranted':
        return laboratoryStream(event.data.organization);
      case 'SchemePublished':
        return schemeStream(event.data.id);
      case 'MethodPublished':
        return methodStream(event.data.id);
      case 'QuantityPublished':
        return quantityStream(event.data.code);
      case 'ImpactCaseOpened':
      case 'ImpactCaseAssessed':
      case 'ImpactCaseNotified':
      case 'ImpactCaseClosed':
        return impactCaseStream(caseOf(event));
      case 'CalibrationRecorded':
        return certificateStream(event.data.id);
      case 'CertificateRevoked':
      case 'CertificateReplaced':
      case 'CertificateAccepted':
      case 'CertificateDisputed':
      case 'CertificateConfirmed':
      case 'CertificateSuspended':
        return certificateStream(event.data.certificate);
      case 'ProposalMade':
      case 'ProposalApproved':
        return proposalStream(event.data.id);
      case 'AssetRegistered':
        return assetStream((event.data as AssetBody).kind, event.data.id);
      default:
        return this.streamOfAsset(event.data.asset);
    }
  }

  private streamOfAsset(id: string): string {
    const state = this.known(id);
    return state.status === 'REGISTERED' ? assetStream(state.asset.kind, id) : id;
  }

  private holderOf(scope: string): string {
    for (const [id, state] of this.laboratories) {
      if (state.status === 'REGISTERED' && state.scopes.has(scope)) return id;
    }
    throw new Error(`nobody holds the scope ${scope}`);
  }

  private known(id: string): AssetState {
    const state = this.assets.get(id);
    if (state === undefined) throw new Error(`asset ${id} is not registered`);
    return state;
  }

  private quantity(code: string): QuantityState {
    return this.quantities.get(code) ?? initialQuantityState;
  }

  private impactCase(id: string): ImpactCaseState {
    const state = this.impactCases.get(id);
    if (state === undefined) throw new Error(`there is no impact case ${id}`);
    return state;
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

function caseOf(event: ImpactCaseEvent): string {
  return event.type === 'ImpactCaseOpened' ? event.data.id : event.data.impactCase;
}

/** What an owner copied has its number beside the issuer's own. */
function numberOf(
  { issuer, certificateNumber }: { issuer: string; certificateNumber: string },
  transcribedBy: string | null,
): string {
  return JSON.stringify([issuer, certificateNumber, transcribedBy]);
}
