import type { StatusReply } from '@suyuan/contract';
import type { AssetRegistered } from '@suyuan/domain';
import type { AssetListItem, HistoryEntry, Reader } from '@suyuan/read-model';
import type { Status } from '@suyuan/traceability';
import { answerStatus } from '../status/status.answer';
import type { Level, Relation } from '../access/access-matrix';
import { oversees } from '../access/policy';

type Asset = AssetRegistered['data'];

/** How much somebody reads, whatever it is of. */
export interface Seen {
  reader: Reader;
  relation: Relation;
  level: Level;
}

/** An asset as shown: what is not for the reader is null. */
export type ShownAsset = Omit<Asset, 'serialNumber' | 'owner'> & {
  serialNumber: string | null;
  owner: string | null;
};

/**
 * Of a standard of others what is public: tier, examination and dates, and its owner, for it serves the public. Of what
 * the reader certified, what stood before it: the nameplate, not whose it is.
 */
export function partAsset({ level, relation }: Seen, asset: Asset): ShownAsset {
  if (level === 'FULL') return asset;
  const { id, kind, tier, name, region, measurands, schemeLevel, visibility, owner } = asset;
  const isPublic = relation === 'PUBLIC_STANDARD';
  const seen = relation === 'ISSUED';
  return {
    id,
    kind,
    tier,
    name,
    manufacturer: seen ? asset.manufacturer : null,
    model: seen ? asset.model : null,
    serialNumber: seen ? asset.serialNumber : null,
    owner: isPublic ? owner : null,
    region: isPublic ? region : null,
    measurands,
    schemeLevel,
    usage: null,
    visibility,
  };
}

/** What of a history is public of a standard, and what whoever is affected by a case did about it. */
const PUBLIC_EVENTS: readonly string[] = ['AssetExamined'];
const OWN_EVENTS: readonly string[] = ['ImpactCaseAssessed'];

/** What a reader sees of a history: not which person of another house acted, and of others what is public. */
export function partHistory({ reader, level }: Seen, history: readonly HistoryEntry[]): HistoryEntry[] {
  if (reader.role === 'admin' || oversees(reader)) return [...history];
  return history.flatMap((entry) => {
    const own = reader.organization !== null && entry.actor.organization === reader.organization;
    const shown = PUBLIC_EVENTS.includes(entry.type) || (own && OWN_EVENTS.includes(entry.type));
    if (level !== 'FULL' && !shown) return [];
    return [own ? entry : { ...entry, actor: { ...entry.actor, subject: '' } }];
  });
}

/** A row of the ledger as shown, with its state as of today. */
export type ShownListItem = Omit<AssetListItem, 'serialNumber' | 'owner'> & {
  serialNumber: string | null;
  owner: string | null;
  status: StatusReply | null;
};

/** Of others' standards the state is public; what it comes from is not. */
export function partStatus({ level }: Pick<Seen, 'level'>, status: Status | null): StatusReply | null {
  if (status === null) return null;
  const answered = answerStatus(status);
  return level === 'FULL' ? answered : { ...answered, reason: null, link: null };
}

export function partListItem(
  { level }: Pick<Seen, 'level'>,
  item: AssetListItem,
  judged: Status | null,
): ShownListItem {
  const status = partStatus({ level }, judged);
  if (level === 'FULL') return { ...item, status };
  return { ...item, manufacturer: null, model: null, serialNumber: null, status };
}
