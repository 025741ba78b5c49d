import type { TraceVerdict } from '@suyuan/domain';
import type { PlacedFinding } from '../answers';
import { byCodeUnits } from '../graph/findings';

/**
 * The failing link or certificate nearest to the start: the first GAP, else the first UNDECIDED.
 *
 * @param mainDepths how far each certificate id is from the start by MAIN links; asked only where it matters
 */
export function nearestFailing(
  findings: readonly PlacedFinding[],
  mainDepths: () => ReadonlyMap<string, number>,
): PlacedFinding | null {
  if (findings.length === 0) return null;
  const gaps = findings.filter((found) => found.severity === 'GAP');
  const failing = gaps.length > 0 ? gaps : findings.filter((found) => found.severity === 'UNDECIDED');
  if (failing.length === 0) return null;
  const depths = mainDepths();
  const depth = (found: PlacedFinding): number => depths.get(found.at.from ?? '') ?? 0;
  return failing.reduce((nearest, found) => {
    const order =
      depth(nearest) - depth(found) ||
      byCodeUnits(nearest.at.from ?? '', found.at.from ?? '') ||
      byIdNullLast(nearest.at.to, found.at.to) ||
      byCodeUnits(nearest.code, found.code);
    return order <= 0 ? nearest : found;
  });
}

function byIdNullLast(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return byCodeUnits(a, b);
}

/** A walk that stopped early may have missed a gap: it can break traceability, but not vouch for it. */
export function verdictOf(findings: readonly PlacedFinding[], complete: boolean): TraceVerdict {
  if (findings.some((found) => found.severity === 'GAP')) return 'NOT_TRACEABLE';
  if (!complete || findings.some((found) => found.severity === 'UNDECIDED')) return 'CANNOT_SAY';
  return findings.length > 0 ? 'TRACEABLE_WITH_REMARKS' : 'TRACEABLE';
}
