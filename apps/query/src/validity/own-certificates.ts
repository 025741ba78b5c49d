import { certificateStream, type CertificateKind, type Conclusion } from '@suyuan/domain';
import type { CertificateDigest, StreamEvent } from '@suyuan/read-model';
import {
  FactsMissing,
  present,
  VERIFICATIONS,
  type AssetTraceQuestion,
  type CalibrationGraph,
  type GapCode,
  type StandingCertificate,
} from '@suyuan/traceability';
import { addAsset } from '../judging/rests-on';
import type { StreamHistories } from '../judging/stream-histories';

/** Of a question about an asset, what stays the same from day to day. */
export type DaylessQuestion = Omit<AssetTraceQuestion, 'on'>;

/** The certificates of one asset as they stand at the position of a question. Looked up when asked for, then kept. */
export class OwnCertificates {
  private readonly byId: Map<string, CertificateDigest>;

  /** @param digests every certificate of the asset known at the position, the newest first */
  constructor(
    private readonly digests: readonly CertificateDigest[],
    private readonly question: DaylessQuestion,
    private readonly graph: CalibrationGraph,
    private readonly histories: StreamHistories,
  ) {
    this.byId = new Map(digests.map((digest) => [digest.id, digest]));
  }

  digest(id: string | null): CertificateDigest | null {
    return id === null ? null : (this.byId.get(id) ?? null);
  }

  /** Of the asset and of all its certificates: what is in force is decided from them. */
  streams(): Set<string> {
    const streams = new Set(this.digests.map(({ id }) => certificateStream(id)));
    addAsset(streams, this.question.asset);
    return streams;
  }

  async standing(id: string | null): Promise<StandingCertificate | null> {
    if (id === null) return null;
    const digest = present(this.byId.get(id), `certificate ${id} of asset ${this.question.asset}`);
    return this.standingOf(digest, await this.historyOf(id));
  }

  /** The latest verification by a day that covers what is asked, admitted, neither void nor replaced. */
  async verificationBy(day: string): Promise<StandingCertificate | null> {
    for (const digest of this.digests) {
      if (!isVerification(digest) || digest.performedOn > day) continue;
      if (!this.isAdmitted(digest.id, this.question.quantity)) continue;
      const history = await this.historyOf(digest.id);
      if (this.holds(digest.id, history) && this.covers(digest.id)) {
        return this.standingOf(digest, history);
      }
    }
    return null;
  }

  /** Calibrations after a verification and up to a day, of the quantity asked, admitted, neither void nor replaced. */
  async calibrationsSince(
    { id, performedOn }: StandingCertificate,
    day: string,
  ): Promise<StandingCertificate[]> {
    const since: StandingCertificate[] = [];
    for (const digest of this.digests) {
      if (digest.id === id || !isCalibration(digest)) continue;
      if (digest.performedOn < performedOn || digest.performedOn > day) continue;
      if (!this.isAdmitted(digest.id, this.question.quantity)) continue;
      const history = await this.historyOf(digest.id);
      if (this.holds(digest.id, history)) since.unshift(this.standingOf(digest, history));
    }
    return since;
  }

  /** When the asset was first verified as new: failed, void, replaced and strangers' ones do not count. */
  async initiallyVerifiedOn(): Promise<string | null> {
    for (const digest of this.digests.toReversed()) {
      if (digest.kind !== 'INITIAL_VERIFICATION' || digest.conclusion === 'FAIL') continue;
      if (!this.isAdmitted(digest.id)) continue;
      if (this.holds(digest.id, await this.historyOf(digest.id))) return digest.performedOn;
    }
    return null;
  }

  private isAdmitted(id: string, quantity?: string): boolean {
    return this.graph.isAdmitted(id, this.question.knownAt, quantity);
  }

  private holds(id: string, history: readonly StreamEvent[]): boolean {
    if (history.some(isVoiding)) return false;
    return !this.graph.isReplaced(id, this.question.knownAt);
  }

  /** Whether the walk finds something of a certificate itself. */
  private isFound(id: string, wanted: GapCode): boolean {
    const { findings } = this.graph.traceCertificate({ certificate: id, knownAt: this.question.knownAt });
    return findings.some(({ code, at }) => code === wanted && at.from === id && at.to === null);
  }

  private standingOf(digest: CertificateDigest, history: readonly StreamEvent[]): StandingCertificate {
    const { id, performedOn, validUntil } = digest;
    const suspensions = history.flatMap((event) =>
      event.type === 'CertificateSuspended'
        ? [{ id: event.data.id, from: event.data.from, to: event.data.to }]
        : [],
    );
    return {
      id,
      kind: digest.kind as CertificateKind,
      conclusion: digest.conclusion as Conclusion,
      performedOn,
      validUntil,
      withdrawnFrom: withdrawnFromOf(history),
      suspensions,
      ...recordedOf(history),
      unconfirmed: isTranscribed(history) && this.isFound(id, 'NOT_CONFIRMED_BY_ISSUER'),
    };
  }

  private covers(id: string): boolean {
    const { quantity, range, part = null, knownAt } = this.question;
    return this.graph.certificateCovers(id, quantity, range, knownAt, part);
  }

  private async historyOf(id: string): Promise<StreamEvent[]> {
    const { knownAt } = this.question;
    const events = await this.histories.of([certificateStream(id)], knownAt);
    if (!events.some(({ type }) => type === 'CalibrationRecorded'))
      throw new FactsMissing([`certificate ${id}`]);
    return events;
  }
}

function isVerification({ kind }: CertificateDigest): boolean {
  return VERIFICATIONS.includes(kind as CertificateKind);
}

const CALIBRATIONS: readonly string[] = ['CALIBRATION', 'IN_HOUSE'];

function isCalibration({ kind }: CertificateDigest): boolean {
  return CALIBRATIONS.includes(kind);
}

function isVoiding(event: StreamEvent): boolean {
  return event.type === 'CertificateRevoked' && event.data.effect === 'VOID';
}

/** The earliest day from which a certificate is withdrawn; null when it is not. */
function withdrawnFromOf(history: readonly StreamEvent[]): string | null {
  const days = history.flatMap((event) => {
    if (event.type !== 'CertificateRevoked') return [];
    const { effect, effectiveFrom } = event.data;
    return effect === 'WITHDRAWN' && effectiveFrom !== null ? [effectiveFrom] : [];
  });
  return days.sort()[0] ?? null;
}

function recordedOf(history: readonly StreamEvent[]): Pick<StandingCertificate, 'recorded'> {
  const event = history.find(({ type }) => type === 'CalibrationRecorded');
  return event?.type === 'CalibrationRecorded' ? { recorded: event.data } : {};
}

function isTranscribed(history: readonly StreamEvent[]): boolean {
  return history.some(
    (event) => event.type === 'CalibrationRecorded' && event.data.transcribed !== undefined,
  );
}
