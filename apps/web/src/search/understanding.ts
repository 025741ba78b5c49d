import type { AssetListItemReply } from '../api/generated';

/** What a search text was taken for. */
export type Understood = 'link' | 'chinese-name' | 'number' | 'words' | 'nothing';

export interface Understanding {
  kind: Understood;
  /** What is asked of the ledger. */
  query: string;
  /** A page of this product that the text is the address of. */
  path: string | null;
}

const PAGES = /^\/(assets|certificates)\/[^/]+/;

/** Reads the search box: an address from a label or a colleague, a name in Chinese, a number, or words. */
export function understand(text: string): Understanding {
  const query = text.trim();
  if (query === '') return { kind: 'nothing', query, path: null };
  const address = addressOf(query);
  if (address) {
    const number = address.searchParams.get('number');
    if (PAGES.test(address.pathname)) return { kind: 'link', query, path: address.pathname + address.search };
    if (number) return { kind: 'number', query: number, path: null };
  }
  if (/\p{Script=Han}/u.test(query)) return { kind: 'chinese-name', query, path: null };
  return { kind: /\d/.test(query) ? 'number' : 'words', query, path: null };
}

function addressOf(text: string): URL | null {
  if (!/^(https?:\/\/|\/)/.test(text)) return null;
  return URL.canParse(text, 'http://suyuan.invalid') ? new URL(text, 'http://suyuan.invalid') : null;
}

/** Where an asset of the answer holds the text. */
export type Match = 'id' | 'serialNumber' | 'certificate' | 'name' | 'maker' | 'other';

export function matchOf(item: AssetListItemReply, query: string): Match {
  const sought = query.toLowerCase();
  const has = (text: string | null | undefined) => text?.toLowerCase().includes(sought) === true;
  if (item.id.toLowerCase() === sought) return 'id';
  if (has(item.serialNumber)) return 'serialNumber';
  if (has(item.newestCertificate?.number)) return 'certificate';
  if (has(item.name.zh) || has(item.name.en)) return 'name';
  if (has(item.id)) return 'id';
  if (has(item.manufacturer) || has(item.model)) return 'maker';
  // The ledger also finds certificates that are no longer the newest of their asset.
  return 'other';
}

/** How often each kind of match occurs, the most frequent first. */
export function matchCounts(items: AssetListItemReply[], query: string): [Match, number][] {
  const counts = new Map<Match, number>();
  for (const item of items) {
    const match = matchOf(item, query);
    counts.set(match, (counts.get(match) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
