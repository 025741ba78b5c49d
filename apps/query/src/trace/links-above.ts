import type { TraceLinkReply } from '@suyuan/contract';

/** Where the links from each certificate lead; null: a dead end, which is a link all the same. */
export type LinksUp = ReadonlyMap<string, readonly (string | null)[]>;

export function linksUp(links: readonly Pick<TraceLinkReply, 'from' | 'to'>[]): LinksUp {
  const up = new Map<string, (string | null)[]>();
  for (const { from, to } of links) {
    const known = up.get(from);
    if (known === undefined) up.set(from, [to]);
    else known.push(to);
  }
  return up;
}

/** How many links a walk up from a certificate goes along, each once; of more than `most` it is `most + 1`. */
export function linksAbove(certificate: string, up: LinksUp, most: number): number {
  const met = new Set([certificate]);
  let count = 0;
  // Members that are added on the way are come to as well.
  for (const id of met) {
    for (const to of up.get(id) ?? []) {
      if (++count > most) return count;
      if (to !== null) met.add(to);
    }
  }
  return count;
}
