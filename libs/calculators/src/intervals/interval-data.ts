/** Figures that the methods rest on. Each names where it comes from; a laboratory may settle others. */

export interface Figure {
  value: string;
  source: string;
}

/** As found within this part of the MPE, an interval may grow. */
export const STAIRCASE_LENGTHEN_WITHIN: Figure = {
  value: '0.8',
  source: 'ILAC-G24:2022 / OIML D 10, method 1 (unconfirmed)',
};
/** How much it grows. ILAC-G24 leaves the step to the laboratory. */
export const STAIRCASE_LENGTHEN_FACTOR: Figure = {
  value: '1.25',
  source: 'house value; ILAC-G24:2022 leaves the step to the laboratory',
};
/** Found outside the MPE, it shrinks to this part: faster than it grows, so that trust is lost sooner than won. */
export const STAIRCASE_SHORTEN_FACTOR: Figure = {
  value: '0.5',
  source: 'house value; ILAC-G24:2022 leaves the step to the laboratory',
};
/** Probability with which the error stays within the MPE until the end of an interval from a control chart. */
export const CONTROL_CHART_PROBABILITY: Figure = {
  value: '0.95',
  source: 'ILAC-G24:2022, method 2: drift and scatter; the probability is a house value',
};
/** A drift is not believed further than this many times the longest interval that was seen. */
export const CONTROL_CHART_EXTRAPOLATION: Figure = { value: '2', source: 'house value' };

/** Ten years: no interval is longer, whatever the figures say. */
export const MAX_INTERVAL_DAYS = 3_652;
/** As many instruments as one reliability test speaks of. */
export const MAX_TESTED = 100_000;
export const MAX_AS_FOUND = 2_000;
/** Fewer points show no scatter about a line. */
export const MIN_CHART_POINTS = 3;
export const MAX_CHART_POINTS = 500;
