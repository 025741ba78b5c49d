import {
  InvariantViolation,
  certificateStream,
  evolveAsset,
  evolveCertificate,
  evolveImpactCase,
  evolveLaboratory,
  evolveMethod,
  evolveProposal,
  evolveScheme,
  initialAssetState,
  impactCaseStream,
  initialCertificateState,
  initialImpactCaseState,
  initialLaboratoryState,
  initialMethodState,
  initialProposalState,
  initialSchemeState,
  laboratoryStream,
  methodStream,
  proposalStream,
  schemeStream,
  upcast,
  type AssetState,
  type CertificateState,
  type DomainEvent,
  type ImpactCaseState,
  type LaboratoryState,
  type MethodState,
  type ProposalState,
  type SchemeState,
} from '@suyuan/domain';
import type { EventLog, StoredEvent } from '@suyuan/event-log';
import { assetClaim } from './claims';
import { LruMap, MAX_CACHED_CLAIMS, MAX_CACHED_STATES, type Versioned } from './state-cache';

interface Fold {
  initial: unknown;
  evolve: (state: never, event: never) => unknown;
}

const FOLDS: Readonly<Record<string, Fold>> = {
  laboratory: { initial: initialLaboratoryState, evolve: evolveLaboratory },
  instrument: { initial: initialAssetState, evolve: evolveAsset },
  standard: { initial: initialAssetState, evolve: evolveAsset },
  certificate: { initial: initialCertificateState, evolve: evolveCertificate },
  scheme: { initial: initialSchemeState, evolve: evolveScheme },
  method: { initial: initialMethodState, evolve: evolveMethod },
  impactcase: { initial: initialImpactCaseState, evolve: evolveImpactCase },
  proposal: { initial: initialProposalState, evolve: evolveProposal },
};

/** Certificates, impact cases and proposals are read a few times in their life: not worth keeping. */
const CACHED_KINDS = new Set(['laboratory', 'instrument', 'standard']);

/** States of streams, shared by all commands of the process. Only what exists is kept. */
export class StateStore {
  private readonly states = new LruMap<Versioned<unknown>>(MAX_CACHED_STATES);
  private readonly claims = new LruMap<string>(MAX_CACHED_CLAIMS);

  constructor(private readonly log: EventLog) {}

  /** A reader for one attempt at a command; a fresh one takes nothing from the cache. */
  reader(fresh: boolean): StateReader {
    return new StateReader(this, fresh);
  }

  /** Who gave the facts of a stream, by their ids. */
  async givers(stream: string): Promise<Map<string, string>> {
    const events = (await this.log.readStreams([stream])).get(stream) ?? [];
    return new Map(events.map(({ data, actor }) => [String((data as { id?: unknown }).id), actor.subject]));
  }

  async load(streams: string[], fresh: boolean): Promise<Map<string, Versioned<unknown>>> {
    const found = new Map<string, Versioned<unknown>>();
    for (const stream of streams) {
      const cached = fresh ? undefined : this.states.get(stream);
      if (cached) found.set(stream, cached);
    }
    const missing = streams.filter((stream) => !found.has(stream));
    if (missing.length === 0) return found;
    const events = await this.log.readStreams(missing);
    for (const stream of missing) {
      const loaded = foldStream(stream, events.get(stream) ?? []);
      this.keep(stream, loaded);
      found.set(stream, loaded);
    }
    return found;
  }

  async findClaim(key: string, fresh: boolean): Promise<string | null> {
    const cached = fresh ? undefined : this.claims.get(key);
    if (cached !== undefined) return cached;
    const stream = (await this.log.findClaims([key])).get(key) ?? null;
    if (stream !== null) this.claims.set(key, stream);
    return stream;
  }

  /** Carries a kept state on by the events just appended after `version`; forgets it when it stands elsewhere. */
  advance(stream: string, version: number, events: readonly DomainEvent[]): void {
    const kept = this.states.get(stream) ?? (version === -1 ? foldStream(stream, []) : undefined);
    if (!kept) return;
    if (kept.version === version) {
      const state = events.reduce((before, event) => evolve(stream, before, event), kept.state);
      this.keep(stream, { version: version + events.length, state });
    } else if (kept.version < version + events.length) {
      this.states.delete(stream);
    }
  }

  private keep(stream: string, loaded: Versioned<unknown>): void {
    if (loaded.version < 0 || !CACHED_KINDS.has(kindOf(stream))) return;
    const kept = this.states.get(stream);
    if (!kept || kept.version < loaded.version) this.states.set(stream, loaded);
  }
}

/** What one attempt at a command looks at. It remembers the versions, so that the append can be tied to them. */
export class StateReader {
  /** Every stream looked at with the version seen. */
  readonly versions = new Map<string, number>();

  constructor(
    private readonly store: StateStore,
    readonly fresh: boolean,
  ) {}

  async laboratory(organization: string): Promise<LaboratoryState> {
    return this.state<LaboratoryState>(laboratoryStream(organization));
  }

  async scheme(id: string): Promise<SchemeState> {
    return this.state<SchemeState>(schemeStream(id));
  }

  async method(id: string): Promise<MethodState> {
    return this.state<MethodState>(methodStream(id));
  }

  async certificate(id: string): Promise<CertificateState> {
    return this.state<CertificateState>(certificateStream(id));
  }

  async impactCase(id: string): Promise<ImpactCaseState> {
    return this.state<ImpactCaseState>(impactCaseStream(id));
  }

  async proposal(id: string): Promise<ProposalState> {
    return this.state<ProposalState>(proposalStream(id));
  }

  /** Who gave the facts of a stream, by their ids; ask after its state, whose version ties the append. */
  async givers(stream: string): Promise<ReadonlyMap<string, string>> {
    return this.store.givers(stream);
  }

  /** An asset by its id with its stream; UNKNOWN, and no stream, when nobody registered it. */
  async asset(id: string): Promise<{ state: AssetState; stream: string | null }> {
    const stream = await this.claim(assetClaim(id));
    return { stream, state: stream === null ? initialAssetState : await this.state<AssetState>(stream) };
  }

  async state<S>(stream: string): Promise<S> {
    const loaded = (await this.store.load([stream], this.fresh)).get(stream);
    if (!loaded) throw new InvariantViolation(`${stream} was asked for and not loaded`);
    this.versions.set(stream, loaded.version);
    return loaded.state as S;
  }

  /** The stream that holds a claim, or null. */
  async claim(key: string): Promise<string | null> {
    return this.store.findClaim(key, this.fresh);
  }
}

function foldStream(stream: string, events: readonly StoredEvent[]): Versioned<unknown> {
  const state = events.reduce((before, event) => {
    const known = upcast(event.type, event.schemaVersion, event.data);
    if (known === null) {
      throw new InvariantViolation(`${stream} holds ${event.type} of unknown schema ${event.schemaVersion}`);
    }
    return evolve(stream, before, known);
  }, foldOf(stream).initial);
  return { version: events.length - 1, state };
}

function evolve(stream: string, state: unknown, event: DomainEvent): unknown {
  return foldOf(stream).evolve(state as never, event as never);
}

function foldOf(stream: string): Fold {
  const fold = FOLDS[kindOf(stream)];
  if (!fold) throw new InvariantViolation(`${stream} is a stream of no aggregate`);
  return fold;
}

function kindOf(stream: string): string {
  return stream.slice(0, stream.indexOf('-'));
}
