/** Numbers that stand for what is not there, and the flags of the columns. */

/** The position of what is not known yet: after every position there is. */
export const NEVER = 0x7fffffff;
export const NONE = -1;

export const REFERENCE_FLAGS = {
  MAIN: 1,
  DOCUMENT_LEVEL: 2,
  EXTERNAL: 4,
  /** The reference states the range of it that was used. */
  STATED_RANGE: 8,
  CITES_NUMBER: 16,
  /** It is of the quantity of the result that names it, so what the result asks is asked of it. */
  SAME_QUANTITY: 32,
} as const;

export const CERTIFICATE_FLAGS = {
  REALIZATION: 1,
  REVOKED: 2,
  REPLACED: 4,
  COMPARISON: 8,
  /** Copied from paper by the owner of the asset. */
  TRANSCRIBED: 16,
  /** The certificate of a reference material. */
  MATERIAL: 32,
  /** It was disputed or suspended at some time. */
  QUESTIONED: 64,
} as const;

/** No row of its own: what a result asks is what it covers. */
export const ITS_RANGE = -1;
/** A result that asks for no value, as one at the natural zero alone does. */
export const NO_RANGE = -2;
