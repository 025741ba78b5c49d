import type { ComparisonBody } from '../../api/drafts';
import { compact } from '../../parts/compact';
import type { Example } from '../example';

export const EMPTY_COMPARISON: ComparisonBody = {
  coverageFactor: '2',
  reference: { coverageFactor: '2' },
};

/** Of a part that was refused as a whole, the fields that stand for it. */
export const COMPARISON_FIRST_FIELDS = ['value', 'expandedUncertainty'];

/** The reference is there even when nothing is typed, so that its fields are refused and not a part nobody sees. */
export function comparisonBody(draft: ComparisonBody): ComparisonBody {
  return { ...(compact({ ...draft }) as ComparisonBody), reference: compact(draft.reference) ?? {} };
}

export const COMPARISON_EXAMPLES: readonly Example<ComparisonBody>[] = [
  {
    id: 'compared',
    source: 'JJF 1117, ISO 13528',
    draft: {
      unit: 'V',
      value: '10.00012',
      expandedUncertainty: '0.00010',
      coverageFactor: '2',
      reference: { value: '10.00004', expandedUncertainty: '0.00004', coverageFactor: '2' },
    },
  },
];
