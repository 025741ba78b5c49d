/** An answer as it was kept: verdict, codes and whatever else it told. */
export type Kept = Record<string, unknown>;

/** Why answers about what an earlier release recorded are others now: each a rule that came, and where it is told. */
export const NEW_RULES = {
  // RECORD.md section 7: a calibration states no conclusion; an item used at its nominal value is judged by its known
  // limits, and where none can be applied it is undecided until its owner confirms it.
  NOT_CONFIRMED: { takes: ['VALID', 'VALID_WITH_REMARKS'], to: 'UNDETERMINED' },
  // RECORD.md section 5: asked without a value, validity tells what of the registered range no certificate covers.
  RANGE_PARTLY_COVERED: { takes: ['VALID'], to: 'VALID_WITH_REMARKS' },
} as const;
export type NewRule = keyof typeof NEW_RULES;

const CODES = Object.keys(NEW_RULES) as NewRule[];
/** One rule after the other, then all together. */
const TOGETHER: readonly NewRule[][] = [...CODES.map((code) => [code]), CODES];

/** The new rules by which an answer is another than before; null: it is the same; else what no rule explains. */
export function explained(before: Kept, now: Kept): NewRule[] | null | { before: Kept; now: Kept } {
  if (same(before, now)) return null;
  return TOGETHER.find((codes) => same(before, without(codes, before, now))) ?? { before, now };
}

/** What would have been answered without some rules. */
function without(rules: readonly NewRule[], before: Kept, now: Kept): Kept {
  const told = (now.codes ?? []) as string[];
  const codes = told.filter((each) => !rules.some((code) => code === each));
  const taken = rules.some((code) => {
    const { takes, to } = NEW_RULES[code];
    return now.verdict === to && takes.some((verdict) => verdict === before.verdict);
  });
  return { ...now, codes, verdict: taken ? before.verdict : now.verdict };
}

const same = (one: Kept, other: Kept): boolean => JSON.stringify(one) === JSON.stringify(other);
