/** SQL: a position after every one there is, for questions that have no `knownAt`. */
export const EVERYTHING_KNOWN = '9007199254740991';
