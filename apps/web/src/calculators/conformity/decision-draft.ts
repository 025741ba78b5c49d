import type { DecisionBody } from '../../api/drafts';
import { compact } from '../../parts/compact';
import type { Example } from '../example';

export type UncertaintyGiven = 'EXPANDED' | 'STANDARD';

export interface DecisionDraft extends DecisionBody {
  /** Form only: which of the two the certificate states. */
  given: UncertaintyGiven;
}

/** Rules whose guard band may be widened or narrowed. */
export const GUARDED_RULES: readonly string[] = ['GUARD_BAND', 'NON_BINARY'];

export const EMPTY_DECISION: DecisionDraft = {
  given: 'EXPANDED',
  coverageFactor: '2',
  rule: { id: 'JJF_1094' },
};

/** Rules that rest on what is inspected. */
export const PROCESS_RULES: readonly string[] = ['PFA_2'];

/** Of a part that was left out as a whole, the fields that stand for it. */
export const DECISION_FIRST_FIELDS = ['lower', 'upper', 'id', 'standardUncertainty', 'mean'];

/** What is posted: one way of stating the uncertainty, and a guard factor only where the rule has one. */
export function decisionBody(draft: DecisionDraft): DecisionBody {
  const { given, standardUncertainty, expandedUncertainty, coverageFactor, rule, limits, ...others } = draft;
  const { process, ...rest } = others;
  const uncertainty =
    given === 'STANDARD' ? { standardUncertainty } : { expandedUncertainty, coverageFactor };
  const guardFactor = GUARDED_RULES.includes(rule?.id ?? '') ? rule?.guardFactor : undefined;
  const inspected = PROCESS_RULES.includes(rule?.id ?? '') ? { process } : {};
  const body = compact({
    ...rest,
    ...uncertainty,
    ...inspected,
    rule: { id: rule?.id, guardFactor },
  }) as DecisionBody;
  // Both limits left empty are refused at their fields, not at a part that the reader does not see.
  return { ...body, limits: (compact(limits) ?? {}) as DecisionBody['limits'] };
}

const decision = (
  id: string,
  source: string,
  draft: Omit<DecisionDraft, 'given'> & { given?: UncertaintyGiven },
): Example<DecisionDraft> => ({ id, source, draft: { ...EMPTY_DECISION, ...draft } });

export const DECISION_EXAMPLES: readonly Example<DecisionDraft>[] = [
  decision('undetermined', 'JJF 1094', {
    value: '5.9',
    limits: { lower: '-6', upper: '6' },
    expandedUncertainty: '3',
    rule: { id: 'JJF_1094' },
  }),
  decision('passed', 'JJF 1094', {
    value: '3.0',
    limits: { lower: '-6', upper: '6' },
    expandedUncertainty: '3',
    rule: { id: 'JJF_1094' },
  }),
  decision('falseAccepts', 'ANSI/NCSL Z540.3', {
    value: '0.9',
    limits: { lower: '-1', upper: '1' },
    expandedUncertainty: '0.5',
    rule: { id: 'PFA_2' },
  }),
  decision('breakdown', 'JCGM 106 7.3.3', {
    value: '509.7',
    unit: 'kPa',
    limits: { lower: '490' },
    given: 'STANDARD',
    standardUncertainty: '8.6',
    rule: { id: 'SIMPLE' },
  }),
];
