import { certificateStream, laboratoryStream } from '@suyuan/domain';
import type { CertificateReading, ReadModel } from '@suyuan/read-model';
import type { Visibility } from '../graph/visibility';
import { NAMEPLATES, type Changes } from '../memory/changes';
import type { Memories } from '../memory/memories';

/** Certificates whose reading is remembered: those that are asked for again and again. */
export const CERTIFICATE_READINGS_MAX = 50_000;

/**
 * What rights on certificates rest on: it changes with their issuer and, where one was posted with a nameplate, with
 * any registration, and with nothing else.
 */
export class CertificateReadings {
  private readonly cache;

  constructor(
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
    private readonly changes: Changes,
    memories: Memories,
  ) {
    this.cache = memories.lru<string, { reading: CertificateReading; upTo: number }>(
      CERTIFICATE_READINGS_MAX,
    );
  }

  /** null: nothing that still holds is remembered. */
  remembered(certificate: string): CertificateReading | null {
    const known = this.cache.get(certificate);
    if (known === undefined || this.changes.since(restsOn(known.reading), known.upTo)) return null;
    return known.reading;
  }

  /** Reads again; null: the tables do not know it. */
  async read(certificate: string): Promise<CertificateReading | null> {
    const { generation } = this.cache;
    const upTo = this.visibility.visible;
    const reading = (await this.readModel.certificateReadings([certificate])).get(certificate) ?? null;
    if (reading !== null) this.cache.set(certificate, { reading, upTo }, generation);
    return reading;
  }
}

function restsOn({ id, issuer, asset }: CertificateReading): string[] {
  const own = [certificateStream(id), laboratoryStream(issuer)];
  return asset === null ? [...own, NAMEPLATES] : own;
}
