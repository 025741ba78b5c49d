import type { RatioText, Tier } from '../../vocabulary';
import type { SchemeEdge, SchemeLevel } from '../scheme.events';

/** One level of a built-in scheme as one row; `name` is Chinese, then English. */
export function level(
  code: string,
  ordinal: number,
  tier: Tier,
  [zh, en]: readonly [string, string],
  more: Pick<SchemeLevel, 'class' | 'quantityRange' | 'uLimit' | 'mpe' | 'source'> = {},
): SchemeLevel {
  return { code, ordinal, tier, name: { zh, en }, ...more };
}

/** Edges with one ratio, method and source: `E1 -> E2` as text; a level with several ways in stands several times. */
export function edges(
  steps: readonly string[],
  {
    maxRatio = null,
    method = null,
    source,
  }: { maxRatio?: RatioText | null; method?: string | null; source: string },
): SchemeEdge[] {
  return steps.map((step) => {
    const [from, to] = step.split(' -> ') as [string, string];
    return { from, to, maxRatio, method, source };
  });
}
