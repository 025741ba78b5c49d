import {
  halfWidth,
  isVerification,
  isWithinRatio,
  RATIO_BASES,
  readRatio,
  withoutYear,
  type MeasuredPoint,
  type Ratio,
  type RatioBasis,
  type RatioSeverity,
  type SchemeEdge,
} from '@suyuan/domain';
import { limitsAtPoint, uncertaintyAtPoint } from './figures';
import type { LinkCase, LinkRule } from './rule';
import { directEdges, schemeLinkOf, type SchemeLink } from './scheme-in-force';
import { pairsAtSameValue } from './uncertainty-growth';

/** Ratios of U to MPEV speak of U at k = 2 (OIML R 111-1:2004, 5.2; JJF 1094-2002). */
const COVERAGE_FACTOR = 2;

/** The greatest ratio permitted on a link, and who permits it. */
interface RatioLimit {
  /** Id of the scheme or method. */
  source: string;
  ratio: Ratio;
  bases: readonly RatioBasis[];
  severity: RatioSeverity;
}

/** Evidence: the scheme or method, and the certificate of the reference where there is one. */
export const uncertaintyMustKeepTheRatio: LinkRule = {
  code: 'U_RATIO_EXCEEDED',
  ancillary: false,
  judge: (c) =>
    limitsOf(c).flatMap(({ source, ratio, bases, severity }) => {
      const exceeding = bases.flatMap((basis) => EXCEEDING[basis](c, ratio));
      const points = [...new Set(exceeding)].sort((a, b) => a - b);
      const evidence = [source, ...(c.parent === null ? [] : [c.parent.id])];
      return points.length === 0 ? [] : [{ evidence, points, severity }];
    }),
};

/** Indices of the points of the child that exceed a ratio of each kind. */
const EXCEEDING: Record<RatioBasis, (c: LinkCase, ratio: Ratio) => number[]> = {
  MPE: (c, ratio) =>
    c.result.points.flatMap((point, index) => (isBeyondShareOfMpe(c, point, ratio) ? [index] : [])),
  REFERENCE: (c, ratio) =>
    pairsAtSameValue(c)
      .filter(({ own, reference }) => {
        const part = reference.expanded.mul(own.coverageFactor);
        return !isWithinRatio(part, own.expanded.mul(reference.coverageFactor), ratio);
      })
      .map(({ index }) => index),
};

/** U at k = 2 > ratio · MPEV, multiplied out so that nothing is rounded: 2·U > ratio · MPEV·k. */
function isBeyondShareOfMpe({ result, childAsset }: LinkCase, point: MeasuredPoint, ratio: Ratio): boolean {
  const u = uncertaintyAtPoint(childAsset, result, point);
  const limits = limitsAtPoint(childAsset, result, point);
  const mpe = limits && halfWidth(limits);
  if (u === null || mpe === null) return false;
  return !isWithinRatio(u.expanded.mul(COVERAGE_FACTOR), mpe.mul(u.coverageFactor), ratio);
}

/** JJF 1094-2002, 5.3.1: up to this part of the MPE the uncertainty is left out of account. */
const SHARE_OF_MPE = readRatio('1/3');

/** Where nothing else limits a verification, it is remarked that its uncertainty counts (RECORD.md section 2). */
const ofVerification = ({ child }: LinkCase): RatioLimit[] =>
  isVerification(child.kind)
    ? [{ source: child.id, ratio: SHARE_OF_MPE, bases: ['MPE'], severity: 'REMARK' }]
    : [];

/** The scheme goes before the methods of the certificate; these speak only where it says nothing. */
function limitsOf(c: LinkCase): RatioLimit[] {
  const link = schemeLinkOf(c);
  const edge = link === null ? null : edgeThatLimits(link, c.child.methods);
  if (link === null || edge === null) {
    const ofMethods = limitsOfMethods(c);
    return ofMethods.length > 0 ? ofMethods : ofVerification(c);
  }
  const { ratio, severity } = edge;
  return [{ source: link.scheme.id, ratio, bases: RATIO_BASES, severity }];
}

interface LimitingEdge {
  ratio: Ratio;
  severity: RatioSeverity;
}

/**
 * The edge between the two levels: the one of a method of the certificate, else one of no method, else any. Where it
 * states no ratio, or there is none, the most that any edge into the level of the item permits.
 */
function edgeThatLimits(link: SchemeLink, methods: readonly string[]): LimitingEdge | null {
  const direct = directEdges(link);
  const ofMethod = direct.filter(({ method }) => method !== null && names(methods, method));
  const ofNone = direct.filter(({ method }) => method === null);
  const chosen = [ofMethod, ofNone, direct].find((edges) => edges.length > 0) ?? [];
  const into = link.scheme.edges.filter(({ to }) => to === link.below.code);
  return greatest(chosen) ?? greatest(into);
}

/** An edge that names a method without its year speaks of every version of it. */
const names = (methods: readonly string[], method: string): boolean =>
  methods.some((each) => each === method || withoutYear(each) === method);

function greatest(edges: readonly SchemeEdge[]): LimitingEdge | null {
  const stating = edges.flatMap(({ maxRatio, severity = 'GAP' }) =>
    maxRatio === null ? [] : [{ ratio: readRatio(maxRatio), severity }],
  );
  return greatestBy(stating, ({ ratio }) => ratio);
}

/** For each kind of ratio the method of the certificate that permits most. */
function limitsOfMethods({ dossier, child }: LinkCase): RatioLimit[] {
  const stating = child.methods.flatMap((id) => {
    const stated = dossier.methods.get(id)?.ratio ?? null;
    return stated === null ? [] : [{ source: id, ratio: readRatio(stated.max), of: stated.of }];
  });
  return RATIO_BASES.flatMap((basis) => {
    const limit = greatestBy(
      stating.filter(({ of }) => of === basis),
      ({ ratio }) => ratio,
    );
    return limit === null
      ? []
      : [{ source: limit.source, ratio: limit.ratio, bases: [basis], severity: 'GAP' as const }];
  });
}

/** The first of the greatest. */
function greatestBy<T>(all: readonly T[], ratioOf: (each: T) => Ratio): T | null {
  return all.reduce<T | null>(
    (most, each) => (most === null || isGreater(ratioOf(each), ratioOf(most)) ? each : most),
    null,
  );
}

const isGreater = (a: Ratio, b: Ratio): boolean =>
  a.numerator.mul(b.denominator).gt(b.numerator.mul(a.denominator));
