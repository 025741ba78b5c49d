/** An answer as it was kept: verdict, codes and whatever else it told. */
export type Kept = Record<string, unknown>;

/** Why answers about what an earlier release recorded are others now: each a rule that came, and where it is told. */
export const NEW_RULES = {
  // RECORD.md section 7: a calibration states no conclusion; an item used at its nominal value is judged by its known
  // limits, and where none can be applied it is undecided until its owner confirms it.
  NOT_CONFIRMED: { takes: ['VALID', 'VALID_WITH_REMARKS'], to: 'UNDETERMINED' },
} as const;
export type NewRule = keyof typeof NEW_RULES;

/** The one new rule by which an answer is another than before; null: it is the same; else what no rule explains. */
export function explained(before: Kept, now: Kept): NewRule | null | { before: Kept; now: Kept } {
  if (same(before, now)) return null;
  const rule = (Object.keys(NEW_RULES) as NewRule[]).find((code) => same(before, without(code, before, now)));
  return rule ?? { before, now };
}

/** What would have been answered without a rule. */
function without(code: NewRule, before: Kept, now: Kept): Kept {
  const { takes, to } = NEW_RULES[code];
  const codes = ((now.codes ?? []) as string[]).filter((each) => each !== code);
  const taken = now.verdict === to && takes.some((verdict) => verdict === before.verdict);
  return { ...now, codes, verdict: taken ? before.verdict : now.verdict };
}

const same = (one: Kept, other: Kept): boolean => JSON.stringify(one) === JSON.stringify(other);
