/** A row of a page as the lines of the whole answer have it. */
export function withoutStatus<T extends { status: unknown }>(row: T): Omit<T, 'status'> {
  const { status: _, ...rest } = row;
  return rest;
}
