import { HANDLE_PREFIX } from '../access/handles';

/** Ids kept of one answer; `count` tells how many records it held. */
export const RESOURCES_KEPT_MAX = 100;

export interface Resources {
  ids: string[];
  count: number;
}

/** What a streamed answer holds, told by whoever streams it: its items are gone when they are sent. */
const STREAMED = new WeakMap<object, Resources>();

export function streaming<T extends object>(stream: T, held: Resources): T {
  STREAMED.set(stream, held);
  return stream;
}

/** The records an answer tells of: the one asked for, the items of a list, the certificates of a chain. */
export function resourcesOf(asked: string | null, answer: unknown): Resources {
  const ids = new Set<string>();
  if (asked !== null) ids.add(asked);
  if (typeof answer === 'object' && answer !== null) {
    const streamed = STREAMED.get(answer);
    if (streamed !== undefined) {
      for (const id of streamed.ids) ids.add(id);
      return { ids: [...ids].slice(0, RESOURCES_KEPT_MAX), count: streamed.count };
    }
    const { items, certificates } = answer as { items?: unknown; certificates?: unknown };
    if (Array.isArray(items)) for (const item of items) addItem(item, ids);
    if (typeof certificates === 'object' && certificates !== null)
      for (const id of Object.keys(certificates)) ids.add(id);
  }
  const named = [...ids].filter((id) => !id.startsWith(HANDLE_PREFIX));
  return { ids: named.slice(0, RESOURCES_KEPT_MAX), count: ids.size };
}

function addItem(item: unknown, ids: Set<string>): void {
  if (typeof item !== 'object' || item === null) return;
  const { id, certificate, asset } = item as Record<string, unknown>;
  for (const value of id === undefined ? [certificate, asset] : [id])
    if (typeof value === 'string') ids.add(value);
}
