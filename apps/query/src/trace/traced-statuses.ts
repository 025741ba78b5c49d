import { Injectable } from '@nestjs/common';
import { TRACED_STATUS_LINKS_MAX, TRACED_STATUSES_MAX, type TracedCertificateReply } from '@suyuan/contract';
import type { AssetReading, Reader } from '@suyuan/read-model';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import type { Level } from '../access/access-matrix';
import { oversees, relationToAsset } from '../access/policy';
import { Breath, BREATHE_AFTER } from '../slices';
import { AssetReadings } from '../access/asset-readings';
import { partStatus } from '../records/part-record';
import { StatusJudge } from '../status/status-judge';
import { linksAbove, linksUp } from './links-above';
import type { TraceAnswer } from './trace.answer';

/** The states of the certificates of a chain, for who asks: judging all of them costs more than the trace itself. */
@Injectable()
export class TracedStatuses {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly visibility: Visibility,
    private readonly readings: AssetReadings,
    private readonly statuses: StatusJudge,
  ) {}

  /** The answer with states as of now and today, whatever position and day it is about. */
  async addTo(reader: Reader, answer: TraceAnswer): Promise<TraceAnswer> {
    const knownAt = this.visibility.visible;
    const levels = await this.levelsOf(reader, answer, knownAt);
    const judged = await this.statuses.ofCertificates(levels.keys(), knownAt);
    // Without a prototype: an id may be any word, `__proto__` too.
    const certificates = Object.create(null) as Record<string, TracedCertificateReply>;
    const breath = new Breath();
    let added = 0;
    for (const [id, certificate] of Object.entries(answer.certificates)) {
      if ((added += 1) % BREATHE_AFTER === 0) await breath.now();
      const level = levels.get(id);
      const status = level === undefined ? null : partStatus({ level }, judged.get(id) ?? null);
      certificates[id] = { ...certificate, status };
    }
    return { ...answer, certificates };
  }

  /**
   * Of which certificates the reader is told the state, and how much of it: the first of the answer, as far as both
   * limits reach. Those that are withheld do not count, so that where it ends tells nothing of them.
   */
  private async levelsOf(
    reader: Reader,
    { certificates, links, start }: TraceAnswer,
    knownAt: number,
  ): Promise<Map<string, Level>> {
    // Whose it is may have been learnt since the position that the answer is about.
    const assetOf = new Map<string, string>();
    for (const id of Object.keys(certificates)) {
      const asset = this.keeper.graph.assetOfCertificate(id, knownAt);
      if (asset !== null) assetOf.set(id, asset);
    }
    const hidden = await this.readings.hiddenFrom(reader, assetOf.values());
    const bound = reader.role !== 'admin' && !oversees(reader);
    const readings = bound ? await this.readings.ofKnown(assetOf.values(), reader.today) : new Map();
    const levels = new Map<string, Level>();
    const up = linksUp(links);
    // Judging the start costs no more than the trace did.
    let left = TRACED_STATUS_LINKS_MAX;
    for (const [id, { issuer }] of Object.entries(certificates)) {
      if (levels.size === TRACED_STATUSES_MAX) break;
      const asset = assetOf.get(id) ?? '';
      if (hidden.has(asset)) continue;
      const issued = issuer !== null && issuer === reader.organization;
      const level = !bound || issued ? 'FULL' : levelOfBound(reader, readings.get(asset));
      if (level === 'NOT_FOUND') continue;
      if (id !== start) left -= linksAbove(id, up, left);
      if (left < 0) break;
      levels.set(id, level);
    }
    return levels;
  }
}

/** As records and lists tell it: of public standards of others the state and not what it comes from. */
function levelOfBound(reader: Reader, reading: AssetReading | undefined): Level {
  if (reading === undefined) return 'NOT_FOUND';
  const relation = relationToAsset(reader, reading);
  if (relation === 'OWN' || relation === 'ENTRUSTED') return 'FULL';
  return relation === 'PUBLIC_STANDARD' ? 'PART' : 'NOT_FOUND';
}
