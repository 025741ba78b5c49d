/** Named maxima of the wire. One more is refused with a code; each stands with the reason for its size. */

/** Ids end up in URLs, stream names and Kafka keys, so they stay short and plain. */
export const MAX_ID_LENGTH = 64;
/** Numbers of certificates, scopes and authorisations as printed; the longest seen has 40 characters. */
export const MAX_NUMBER_LENGTH = 128;
/** Names of organizations and instruments, manufacturers, models, serial numbers. */
export const MAX_NAME_LENGTH = 200;
/** Free text that explains: reasons and notes. About one printed page. */
export const MAX_REASON_LENGTH = 2_000;
/** Media types are two names of at most 127 characters (RFC 6838). */
export const MAX_MEDIA_TYPE_LENGTH = 255;
/** Codes of quantities, units, levels and marks. */
export const MAX_CODE_LENGTH = 64;
/** A multi-function calibrator has some dozens of functions and ranges on one certificate. */
export const MAX_RESULTS = 200;
/** A full temperature or frequency sweep; several of them still fit into one body. */
export const MAX_POINTS = 2_000;
/** Standards used for one result. */
export const MAX_REFERENCES = 64;
/** Readings behind one point: regulations ask for three to ten, capability studies for some dozens. */
export const MAX_OBSERVATIONS = 100;
export const MAX_METHODS = 64;
/** Units of one quantity in common use, and kinds of services it is measured for. */
export const MAX_UNITS = 32;
export const MAX_KINDS = 32;
/** Orders, reports and the customer's own: a handful. */
export const MAX_OTHER_NUMBERS = 16;
/** Every screw of a meter, each with a seal of its own. */
export const MAX_SEALS = 64;
/** Three roles, and a team in each. */
export const MAX_SIGNATORIES = 16;
/** A reference function of ITS-90 has sixteen; splines of spectra some dozens. */
export const MAX_COEFFICIENTS = 64;
/** Every pair of so many coefficients, and each with itself. */
export const MAX_COVARIANCES = (MAX_COEFFICIENTS * (MAX_COEFFICIENTS + 1)) / 2;
/** An equation as it is printed on a line or two. */
export const MAX_EQUATION_LENGTH = 500;
/** Nobody amends a certificate a thousand times. */
export const MAX_REVISION = 999;
/** Keys of one organization: one for each signing system, and their successors. */
export const MAX_PUBLIC_KEYS = 32;
export const MAX_MEASURANDS = 200;
/** Parts of one asset: a large set of gauge blocks has 122 pieces, a logger some hundred channels. */
export const MAX_PARTS = 500;
/** Organizations told of one finding in one message; more are told in several. */
export const MAX_NOTIFIED = 1_000;
/** The longest published CNAS scopes have some hundreds of lines; larger ones are granted in parts. */
export const MAX_SCOPE_LINES = 1_000;
/** The catalogue of compulsory items has 62 kinds; later ones may add to it. */
export const MAX_SCOPE_ITEMS = 200;
/** Units of one department that an authorisation of form INTERNAL lists. */
export const MAX_SCOPE_MEMBERS = 1_000;
export const MAX_CMC_ROWS = 200;
/** A matrix of twenty values and fifty frequencies. */
export const MAX_CMC_CELLS = 1_000;
/** A formula of a scope stands on one line; it is worked out in decimals at every point. */
export const MAX_CMC_EXPRESSION_LENGTH = 200;
/** Axes of one result beside its value. */
export const MAX_PARAMETERS = 16;
/** Weights of one kind in one load: those of a truck scale are a few dozen. */
export const MAX_TIMES = 1_000;
/** One parameter as it is written in an address. */
export const MAX_PARAMETER_TEXT = 160;
/** National verification schemes have three to eight levels. */
export const MAX_LEVELS = 64;
export const MAX_EDGES = 512;
/** A hundred years: beyond that it is a slip of the pen. */
export const MAX_MONTHS = 1_200;
export const MAX_ORDINAL = 1_000;
/** Pages of lists: an answer stays under a megabyte. */
export const MAX_PAGE = 200;
export const DEFAULT_PAGE = 50;
/** Certificates of a trace whose state is told: as many as the rows of a page, which are judged alike. */
export const TRACED_STATUSES_MAX = 200;
/** Links above all of them together, but for those above the start: seconds where each stands on thousands. */
export const TRACED_STATUS_LINKS_MAX = 20_000;
/** Positions have at most 15 digits, so they are exact as JSON numbers. */
export const MAX_POSITION_DIGITS = 15;
/** Search text: longer than any name or number there is to find. */
export const MAX_QUERY_LENGTH = 200;
/** Cursors are made by the service; a longer one was not. */
export const MAX_CURSOR_LENGTH = 512;
/** Parts b of a limit ±(a + b·x): of the reading and of the full scale, with room. */
export const MAX_LINEAR_PARTS = 4;
/** Rows of a table of limits. */
export const MAX_LIMIT_ROWS = 64;
