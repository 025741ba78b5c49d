/** Downstream, naively: trace every certificate there is, and see whose walk leads to the suspected one. */
import type {
  AssetImpactQuestion,
  CertificateFact,
  CertificateImpactQuestion,
  GraphFact,
  ImpactCounts,
  ImpactItem,
} from '@suyuan/traceability';
import { isAdmitted } from './naive-admission';
import {
  certificateById,
  codeUnits,
  knownAt,
  resolveAsset,
  sameAsset,
  type Known,
  type ResultNode,
  type WalkLink,
} from './naive-known';
import { compareAge, isVoid, keyOf } from './naive-model';
import { walk } from './naive-trace';

export interface NaiveImpact {
  counts: ImpactCounts;
  items: ImpactItem[];
}

type Steps = { node: ResultNode; links: WalkLink[] }[];
type LinkTest = (link: WalkLink) => boolean;

/** Links from each walked result to the nearest end, by way of the allowed links only. */
function distances(steps: Steps, allowed: LinkTest, ends: LinkTest): Map<string, number> {
  const distance = new Map<string, number>();
  for (let changed = true; changed;) {
    changed = false;
    for (const { node, links } of steps) {
      for (const link of links.filter(allowed)) {
        const beyond = ends(link) ? [0] : link.next.map((next) => distance.get(keyOf(next)) ?? Infinity);
        const here = 1 + Math.min(Infinity, ...beyond);
        if (here < (distance.get(keyOf(node)) ?? Infinity)) {
          distance.set(keyOf(node), here);
          changed = true;
        }
      }
    }
  }
  return distance;
}

/** The shortest path, at each step to the smallest certificate id, and the day of its last use. */
function shortestPath(steps: Steps, x: CertificateFact, allowed: LinkTest, ends: LinkTest) {
  const distance = distances(steps, allowed, ends);
  const at = (node: ResultNode) => distance.get(keyOf(node)) ?? Infinity;
  const nodes = x.results.map((_, result) => ({ certificate: x, result }));
  const depth = Math.min(...nodes.map(at));
  if (depth === Infinity) return null;
  let frontier = nodes.filter((node) => at(node) === depth);
  const linksHere = () =>
    steps
      .filter((step) => frontier.some((node) => keyOf(node) === keyOf(step.node)))
      .flatMap((step) => step.links.filter(allowed));
  const via: string[] = [];
  for (let left = depth - 1; left > 0; left--) {
    const goingOn = linksHere().filter((link) => !ends(link) && link.next.some((node) => at(node) === left));
    const to = goingOn.map((link) => link.to!).sort(codeUnits)[0]!;
    via.push(to);
    frontier = goingOn
      .filter((link) => link.to === to)
      .flatMap((link) => link.next)
      .filter((node) => at(node) === left);
  }
  const arrivals = linksHere()
    .filter((link) => ends(link) && link.to !== null)
    .map((link) => link.to!);
  const usedOn = frontier[0]!.certificate.performedOn;
  return { depth, via: [...via, ...arrivals.sort(codeUnits).slice(0, 1)], usedOn };
}

function regionOf(known: Known, certificate: CertificateFact): string | null {
  const asset = resolveAsset(known, certificate.asset);
  if (asset === null) return null;
  return asset.region ?? known.organizations.find((o) => o.id === asset.owner)?.region ?? null;
}

/** The part of an item that rests on its own walk alone. */
function reachedItem(known: Known, x: CertificateFact, ends: LinkTest): ImpactItem | null {
  const main: LinkTest = (link) => link.role === 'MAIN';
  const clean: LinkTest = (link) => main(link) && link.to !== null && !link.documentLevel;
  const steps = walk(
    known,
    x.results.map((_, result) => ({ certificate: x, result })),
  );
  const cleanPath = shortestPath(steps, x, clean, ends);
  const path = cleanPath ?? shortestPath(steps, x, main, ends);
  if (path === null) return null;
  const distance = distances(steps, main, ends);
  const reached = x.results.filter((_, result) => distance.has(keyOf({ certificate: x, result })));
  const asset = resolveAsset(known, x.asset);
  return {
    certificate: x.id,
    asset: asset?.id ?? x.asset,
    tier: asset?.tier ?? null,
    region: regionOf(known, x),
    class: isVoid(known, x) ? 'VOID' : cleanPath === null ? 'CANNOT_SAY' : 'AFFECTED',
    ...path,
    window: { from: x.performedOn, to: null },
    exposure: 'OPEN',
    quantities: [...new Set(reached.map((result) => result.quantity))].sort(codeUnits),
  };
}

/** Ended when every reached quantity has a later certificate of the same asset that counts and is clean. */
function endExposure(known: Known, item: ImpactItem, impacted: Set<string>): void {
  if (item.class === 'VOID') {
    item.exposure = null;
    return;
  }
  const x = certificateById(known, item.certificate)!;
  const ends = item.quantities.map(
    (quantity) =>
      known.certificates
        .filter((c) => sameAsset(known, c.asset, x.asset))
        .filter((c) => compareAge(c, x) > 0 && !isVoid(known, c) && !impacted.has(c.id))
        .filter((c) => c.results.some((result) => result.quantity === quantity))
        .filter((c) => c.certificateKind !== 'COMPARISON' && isAdmitted(known, c, quantity))
        .sort(compareAge)[0]?.performedOn,
  );
  if (ends.some((end) => end === undefined)) return;
  item.exposure = 'ENDED';
  item.window.to = (ends as string[]).sort(codeUnits).at(-1)!;
}

function countBy(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function impactOf(known: Known, ends: LinkTest, except: string | null): NaiveImpact {
  const items = known.certificates
    .filter((x) => x.id !== except)
    .map((x) => reachedItem(known, x, ends))
    .filter((item) => item !== null)
    .sort((a, b) => a.depth - b.depth || codeUnits(a.certificate, b.certificate));
  // The suspected certificate is no clean successor either.
  const impacted = new Set(items.map((item) => item.certificate));
  if (except !== null) impacted.add(except);
  for (const item of items) endExposure(known, item, impacted);
  // What never held is counted apart, and in no other count.
  const holding = items.filter((item) => item.class !== 'VOID');
  return {
    counts: {
      affected: holding.filter((item) => item.class === 'AFFECTED').length,
      cannotSay: holding.filter((item) => item.class === 'CANNOT_SAY').length,
      void: items.length - holding.length,
      open: holding.filter((item) => item.exposure === 'OPEN').length,
      ended: holding.filter((item) => item.exposure === 'ENDED').length,
      byTier: countBy(holding.map((item) => item.tier ?? 'UNKNOWN')),
      byRegion: countBy(holding.map((item) => item.region ?? 'UNKNOWN')),
      byQuantity: countBy(holding.flatMap((item) => item.quantities)),
    },
    items,
  };
}

export function impactOfCertificate(
  facts: readonly GraphFact[],
  question: CertificateImpactQuestion,
): NaiveImpact {
  const known = knownAt(facts, question.knownAt);
  const { certificate } = question;
  return impactOf(known, (link) => link.role === 'MAIN' && link.to === certificate, certificate);
}

/** The test for a link by which an asset was used in (from, to], for the quantity where one is asked. */
function usesOf(known: Known, { asset, from, to, quantity }: AssetImpactQuestion): LinkTest {
  return (link) => {
    if (link.role !== 'MAIN' || (quantity !== null && link.quantity !== quantity)) return false;
    if ((from !== null && link.usedOn <= from) || (to !== null && link.usedOn > to)) return false;
    if (link.to !== null) return sameAsset(known, certificateById(known, link.to)!.asset, asset);
    return link.how === 'PENDING' && link.asset !== null && sameAsset(known, link.asset, asset);
  };
}

export function impactOfAsset(facts: readonly GraphFact[], question: AssetImpactQuestion): NaiveImpact {
  const known = knownAt(facts, question.knownAt);
  return impactOf(known, usesOf(known, question), null);
}

/**
 * The results of a certificate whose walk leads to such a use by resolved links of the quantity alone, each out of a
 * result of that quantity: where an error of the asset arrives unchanged.
 */
export function resultsCarrying(
  facts: readonly GraphFact[],
  certificate: string,
  question: AssetImpactQuestion & { quantity: string },
): number[] {
  const known = knownAt(facts, question.knownAt);
  const x = certificateById(known, certificate)!;
  const { quantity } = question;
  const nodes = x.results.map((_, result) => ({ certificate: x, result }));
  const steps = walk(known, nodes).filter(
    ({ node }) => node.certificate.results[node.result]!.quantity === quantity,
  );
  const allowed: LinkTest = (link) =>
    link.role === 'MAIN' && link.to !== null && !link.documentLevel && link.quantity === quantity;
  const distance = distances(steps, allowed, usesOf(known, question));
  return nodes.filter((node) => distance.has(keyOf(node))).map(({ result }) => result);
}
