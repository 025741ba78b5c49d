import {
  askedBaseRangeOf,
  everRegistered,
  findingsOf,
  partOfPoint,
  toBaseRange,
  type DoubleRange,
} from '@suyuan/domain';
import { mayHave } from '../validity/parts';
import type { RegisteredAsset } from './dossier';
import type { LinkCase } from './rule';

/** What was used of a reference: the range stated of it, else what the result asks of it; null: nobody can say. */
export function usedRange({ reference, result }: LinkCase): DoubleRange | null {
  if (reference.range !== null) return toBaseRange(reference.range, reference.quantity);
  return result.quantity === reference.quantity ? askedBaseRangeOf(result) : null;
}

function isPartOf(asset: RegisteredAsset): (id: string) => boolean {
  const ids = new Set(
    everRegistered(asset)
      .flatMap(({ parts }) => parts ?? [])
      .map(({ id }) => id),
  );
  return (id) => ids.has(id);
}

/**
 * Whether what happened to a part of the reference (undefined: to all of it) bears on its use. Where the reference names no
 * part every one counts, but for one whose points have nothing of what was used.
 */
export function bearsOnUse(c: LinkCase, part: string | null | undefined): boolean {
  if (part === undefined || part === null) return true;
  const { parent, parentAsset, reference } = c;
  if (reference.part !== undefined) return reference.part === part;
  const range = usedRange(c);
  if (parent === null || parentAsset === null || range === null) return true;
  return mayHave(parent, part, reference.quantity, range, isPartOf(parentAsset));
}

/** Whether the certificate of the reference failed in what was used of it: a conclusion of its own wins there. */
export function failedInWhatWasUsed(c: LinkCase): boolean {
  const { parent, parentAsset, parentResults } = c;
  if (parent === null) return false;
  const own = parent.results.some(
    ({ conclusion, points }) =>
      conclusion !== undefined || points.some((point) => point.conclusion !== undefined),
  );
  if (!own || parentResults.length === 0) return parent.conclusion === 'FAIL';
  const isPart = parentAsset === null ? () => false : isPartOf(parentAsset);
  const range = usedRange(c);
  return parentResults.some((result) =>
    findingsOf(result, parent.conclusion).some(({ how, mark, range: at }) => {
      if (how !== 'FAILED') return false;
      const part = partOfPoint({ mark }, result, isPart);
      if (part !== null && !bearsOnUse(c, part)) return false;
      return range === null || at === null || (at.lo <= range.hi && range.lo <= at.hi);
    }),
  );
}
