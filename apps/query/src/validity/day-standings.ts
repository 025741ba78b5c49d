import { VERIFICATIONS, type CalibrationGraph, type Standing, type Trace } from '@suyuan/traceability';
import type { StreamHistories } from '../judging/stream-histories';
import type { TraceJudge } from '../judging/trace-judge';
import { impactStandingsOf } from './impact-standings';
import type { DaylessQuestion, OwnCertificates } from './own-certificates';

type Judged = Pick<Standing, 'trace' | 'impact'>;

/** What stands on each day that a question looks at. */
export class DayStandings {
  private readonly judged = new Map<string, Promise<Judged>>();

  constructor(
    private readonly question: DaylessQuestion,
    private readonly certificates: OwnCertificates,
    private readonly graph: CalibrationGraph,
    private readonly judge: TraceJudge,
    private readonly histories: StreamHistories,
  ) {}

  async on(day: string): Promise<Standing> {
    const walked = this.graph.traceAsset({ ...this.question, on: day });
    const judged = await this.judgeOnce(walked);
    const certificate = await this.certificates.standing(walked.start);
    if (certificate === null || VERIFICATIONS.includes(certificate.kind)) return { certificate, ...judged };
    return { certificate, verification: await this.certificates.verificationBy(day), ...judged };
  }

  /** The same for one certificate of the asset, whether or not it is in force on the day. */
  async ofCertificate(id: string, day: string): Promise<Standing> {
    const { knownAt } = this.question;
    const judged = await this.judgeOnce(this.graph.traceCertificate({ certificate: id, knownAt, on: day }));
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
    const trace = await this.judge.judge(walked);
    return { trace, impact: await impactStandingsOf(trace, this.histories, this.judge) };
  }
}
