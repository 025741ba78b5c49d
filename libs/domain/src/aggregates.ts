import type { AssetEvent } from './asset/asset.events';
import { evolveAsset, initialAssetState, type AssetState } from './asset/asset.state';
import type { CertificateEvent } from './certificate/certificate.events';
import {
  evolveCertificate,
  initialCertificateState,
  type CertificateState,
} from './certificate/certificate.state';
import type { DomainEvent } from './events';
import type { ImpactCaseEvent } from './impact-case/impact-case.events';
import {
  evolveImpactCase,
  initialImpactCaseState,
  type ImpactCaseState,
} from './impact-case/impact-case.state';
import { InvariantViolation } from './invariant';
import type { LaboratoryEvent } from './laboratory/laboratory.events';
import {
  evolveLaboratory,
  initialLaboratoryState,
  type LaboratoryState,
} from './laboratory/laboratory.state';
import { evolveMethod, initialMethodState, type MethodState } from './method/method.decide';
import type { MethodEvent } from './method/method.events';
import type { ProposalEvent } from './proposal/proposal.events';
import { evolveProposal, initialProposalState, type ProposalState } from './proposal/proposal.state';
import { evolveQuantity, initialQuantityState, type QuantityState } from './quantity/quantity.decide';
import type { QuantityEvent } from './quantity/quantity.events';
import { evolveScheme, initialSchemeState, type SchemeState } from './scheme/scheme.decide';
import type { SchemeEvent } from './scheme/scheme.events';

/** How the state of one sort of stream follows from its events. */
export interface Aggregate<State, Event extends DomainEvent> {
  readonly initial: State;
  readonly evolve: (state: State, event: Event) => State;
  /** The types of event that streams of this sort hold. */
  readonly events: Readonly<Record<Event['type'], true>>;
}

export const LABORATORY: Aggregate<LaboratoryState, LaboratoryEvent> = {
  initial: initialLaboratoryState,
  evolve: evolveLaboratory,
  events: {
    OrganizationRegistered: true,
    OrganizationAmended: true,
    OrganizationMerged: true,
    OrganizationDissolved: true,
    ScopeGranted: true,
    ScopeSuspended: true,
    ScopeRevoked: true,
    OrganizationEntrusted: true,
    ClearanceGranted: true,
  },
};

export const ASSET: Aggregate<AssetState, AssetEvent> = {
  initial: initialAssetState,
  evolve: evolveAsset,
  events: {
    AssetRegistered: true,
    AssetExamined: true,
    AssetRepaired: true,
    AssetAdjusted: true,
    AssetDamaged: true,
    AssetIsolated: true,
    AssetReturned: true,
    AssetRetired: true,
    AssetTransferred: true,
    NonconformityFound: true,
    ReferenceValueRestated: true,
    AssetChecked: true,
    SuspicionDismissed: true,
    AssetAmended: true,
    AssetConfirmed: true,
    AssetInstalled: true,
    AssetSealBroken: true,
    AssetSoftwareChanged: true,
    AssetEntrusted: true,
    LaboratoryDesignated: true,
  },
};

export const CERTIFICATE: Aggregate<CertificateState, CertificateEvent> = {
  initial: initialCertificateState,
  evolve: evolveCertificate,
  events: {
    CalibrationRecorded: true,
    CertificateRevoked: true,
    CertificateReplaced: true,
    CertificateAccepted: true,
    CertificateDisputed: true,
    CertificateConfirmed: true,
    CertificateSuspended: true,
  },
};

export const SCHEME: Aggregate<SchemeState, SchemeEvent> = {
  initial: initialSchemeState,
  evolve: evolveScheme,
  events: { SchemePublished: true },
};

export const METHOD: Aggregate<MethodState, MethodEvent> = {
  initial: initialMethodState,
  evolve: evolveMethod,
  events: { MethodPublished: true },
};

export const QUANTITY: Aggregate<QuantityState, QuantityEvent> = {
  initial: initialQuantityState,
  evolve: evolveQuantity,
  events: { QuantityPublished: true },
};

export const IMPACT_CASE: Aggregate<ImpactCaseState, ImpactCaseEvent> = {
  initial: initialImpactCaseState,
  evolve: evolveImpactCase,
  events: {
    ImpactCaseOpened: true,
    ImpactCaseAssessed: true,
    ImpactCaseNotified: true,
    ImpactCaseClosed: true,
  },
};

export const PROPOSAL: Aggregate<ProposalState, ProposalEvent> = {
  initial: initialProposalState,
  evolve: evolveProposal,
  events: { ProposalMade: true, ProposalApproved: true },
};

/** Carries a state on by events of a stream. @throws InvariantViolation at one that streams of this sort never hold */
export function fold<State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
  events: readonly DomainEvent[],
  from: State = aggregate.initial,
): State {
  return events.reduce((state, event) => {
    if (!holds(aggregate, event)) throw new InvariantViolation(`${event.type} on a stream of another sort`);
    return aggregate.evolve(state, event);
  }, from);
}

function holds<State, Event extends DomainEvent>(
  { events }: Aggregate<State, Event>,
  event: DomainEvent,
): event is Event {
  return Object.hasOwn(events, event.type);
}
