import {
  ASSET,
  CERTIFICATE,
  certificateStream,
  IMPACT_CASE,
  impactCaseStream,
  initialAssetState,
  InvariantViolation,
  LABORATORY,
  laboratoryStream,
  METHOD,
  methodStream,
  PROPOSAL,
  proposalStream,
  QUANTITY,
  quantityStream,
  SCHEME,
  schemeStream,
  type AssetState,
  type CertificateState,
  type DomainEvent,
  type ImpactCaseState,
  type LaboratoryState,
  type MethodState,
  type ProposalState,
  type QuantityState,
  type SchemeState,
} from '@suyuan/domain';
import type { EventLog, NamedPerson } from '@suyuan/event-log';
import { Lru } from '@suyuan/platform';
import { assetClaim } from './claims';
import { FoldedStreams, SeenStreams } from './folded-streams';

/**
 * Folded states kept, of laboratories and of assets each: at about 2 kB some tens of megabytes, and enough for every
 * laboratory and for the instruments that are worked on in a day.
 */
export const MAX_CACHED_STATES = 10_000;

/** Claims kept: an asset's id to its stream. Taken claims never change, so they cannot grow stale. */
export const MAX_CACHED_CLAIMS = 50_000;

/** An asset with its stream; UNKNOWN, and no stream, when nobody registered it. */
export interface FoundAsset {
  state: AssetState;
  stream: string | null;
}

/** States of streams and claims, shared by all commands of the process. */
export class StateStore {
  readonly laboratories;
  readonly assets;
  readonly certificates;
  readonly schemes;
  readonly methods;
  readonly quantities;
  readonly impactCases;
  readonly proposals;
  private readonly claims = new Lru<string, string>(MAX_CACHED_CLAIMS);

  constructor(private readonly log: EventLog) {
    this.laboratories = new FoldedStreams(log, LABORATORY, new Lru(MAX_CACHED_STATES));
    this.assets = new FoldedStreams(log, ASSET, new Lru(MAX_CACHED_STATES));
    this.certificates = new FoldedStreams(log, CERTIFICATE, null);
    this.schemes = new FoldedStreams(log, SCHEME, null);
    this.methods = new FoldedStreams(log, METHOD, null);
    this.quantities = new FoldedStreams(log, QUANTITY, null);
    this.impactCases = new FoldedStreams(log, IMPACT_CASE, null);
    this.proposals = new FoldedStreams(log, PROPOSAL, null);
  }

  /** A reader for one attempt at a command; a fresh one takes nothing from the cache. */
  reader(fresh: boolean): StateReader {
    return new StateReader(this, fresh);
  }

  /** Who gave the facts of a stream, by their ids. */
  async givers(stream: string): Promise<Map<string, string>> {
    const events = (await this.log.readStreams([stream])).get(stream) ?? [];
    return new Map(events.map(({ data, actor }) => [String((data as { id?: unknown }).id), actor.subject]));
  }

  /** The pseudonyms that persons have already. */
  findPersons(named: readonly NamedPerson[]): Promise<Map<string, string>> {
    return this.log.findPersons(named);
  }

  /** The streams that hold claims, by claim; those that are not remembered are looked up with one question. */
  async findClaims(keys: readonly string[], fresh: boolean): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const key of keys) {
      const kept = fresh ? undefined : this.claims.get(key);
      if (kept !== undefined) found.set(key, kept);
    }
    const missing = keys.filter((key) => !found.has(key));
    if (missing.length === 0) return found;
    for (const [key, stream] of await this.log.findClaims(missing)) {
      this.claims.set(key, stream);
      found.set(key, stream);
    }
    return found;
  }

  /** Carries what is kept of a stream on by the events just appended after `version`. */
  advance(stream: string, version: number, events: readonly DomainEvent[]): void {
    this.streamsOf(stream).advance(stream, version, events);
  }

  private streamsOf(stream: string): { advance: StateStore['advance'] } {
    switch (stream.slice(0, stream.indexOf('-'))) {
      case 'laboratory':
        return this.laboratories;
      case 'instrument':
      case 'standard':
        return this.assets;
      case 'certificate':
        return this.certificates;
      case 'scheme':
        return this.schemes;
      case 'method':
        return this.methods;
      case 'quantity':
        return this.quantities;
      case 'impactcase':
        return this.impactCases;
      case 'proposal':
        return this.proposals;
      default:
        throw new InvariantViolation(`${stream} is a stream of no aggregate`);
    }
  }
}

/** What one attempt at a command looks at. It remembers the versions, so that the append can be tied to them. */
export class StateReader {
  /** Every stream looked at with the version seen. */
  readonly versions = new Map<string, number>();
  private readonly seen;

  constructor(
    private readonly store: StateStore,
    readonly fresh: boolean,
  ) {
    const { versions } = this;
    this.seen = {
      laboratories: new SeenStreams(store.laboratories, fresh, versions),
      assets: new SeenStreams(store.assets, fresh, versions),
      certificates: new SeenStreams(store.certificates, fresh, versions),
      schemes: new SeenStreams(store.schemes, fresh, versions),
      methods: new SeenStreams(store.methods, fresh, versions),
      quantities: new SeenStreams(store.quantities, fresh, versions),
      impactCases: new SeenStreams(store.impactCases, fresh, versions),
      proposals: new SeenStreams(store.proposals, fresh, versions),
    };
  }

  laboratory(organization: string): Promise<LaboratoryState> {
    return this.laboratoryAt(laboratoryStream(organization));
  }

  /** Looks at several at once: each of them then costs no question of its own. */
  async lookAtLaboratories(organizations: Iterable<string>): Promise<void> {
    await this.seen.laboratories.all([...organizations].map(laboratoryStream));
  }

  laboratoryAt(stream: string): Promise<LaboratoryState> {
    return this.seen.laboratories.one(stream);
  }

  scheme(id: string): Promise<SchemeState> {
    return this.seen.schemes.one(schemeStream(id));
  }

  method(id: string): Promise<MethodState> {
    return this.seen.methods.one(methodStream(id));
  }

  quantity(code: string): Promise<QuantityState> {
    return this.seen.quantities.one(quantityStream(code));
  }

  certificate(id: string): Promise<CertificateState> {
    return this.certificateAt(certificateStream(id));
  }

  certificateAt(stream: string): Promise<CertificateState> {
    return this.seen.certificates.one(stream);
  }

  impactCase(id: string): Promise<ImpactCaseState> {
    return this.seen.impactCases.one(impactCaseStream(id));
  }

  proposal(id: string): Promise<ProposalState> {
    return this.proposalAt(proposalStream(id));
  }

  proposalAt(stream: string): Promise<ProposalState> {
    return this.seen.proposals.one(stream);
  }

  /** Who gave the facts of a stream, by their ids; ask after its state, whose version ties the append. */
  async givers(stream: string): Promise<ReadonlyMap<string, string>> {
    return this.store.givers(stream);
  }

  /** An asset by its id. */
  async asset(id: string): Promise<FoundAsset> {
    return (await this.assets([id])).get(id) ?? { state: initialAssetState, stream: null };
  }

  /** Assets by their ids, however many with one question for their streams and one for what stands there. */
  async assets(ids: Iterable<string>): Promise<Map<string, FoundAsset>> {
    const wanted = [...new Set(ids)];
    const streams = await this.store.findClaims(wanted.map(assetClaim), this.fresh);
    const states = await this.seen.assets.all([...streams.values()]);
    return new Map(
      wanted.map((id) => {
        const stream = streams.get(assetClaim(id)) ?? null;
        const state = stream === null ? undefined : states.get(stream);
        return [id, { state: state ?? initialAssetState, stream }];
      }),
    );
  }

  findPersons(named: readonly NamedPerson[]): Promise<Map<string, string>> {
    return this.store.findPersons(named);
  }

  /** The stream that holds a claim, or null. */
  async claim(key: string): Promise<string | null> {
    return (await this.store.findClaims([key], this.fresh)).get(key) ?? null;
  }
}
