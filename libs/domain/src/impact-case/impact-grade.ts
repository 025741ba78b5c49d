/** How bad a shift is for a result that rests on it, the least first. VERDICT_CHANGES asks for a recall. */
export const IMPACT_GRADES = ['NEGLIGIBLE', 'MINOR', 'MAJOR', 'VERDICT_CHANGES'] as const;
export type ImpactGrade = (typeof IMPACT_GRADES)[number];
