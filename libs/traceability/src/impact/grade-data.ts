import type { ImpactGrade, RatioText } from '@suyuan/domain';

/** A ratio below `below` has this grade; the first that fits. */
export interface GradeThreshold {
  below: RatioText;
  grade: ImpactGrade;
}

/** The figures by which a shift is graded: data, so that another proposal needs no other code. */
export const GRADE_DATA: {
  thresholds: readonly GradeThreshold[];
  /** The grade of every ratio from the last threshold on. */
  otherwise: ImpactGrade;
  source: string;
} = {
  thresholds: [
    { below: '1/10', grade: 'NEGLIGIBLE' },
    { below: '1/3', grade: 'MINOR' },
  ],
  otherwise: 'MAJOR',
  // A third is what JJF 1094-2002, 5.3.1 leaves out of a verdict; no text demands either figure of an impact.
  source: '(proposal) 1/10 and 1/3 of MPEV, after ISO/IEC 17025:2017, 7.10.1 c and JJF 1094-2002, 5.3.1',
};
