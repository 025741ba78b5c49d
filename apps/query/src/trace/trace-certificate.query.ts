import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { TraceJudge } from '../judging/trace-judge';
import { ReadGate } from '../access/read-gate';
import type { TraceAnswer } from './trace.answer';
import { TraceReader } from './trace-reader';
import { TracedStatuses } from './traced-statuses';

/** "By which chains are the results of this certificate traceable?" */
export class TraceCertificate {
  constructor(
    readonly caller: Caller,
    readonly certificate: string,
    readonly knownAt: number,
    /** Whether the certificates tell their state. */
    readonly status: boolean,
  ) {}
}

@QueryHandler(TraceCertificate)
export class TraceCertificateHandler implements IQueryHandler<TraceCertificate, TraceAnswer> {
  constructor(
    private readonly gate: ReadGate,
    private readonly judge: TraceJudge,
    private readonly traces: TraceReader,
    private readonly statuses: TracedStatuses,
  ) {}

  async execute({ caller, certificate, knownAt, status }: TraceCertificate): Promise<TraceAnswer> {
    const route = 'GET /v1/certificates/:id/trace';
    const { reader } = await this.gate.toCertificate(caller, route, certificate, knownAt);
    const trace = await this.judge.traceCertificate({ certificate, knownAt });
    const answer = await this.traces.describe(reader, { certificate, knownAt }, trace);
    return status ? this.statuses.addTo(reader, answer) : answer;
  }
}
