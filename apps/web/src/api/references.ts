import type { AssetIdentityBody } from './generated';

/** An asset by its id, or by its nameplate until it is registered. */
export type AssetReference = string | AssetIdentityBody;

/** Whether a text stands for a record that the reader may not identify: a handle, which leads nowhere. */
export function isHandle(text: unknown): boolean {
  return typeof text === 'string' && text.startsWith('restricted:');
}
