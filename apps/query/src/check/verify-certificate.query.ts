import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { civilDateOf, Clock } from '@suyuan/platform';
import { ReadModel, type PublicVerificationRecord } from '@suyuan/read-model';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { TraceJudge } from '../judging/trace-judge';
import { lifecycleOf } from '../validity/own-history';
import { unknownVerification, verifyPublicly, type PublicVerification } from './verification.state';

/** What is printed on the paper or the nameplate. */
export type PublicLookup =
  { issuer: string; number: string } | { serialNumber: string; manufacturer: string };

/** "Is this certificate genuine and in force today?" The one question without a stated day: the answer states it. */
export class VerifyCertificate {
  constructor(readonly lookup: PublicLookup) {}
}

@QueryHandler(VerifyCertificate)
export class VerifyCertificateHandler implements IQueryHandler<VerifyCertificate, PublicVerification> {
  constructor(
    private readonly readModel: ReadModel,
    private readonly keeper: GraphKeeper,
    private readonly judge: TraceJudge,
    private readonly visibility: Visibility,
    private readonly clock: Clock,
  ) {}

  async execute({ lookup }: VerifyCertificate): Promise<PublicVerification> {
    const on = civilDateOf(this.clock.now());
    const knownAt = this.visibility.visible;
    const candidates = await this.find(lookup);
    const known = candidates.filter((record) =>
      this.keeper.graph.knowsCertificate(record.certificate, knownAt),
    );
    const answers: PublicVerification[] = [];
    for (const record of known) {
      const answer = await this.verify(record, on, knownAt);
      // Newest first: one that never held, or was replaced, does not stand for an instrument that has a better one.
      if (answer.verdict !== 'REVOKED' && answer.verdict !== 'SUPERSEDED') return answer;
      answers.push(answer);
    }
    return answers[0] ?? unknownVerification(on);
  }

  private async find(lookup: PublicLookup): Promise<PublicVerificationRecord[]> {
    if ('serialNumber' in lookup) {
      return this.readModel.verifyBySerial(lookup.serialNumber, lookup.manufacturer);
    }
    const record = await this.readModel.verifyByNumber(lookup.issuer, lookup.number);
    return record === null ? [] : [record];
  }

  private async verify(
    record: PublicVerificationRecord,
    on: string,
    knownAt: number,
  ): Promise<PublicVerification> {
    const certificate = await this.readModel.findCertificate(record.certificate, knownAt);
    const asset = record.asset === null ? null : await this.readModel.findAsset(record.asset, knownAt);
    const trace = this.keeper.graph.traceCertificate({ certificate: record.certificate, knownAt });
    return verifyPublicly(on, {
      record,
      certificateHistory: certificate?.history ?? [],
      lifecycle: lifecycleOf(asset?.history ?? []),
      restricted: asset?.asset.visibility === 'RESTRICTED',
      trace: await this.judge.judge(trace),
    });
  }
}
