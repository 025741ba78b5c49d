import { TIERS, type AssetReference, type Tier } from '@suyuan/domain';
import type { CarriedError, Impact, ImpactCounts, ImpactItem, SuspectedError } from '../answers';
import { NONE, type GraphStore } from '../graph/graph-store';
import { atOnce, sortInSteps, STEP_ITEMS, type Steps } from '../steps';
import { dateOf } from '../storage/days';
import { IntMap } from '../storage/int-map';
import { ImpactPaths } from './impact-paths';
import type { Reach, Seeds } from './reach';
import { carriedInSteps } from './carried';
import { CleanSuccessors } from './clean-successors';

const UNKNOWN = 'UNKNOWN';

/** The certificates an impact reached: counted at once, described when asked. */
export class Affected implements Impact {
  counts!: ImpactCounts;
  readonly linksExamined: number;
  readonly complete: boolean;
  readonly limit: string | null;
  /** Affected certificates, and the row of each. */
  private readonly certificates: number[] = [];
  /** By certificate: its row + 1, 0 where it is not affected. */
  private readonly rows: Int32Array;
  private readonly depths: number[] = [];
  private readonly clean: boolean[] = [];
  /** Rows in the order of the answer; made when the first item is asked for. */
  private ordered: number[] | null = null;
  private readonly paths: ImpactPaths;

  private readonly successors: CleanSuccessors;

  private constructor(
    private readonly graph: GraphStore,
    private readonly seeds: Seeds,
    clean: Reach,
    private readonly all: Reach,
    /** The certificate asked about, which is not affected by itself; NONE for an asset. */
    private readonly suspect: number,
    readonly knownAt: number,
  ) {
    this.rows = new Int32Array(graph.known.length);
    this.successors = new CleanSuccessors(
      graph,
      knownAt,
      (later) => later !== suspect && this.rows[later] === 0,
    );
    const below = clean === all ? clean.linksExamined : clean.linksExamined + all.linksExamined;
    this.linksExamined = seeds.clean.length + seeds.doubtful.length + below;
    this.complete = clean.complete && all.complete;
    this.limit = this.complete ? null : 'IMPACT_RESULTS_MAX';
    this.paths = new ImpactPaths(graph, seeds, clean, all, knownAt);
  }

  static *inSteps(
    graph: GraphStore,
    seeds: Seeds,
    clean: Reach,
    all: Reach,
    suspect: number,
    knownAt: number,
  ): Steps<Affected> {
    const affected = new Affected(graph, seeds, clean, all, suspect, knownAt);
    yield* affected.collect(clean, true);
    if (all !== clean) yield* affected.collect(all, false);
    affected.counts = yield* affected.count();
    return affected;
  }

  get size(): number {
    return this.certificates.length;
  }

  item(index: number): ImpactItem {
    const row = this.inOrder()[index];
    if (row === undefined) throw new RangeError(`no item ${index} of ${this.size}`);
    const { graph } = this;
    const certificate = this.certificates[row] as number;
    const depth = this.depths[row] as number;
    const path = this.paths.of(certificate, depth, this.clean[row] as boolean);
    const isVoid = graph.isVoid(certificate, this.knownAt);
    const ended = isVoid ? null : this.endedOn(certificate);
    return {
      certificate: graph.certificateId(certificate),
      asset: this.assetReference(certificate),
      tier: this.tierOf(certificate),
      region: this.regionOf(certificate),
      class: isVoid ? 'VOID' : this.clean[row] ? 'AFFECTED' : 'CANNOT_SAY',
      depth,
      via: path.via.map((step) => graph.certificateId(step)),
      usedOn: dateOf(graph.performed.at(path.user)),
      window: { from: dateOf(graph.performed.at(certificate)), to: ended === null ? null : dateOf(ended) },
      exposure: isVoid ? null : ended === null ? 'OPEN' : 'ENDED',
      quantities: this.quantitiesReached(certificate)
        .map((quantity) => graph.quantities.text(quantity))
        .sort(),
    };
  }

  carriedBy(error: SuspectedError): CarriedError {
    return atOnce(this.carriedByInSteps(error));
  }

  *carriedByInSteps(error: SuspectedError): Steps<CarriedError> {
    const arrivals = yield* carriedInSteps(this.graph, this.seeds.clean, error, this.knownAt);
    yield* this.orderInSteps();
    const certificateAt = (index: number): number =>
      this.certificates[this.inOrder()[index] as number] ?? NONE;
    return {
      complete: arrivals.complete,
      ranges: arrivals.ranges,
      resultsOf: (index) => arrivals.resultsOf(certificateAt(index)),
    };
  }

  /** Results come by depth, so the first of a certificate has its least depth. */
  private *collect(reach: Reach, clean: boolean): Steps<void> {
    const { graph } = this;
    for (const [index, result] of reach.results.entries()) {
      if (index % STEP_ITEMS === STEP_ITEMS - 1) yield;
      const certificate = graph.resultCertificate.at(result);
      if (certificate === this.suspect || this.rows[certificate] !== 0) continue;
      this.certificates.push(certificate);
      this.rows[certificate] = this.certificates.length;
      this.depths.push(reach.depth[result] as number);
      this.clean.push(clean);
    }
  }

  private inOrder(): number[] {
    return this.ordered ?? atOnce(this.orderInSteps());
  }

  *orderInSteps(): Steps<number[]> {
    if (this.ordered !== null) return this.ordered;
    const { graph, depths, certificates } = this;
    const ordered = yield* sortInSteps(
      Array.from(certificates.keys()),
      (a, b) =>
        (depths[a] as number) - (depths[b] as number) ||
        graph.certificateIds.compare(certificates[a] as number, certificates[b] as number),
    );
    return (this.ordered = ordered);
  }

  private *count(): Steps<ImpactCounts> {
    const { graph } = this;
    const byTier = Array.from({ length: TIERS.length + 1 }, () => 0);
    const byRegion = new IntMap();
    const byQuantity = new IntMap();
    let affected = 0;
    let ended = 0;
    let voided = 0;
    // In the order of their numbers, which is how the columns lie in memory.
    let counted = 0;
    for (const certificate of Int32Array.from(this.certificates).sort()) {
      if ((counted += 1) % STEP_ITEMS === 0) yield;
      // What never held can be no better or worse for what it rested on: told, and counted apart.
      if (graph.isVoid(certificate, this.knownAt)) {
        voided += 1;
        continue;
      }
      if (this.clean[(this.rows[certificate] as number) - 1]) affected += 1;
      if (this.endedOn(certificate) !== null) ended += 1;
      const asset = this.assetOf(certificate);
      const tier = asset === NONE ? TIERS.length : graph.tier.at(asset);
      byTier[tier] = (byTier[tier] as number) + 1;
      const region = this.regionNumber(asset) + 1;
      byRegion.set(region, byRegion.get(region, 0) + 1);
      for (const quantity of this.quantitiesReached(certificate)) {
        byQuantity.set(quantity, byQuantity.get(quantity, 0) + 1);
      }
    }
    return {
      affected,
      cannotSay: this.size - voided - affected,
      void: voided,
      open: this.size - voided - ended,
      ended,
      byTier: named(byTier.map((count, tier) => [TIERS[tier] ?? UNKNOWN, count])),
      byRegion: named(
        Array.from({ length: graph.regions.size + 1 }, (_, region) => [
          region === 0 ? UNKNOWN : graph.regions.text(region - 1),
          byRegion.get(region, 0),
        ]),
      ),
      byQuantity: named(
        Array.from({ length: graph.quantities.size }, (_, quantity) => [
          graph.quantities.text(quantity),
          byQuantity.get(quantity, 0),
        ]),
      ),
    };
  }

  /** Quantities of the certificate's results that the suspected use reaches. */
  private quantitiesReached(certificate: number): number[] {
    const { graph } = this;
    const first = graph.firstResult.at(certificate);
    const end = first + graph.resultCount.at(certificate);
    const quantities: number[] = [];
    for (let result = first; result < end; result += 1) {
      if (this.all.depth[result] === 0) continue;
      const quantity = graph.resultQuantity.at(result);
      if (!quantities.includes(quantity)) quantities.push(quantity);
    }
    return quantities;
  }

  /** The day by which every affected quantity has a clean successor, or null while one is open. */
  private endedOn(certificate: number): number | null {
    const { graph } = this;
    const first = graph.firstResult.at(certificate);
    const end = first + graph.resultCount.at(certificate);
    let ended: number | null = null;
    for (let result = first; result < end; result += 1) {
      if (this.all.depth[result] === 0) continue;
      const day = this.cleanSuccessorOn(certificate, result);
      if (day === null) return null;
      if (ended === null || day > ended) ended = day;
    }
    return ended;
  }

  private cleanSuccessorOn(certificate: number, result: number): number | null {
    const { graph, knownAt } = this;
    const holder = graph.certificateHolder.at(certificate);
    const asset = graph.assetOf(holder, knownAt);
    const nameplate = asset === NONE ? NONE : graph.ownNameplate(asset, knownAt);
    if (nameplate === NONE && (asset === NONE || asset === holder)) {
      return this.successors.dayAfter(graph.resultSeries.at(result), certificate);
    }
    const quantity = graph.resultQuantity.at(result);
    const byId = this.successors.dayAfter(graph.findSeries(asset, quantity), certificate);
    const byNameplate = this.successors.dayAfter(graph.findSeries(nameplate, quantity), certificate);
    if (byId === null || byNameplate === null) return byId ?? byNameplate;
    return Math.min(byId, byNameplate);
  }

  private assetOf(certificate: number): number {
    return this.graph.assetOf(this.graph.certificateHolder.at(certificate), this.knownAt);
  }

  private assetReference(certificate: number): AssetReference {
    const { graph } = this;
    return graph.holderReference(graph.assetOrHolder(graph.certificateHolder.at(certificate), this.knownAt));
  }

  private tierOf(certificate: number): Tier | null {
    const asset = this.assetOf(certificate);
    return asset === NONE ? null : this.graph.tierOf(asset);
  }

  private regionOf(certificate: number): string | null {
    const region = this.regionNumber(this.assetOf(certificate));
    return region === NONE ? null : this.graph.regions.text(region);
  }

  /** The asset's own region, else that of its owner where the owner is known. */
  private regionNumber(asset: number): number {
    const { graph } = this;
    if (asset === NONE) return NONE;
    const own = graph.region.at(asset);
    if (own !== NONE) return own;
    const owner = graph.owner.at(asset);
    if (graph.organizationKnown.at(owner) > this.knownAt) return NONE;
    return graph.organizationsInTime.regionOf(owner, this.knownAt) ?? graph.organizationRegion.at(owner);
  }
}

/** Counts above zero by name, names in code unit order. */
function named(counts: (readonly [string, number])[]): Record<string, number> {
  const present = counts.filter(([, count]) => count > 0);
  return Object.fromEntries(present.sort(([a], [b]) => (a < b ? -1 : 1)));
}
