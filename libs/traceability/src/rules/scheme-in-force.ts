import {
  withoutYear,
  type CivilDate,
  type SchemeEdge,
  type SchemeLevel,
  type SchemePublished,
} from '@suyuan/domain';
import { oncePerCase } from './once-per-case';
import type { LinkCase } from './rule';

export type Scheme = SchemePublished['data'];

/** A link between two levels of one scheme: the version in force on the day of use. */
export interface SchemeLink {
  scheme: Scheme;
  /** The level of the reference. */
  above: SchemeLevel;
  /** The level of the item. */
  below: SchemeLevel;
}

/**
 * Both assets stand in versions of one scheme (of the same id without its year), and a version that has both levels
 * was in force on the day of use: the one the item's asset names, else the one that came last. null otherwise.
 */
export const schemeLinkOf = oncePerCase((c: LinkCase): SchemeLink | null => {
  const { dossier, childAsset, parentAsset, usedOn } = c;
  const own = childAsset?.asset.schemeLevel ?? null;
  const other = parentAsset?.asset.schemeLevel ?? null;
  if (own === null || other === null) return null;
  const family = withoutYear(own.scheme);
  if (withoutYear(other.scheme) !== family) return null;
  const links = dossier.schemes
    .filter((scheme) => withoutYear(scheme.id) === family && isInForceOn(scheme, usedOn))
    .flatMap((scheme) => joined(scheme, other.level, own.level));
  return links.find(({ scheme }) => scheme.id === own.scheme) ?? latest(links);
});

/** The level at which the reference stands, in the version of its scheme in force on the day of use; null: none known. */
export const levelOf = oncePerCase(({ dossier, parentAsset, usedOn }: LinkCase): SchemeLevel | null => {
  const own = parentAsset?.asset.schemeLevel ?? null;
  if (own === null) return null;
  const family = withoutYear(own.scheme);
  const inForce = dossier.schemes.filter(
    (scheme) => withoutYear(scheme.id) === family && isInForceOn(scheme, usedOn),
  );
  const named = inForce.find(({ id }) => id === own.scheme) ?? inForce.at(-1);
  return named?.levels.find(({ code }) => code === own.level) ?? null;
});

function isInForceOn({ validFrom, validTo }: Scheme, day: CivilDate): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}

function joined(scheme: Scheme, reference: string, item: string): SchemeLink[] {
  const above = scheme.levels.find(({ code }) => code === reference);
  const below = scheme.levels.find(({ code }) => code === item);
  return above && below ? [{ scheme, above, below }] : [];
}

/** The dossier has schemes by id, so that of two of one day the answer is always the same. */
function latest(links: readonly SchemeLink[]): SchemeLink | null {
  return links.reduce<SchemeLink | null>(
    (last, each) => (last === null || each.scheme.validFrom >= last.scheme.validFrom ? each : last),
    null,
  );
}

export function directEdges({ scheme, above, below }: SchemeLink): SchemeEdge[] {
  return scheme.edges.filter(({ from, to }) => from === above.code && to === below.code);
}

/** What a scheme makes of a transfer: an edge of its own, one past levels between, none though above, or not above. */
export type Transfer = 'DIRECT' | 'SKIPS' | 'WITHOUT_EDGE' | 'INVERTED';

/** The edges speak first: levels may share an ordinal, and what the scheme draws is never upside down. */
export function transferOf(link: SchemeLink): Transfer {
  const { scheme, above, below } = link;
  if (above.code === below.code) return 'INVERTED';
  if (directEdges(link).length > 0) return 'DIRECT';
  if (isReachable(scheme, above.code, below.code)) return 'SKIPS';
  const nearer = growth(above, below) * directionOf(scheme) > 0;
  return nearer ? 'WITHOUT_EDGE' : 'INVERTED';
}

const growth = (from: SchemeLevel, to: SchemeLevel): number => Math.sign(to.ordinal - from.ordinal);

/** 1 where ordinals grow downwards, as they should; -1 where most edges say the scheme was numbered from below. */
function directionOf({ levels, edges }: Scheme): 1 | -1 {
  const byCode = new Map(levels.map((level) => [level.code, level]));
  const sum = edges.reduce((total, { from, to }) => total + growth(byCode.get(from)!, byCode.get(to)!), 0);
  return sum < 0 ? -1 : 1;
}

function isReachable({ edges }: Scheme, from: string, to: string): boolean {
  const reached = new Set([from]);
  for (const code of reached) {
    for (const edge of edges) if (edge.from === code) reached.add(edge.to);
  }
  return reached.has(to);
}
