import type { CivilDate, LocalText, QuantityRange, RatioBasis, RatioText } from '../vocabulary';

/** The greatest permissible ratio: `readRatio` reads `max`; `of` says of what. */
export interface MethodRatio {
  max: RatioText;
  of: RatioBasis;
}

/** Limits of the surroundings in which the method may be used; what is not limited is left out. */
export interface MethodEnvironment {
  temperature?: QuantityRange;
  humidity?: QuantityRange;
  pressure?: QuantityRange;
}

/**
 * Stream `method-<id>`: one version of a verification regulation (检定规程 JJG), a calibration specification
 * (校准规范 JJF) or an OIML recommendation. The id carries the year, so another version is another method.
 */
export interface MethodPublished {
  type: 'MethodPublished';
  data: {
    /** As certificates cite it: `JJG 99-2022`, `OIML R 111-1:2004`. */
    id: string;
    title: LocalText;
    validFrom: CivilDate;
    /** The last day in force. */
    validTo: CivilDate | null;
    /** The id of the version that came after. */
    replacedBy: string | null;
    /** What it demands of uncertainties; null where nothing is known. */
    ratio: MethodRatio | null;
    environment: MethodEnvironment | null;
    /** Observations it demands at each point; null where nothing is known. */
    observationsMin: number | null;
    /** Whether it demands that the surroundings be recorded; null where nothing is known. */
    recordsEnvironment: boolean | null;
    /** Where its figures stand; "(unconfirmed)" when nobody has seen them there. */
    source: string | null;
  };
}

export type MethodEvent = MethodPublished;
