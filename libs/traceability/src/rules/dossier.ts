import {
  evolveAsset,
  evolveLaboratory,
  initialAssetState,
  initialLaboratoryState,
  knownMethods,
  type AssetEvent,
  type AssetState,
  type CalibrationRecorded,
  type DomainEvent,
  type LaboratoryEvent,
  type LaboratoryState,
  type MethodPublished,
  type OrganizationDissolved,
  type OrganizationEnd,
  type OrganizationMerged,
  type QuantityPublished,
  type SchemePublished,
} from '@suyuan/domain';

import { atOnce, STEP_ITEMS, type Steps } from '../steps';

/** An event as far as a judgement needs it. */
export type KnownEvent = DomainEvent & { position: number };

export type CertificateData = CalibrationRecorded['data'];
export type RegisteredAsset = Extract<AssetState, { status: 'REGISTERED' }>;

/** What speaks for or against a certificate beyond its own content (SUSPECT_FALSE_REPORT). */
export interface Issuing {
  /** Certificates of the same issuer that were performed on the same day, this one among them. */
  performedThatDay: number;
  /** Ids of other certificates of the same issuer, for other assets, with the very same figures. */
  sameFigures: string[];
}

/**
 * What is known, at one position, of everything a trace touches: its certificates, their assets and issuers, and
 * every scheme, method and published quantity. Rules judge from it alone.
 */
export interface Dossier {
  certificate(id: string): CertificateData | null;
  asset(id: string): RegisteredAsset | null;
  laboratory(id: string): LaboratoryState;
  /** The end of any organization, of the walk or not: whatever it owned went over; null: it is there. */
  endOf: (organization: string) => OrganizationEnd | null;
  /** Every version of every scheme, in the order of their ids. */
  schemes: readonly SchemePublished['data'][];
  /** Every version of a method, published or built in, by the id that certificates cite. */
  methods: ReadonlyMap<string, MethodPublished['data']>;
  /** Quantities that are not built in, by their codes, as their newest versions have them. */
  quantities: ReadonlyMap<string, QuantityPublished['data']>;
  issuing(certificate: string): Issuing | null;
}

/** Folds what was recorded at or before a position; events of one stream come in their order. */
export function dossierOf(
  events: Iterable<KnownEvent>,
  knownAt: number,
  issuing: (certificate: string) => Issuing | null = () => null,
): Dossier {
  return atOnce(dossierInSteps(events, knownAt, issuing));
}

export function* dossierInSteps(
  events: Iterable<KnownEvent>,
  knownAt: number,
  issuing: (certificate: string) => Issuing | null = () => null,
): Steps<Dossier> {
  const certificates = new Map<string, CertificateData>();
  const assets = new Map<string, AssetState>();
  const laboratories = new Map<string, LaboratoryState>();
  const schemes = new Map<string, SchemePublished['data']>();
  const methods = new Map<string, MethodPublished['data']>();
  const quantities = new Map<string, QuantityPublished['data']>();
  const ends = new Map<string, OrganizationEnd>();
  let count = 0;
  for (const event of events) {
    if (event.position > knownAt) continue;
    if ((count += 1) % STEP_ITEMS === 0) yield;
    if (event.type === 'CalibrationRecorded') certificates.set(event.data.id, event.data);
    else if (event.type === 'SchemePublished') schemes.set(event.data.id, event.data);
    else if (event.type === 'MethodPublished') methods.set(event.data.id, event.data);
    else if (event.type === 'QuantityPublished') quantities.set(event.data.code, event.data);
    else if (isEnd(event)) learnEnd(ends, event);
    else if (isOfLaboratory(event)) fold(laboratories, organizationOf(event), event, learnLaboratory);
    else if (isOfAsset(event)) fold(assets, assetIdOf(event), event, learnAsset);
  }
  return {
    certificate: (id) => certificates.get(id) ?? null,
    asset: (id) => {
      const state = assets.get(id);
      return state?.status === 'REGISTERED' ? state : null;
    },
    endOf: (organization) => ends.get(organization) ?? null,
    laboratory: (id) => laboratories.get(id) ?? initialLaboratoryState,
    schemes: [...schemes.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    methods: knownMethods([...methods.values()]),
    quantities,
    issuing,
  };
}

function fold<S, E>(
  states: Map<string, S>,
  id: string,
  event: E,
  learn: (state: S | undefined, event: E) => S,
): void {
  states.set(id, learn(states.get(id), event));
}

const learnAsset = (state: AssetState | undefined, event: AssetEvent): AssetState =>
  evolveAsset(state ?? initialAssetState, event);

const learnLaboratory = (state: LaboratoryState | undefined, event: LaboratoryEvent): LaboratoryState =>
  evolveLaboratory(state ?? initialLaboratoryState, event);

type End = KnownEvent & (OrganizationMerged | OrganizationDissolved);

/** They come with the publications, for organizations whose registration nobody looks at, too. */
function isEnd(event: KnownEvent): event is End {
  return event.type === 'OrganizationMerged' || event.type === 'OrganizationDissolved';
}

function learnEnd(ends: Map<string, OrganizationEnd>, event: End): void {
  const { id, organization, on, reason } = event.data;
  const into = event.type === 'OrganizationMerged' ? event.data.into : null;
  if (!ends.has(organization)) ends.set(organization, { id, on, into, reason });
}

const OF_ORGANIZATIONS: readonly string[] = [
  'OrganizationRegistered',
  'OrganizationAmended',
  'OrganizationEntrusted',
  'ClearanceGranted',
];

function isOfLaboratory(event: KnownEvent): event is LaboratoryEvent & { position: number } {
  return OF_ORGANIZATIONS.includes(event.type) || event.type.startsWith('Scope');
}

function organizationOf(event: LaboratoryEvent): string {
  return event.type === 'OrganizationRegistered' ? event.data.id : event.data.organization;
}

const FINDINGS_OF_ASSETS: readonly string[] = [
  'NonconformityFound',
  'SuspicionDismissed',
  'ReferenceValueRestated',
  'LaboratoryDesignated',
];

/** Events of impact cases name an asset too, but belong to a stream of their own. */
function isOfAsset(event: KnownEvent): event is AssetEvent & { position: number } {
  return event.type.startsWith('Asset') || FINDINGS_OF_ASSETS.includes(event.type);
}

function assetIdOf(event: AssetEvent): string {
  return event.type === 'AssetRegistered' ? event.data.id : event.data.asset;
}
