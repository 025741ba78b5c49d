import { Injectable } from '@nestjs/common';
import type { Lru } from '@suyuan/platform';
import {
  ReadModel,
  type AssetDigest,
  type CertificateDigest,
  type OrganizationDigest,
} from '@suyuan/read-model';
import { Memories } from '../memory/memories';

/** Certificates remembered: the trunk that is asked for again and again; about half a kilobyte each. */
export const CERTIFICATE_DIGESTS_MAX = 50_000;
export const ASSET_DIGESTS_MAX = 20_000;
export const ORGANIZATION_DIGESTS_MAX = 10_000;
/** Read with one look at the tables. */
export const DIGESTS_AT_ONCE = 250;

/**
 * What answers show of certificates, assets and organizations. All three are immutable once recorded (the
 * resolved asset of a certificate is not, and is asked of the graph), so a hot trace makes no round trip.
 */
@Injectable()
export class Digests {
  private readonly certificateCache;
  private readonly assetCache;
  private readonly organizationCache;

  constructor(
    private readonly readModel: ReadModel,
    memories: Memories,
  ) {
    this.certificateCache = memories.lru<string, CertificateDigest>(CERTIFICATE_DIGESTS_MAX);
    this.assetCache = memories.lru<string, AssetDigest>(ASSET_DIGESTS_MAX);
    this.organizationCache = memories.lru<string, OrganizationDigest>(ORGANIZATION_DIGESTS_MAX);
  }

  certificates(ids: Iterable<string>): Promise<Map<string, CertificateDigest>> {
    return remember(this.certificateCache, ids, (missing) => this.readModel.certificateDigests(missing));
  }

  assets(ids: Iterable<string>): Promise<Map<string, AssetDigest>> {
    return remember(this.assetCache, ids, (missing) => this.readModel.assetDigests(missing));
  }

  organizations(ids: Iterable<string>): Promise<Map<string, OrganizationDigest>> {
    return remember(this.organizationCache, ids, (missing) => this.readModel.organizationDigests(missing));
  }
}

/** Finds each id in the cache, else asks for all missing ones at once. Ids nobody knows are absent. */
async function remember<V>(
  cache: Lru<string, V>,
  ids: Iterable<string>,
  load: (ids: string[]) => Promise<Map<string, V>>,
): Promise<Map<string, V>> {
  const found = new Map<string, V>();
  const missing = new Set<string>();
  for (const id of ids) {
    const known = cache.get(id);
    if (known === undefined) missing.add(id);
    else found.set(id, known);
  }
  const { generation } = cache;
  const wanted = [...missing];
  for (let start = 0; start < wanted.length; start += DIGESTS_AT_ONCE) {
    for (const [id, value] of await load(wanted.slice(start, start + DIGESTS_AT_ONCE))) {
      cache.set(id, value, generation);
      found.set(id, value);
    }
  }
  return found;
}
