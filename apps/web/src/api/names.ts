import type { NamesReply } from './generated';

const NOTHING: NamesReply = { organizations: {}, regions: {} };

let known = NOTHING;
const listeners = new Set<() => void>();

/**
 * Keeps what an answer calls the codes in it. Every answer tells the names of its own codes and names never change, so
 * what one answer said holds for the others, too.
 */
export function learnNames(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null || !('names' in answer)) return;
  const { organizations, regions } = answer.names as NamesReply;
  const isNew =
    Object.keys(organizations).some((id) => !(id in known.organizations)) ||
    Object.keys(regions).some((code) => !(code in known.regions));
  if (!isNew) return;
  known = {
    organizations: { ...known.organizations, ...organizations },
    regions: { ...known.regions, ...regions },
  };
  for (const listener of listeners) listener();
}

/** What was told to one reader is forgotten when another one sits down. */
export function forgetNames(): void {
  known = NOTHING;
  for (const listener of listeners) listener();
}

export function knownNames(): NamesReply {
  return known;
}

export function onNames(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
