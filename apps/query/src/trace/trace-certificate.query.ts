import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { TraceJudge } from '../judging/trace-judge';
import { Admission } from '../reading/admission';
import type { TraceAnswer } from './trace.answer';
import { TraceReader } from './trace-reader';

/** "By which chains are the results of this certificate traceable?" */
export class TraceCertificate {
  constructor(
    readonly caller: Caller,
    readonly certificate: string,
    readonly knownAt: number,
  ) {}
}

@QueryHandler(TraceCertificate)
export class TraceCertificateHandler implements IQueryHandler<TraceCertificate, TraceAnswer> {
  constructor(
    private readonly admission: Admission,
    private readonly judge: TraceJudge,
    private readonly reader: TraceReader,
  ) {}

  async execute({ caller, certificate, knownAt }: TraceCertificate): Promise<TraceAnswer> {
    await this.admission.toCertificate(caller, certificate, knownAt);
    const trace = await this.judge.traceCertificate({ certificate, knownAt });
    return this.reader.describe(caller, { certificate, knownAt }, trace);
  }
}
