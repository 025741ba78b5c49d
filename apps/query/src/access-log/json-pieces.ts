/** Entries of a list or object that are written at once. */
export const PIECE_ENTRIES = 200;

/** What `JSON.stringify` makes of a plain object, in pieces: long lists and objects directly in it are cut. */
export function* jsonPieces(value: object): Generator<string> {
  let separator = '{';
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    if (member === undefined) continue;
    yield `${separator}${JSON.stringify(key)}:`;
    separator = ',';
    if (Array.isArray(member)) yield* listPieces(member);
    else if (isLongObject(member)) yield* objectPieces(member);
    else yield JSON.stringify(member);
  }
  yield separator === '{' ? '{}' : '}';
}

function* listPieces(list: readonly unknown[]): Generator<string> {
  yield '[';
  for (let start = 0; start < list.length; start += PIECE_ENTRIES) {
    const piece = JSON.stringify(list.slice(start, start + PIECE_ENTRIES)).slice(1, -1);
    yield start === 0 ? piece : `,${piece}`;
  }
  yield ']';
}

function isLongObject(member: unknown): member is Record<string, unknown> {
  return typeof member === 'object' && member !== null && Object.keys(member).length > PIECE_ENTRIES;
}

function* objectPieces(object: Readonly<Record<string, unknown>>): Generator<string> {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  yield '{';
  for (let start = 0; start < entries.length; start += PIECE_ENTRIES) {
    const piece = entries
      .slice(start, start + PIECE_ENTRIES)
      .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
      .join(',');
    yield start === 0 ? piece : `,${piece}`;
  }
  yield '}';
}
