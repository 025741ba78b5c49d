import { VERIFICATIONS, type CalibrationGraph, type DayFacts, type Trace } from '@suyuan/traceability';
import type { SetAside } from '../graph/set-aside';
import { doubted } from '../judging/doubted';
import type { StreamHistories } from '../judging/stream-histories';
import type { TraceJudge } from '../judging/trace-judge';
import { inSlices } from '../slices';
import { findingOutcomesOf } from './finding-outcomes';
import type { DaylessQuestion, OwnCertificates } from './own-certificates';

type Judged = Pick<DayFacts, 'trace' | 'impact'>;

/** What stands on each day that a question looks at. */
export class DayFactsReader {
  /** What is said of every day rests on these, whether a trace comes through them or not. */
  private readonly ownStreams: Set<string>;
  private readonly judged = new Map<string, Promise<Judged>>();

  constructor(
    private readonly question: DaylessQuestion,
    private readonly certificates: OwnCertificates,
    private readonly graph: CalibrationGraph,
    private readonly judge: TraceJudge,
    private readonly histories: StreamHistories,
    private readonly setAside: SetAside,
  ) {
    this.ownStreams = certificates.streams();
  }

  /** For a compulsory purpose the verification in force, where there is one, and what was found since. */
  async on(day: string, compulsory: boolean): Promise<DayFacts> {
    const verified = compulsory ? await this.verifiedOn(day) : null;
    if (verified !== null) return verified;
    const walked = await inSlices(this.graph.traceAssetInSteps({ ...this.question, on: day }));
    const judged = await this.judgeOnce(walked);
    const certificate = await this.certificates.standing(walked.start);
    const told = { certificate, ...judged, newer: this.newerThan(walked.start, day) };
    if (certificate === null || VERIFICATIONS.includes(certificate.kind)) return told;
    return { ...told, verification: await this.certificates.verificationBy(day) };
  }

  private async verifiedOn(day: string): Promise<DayFacts | null> {
    const among = 'VERIFICATIONS';
    const walked = await inSlices(this.graph.traceAssetInSteps({ ...this.question, on: day, among }));
    const certificate = await this.certificates.standing(walked.start);
    if (certificate === null) return null;
    const judged = await this.judgeOnce(walked);
    const calibrationsSince = await this.certificates.calibrationsSince(certificate, day);
    // What calibrations failed is told with what else they found.
    const newer = this.newerThan(walked.start, day).filter(
      (each) => each.how !== 'FAILED' || !calibrationsSince.some(({ id }) => id === each.certificate),
    );
    return { certificate, calibrationsSince, ...judged, newer };
  }

  private newerThan(start: string | null, on: string): NonNullable<DayFacts['newer']> {
    return start === null ? [] : this.graph.newerFindings(start, { ...this.question, on });
  }

  /** The same for one certificate of the asset, whether or not it is in force on the day. */
  async ofCertificate(id: string, day: string): Promise<DayFacts> {
    const { knownAt } = this.question;
    const walked = await inSlices(this.graph.traceCertificateInSteps({ certificate: id, knownAt, on: day }));
    const judged = await this.judgeOnce(walked);
    const certificate = await this.certificates.standing(id);
    if (certificate === null || VERIFICATIONS.includes(certificate.kind)) return { certificate, ...judged };
    return { certificate, verification: await this.certificates.verificationBy(day), ...judged };
  }

  /** From day to day the trace of one certificate differs only in what the walk finds about its start. */
  private judgeOnce(walked: Trace): Promise<Judged> {
    const key = JSON.stringify([walked.start, walked.findings]);
    const known = this.judged.get(key);
    if (known !== undefined) return known;
    const judged = this.judgeTrace(walked);
    this.judged.set(key, judged);
    return judged;
  }

  private async judgeTrace(walked: Trace): Promise<Judged> {
    const judged = await this.judge.judge(walked, this.setAside);
    const impact = await findingOutcomesOf(judged, this.histories, this.judge, this.setAside);
    const doubtful = this.setAside.touches(this.ownStreams, walked.knownAt);
    return { trace: doubtful ? doubted(judged) : judged, impact };
  }
}
