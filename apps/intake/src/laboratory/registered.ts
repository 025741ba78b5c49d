import type { StateReader } from '../command/state-reader';

/** Absent is not unknown: a name that is not given need not be registered. */
export async function isRegistered(reader: StateReader, id: string | null | undefined): Promise<boolean> {
  return Boolean(id) && (await reader.laboratory(id!)).status === 'REGISTERED';
}
