import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QuantityValue, UsagePurpose } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type CertificateDigest } from '@suyuan/read-model';
import { judgeValidity, type Standing } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { Admission } from '../reading/admission';
import { chooseQuantity, rangeOfValue } from '../reading/question';
import {
  answerValidity,
  lifecycleOf,
  standingCertificate,
  withdrawnFromOf,
  type AnsweredValidity,
} from './validity.answer';

/** Certificates after the day asked whose withdrawals are looked up in search of `until`: the nearest ones. */
export const LATER_CERTIFICATES_MAX = 16;

/** What is asked about an asset: on a day, for a quantity (null: its only one) and value, for a purpose. */
export interface ValidityQuestion {
  quantity: string | null;
  value: QuantityValue | null;
  on: string;
  purpose: UsagePurpose | null;
  knownAt: number;
}

/** "May this asset be used on that day, for that purpose?" */
export class JudgeValidity {
  constructor(
    readonly caller: Caller,
    readonly asset: string,
    readonly question: ValidityQuestion,
  ) {}
}

@QueryHandler(JudgeValidity)
export class JudgeValidityHandler implements IQueryHandler<JudgeValidity, AnsweredValidity> {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly admission: Admission,
    private readonly readModel: ReadModel,
  ) {}

  async execute({ caller, asset, question: asked }: JudgeValidity): Promise<AnsweredValidity> {
    const { value, on, purpose, knownAt } = asked;
    await this.admission.toAsset(caller, asset, knownAt);
    const record = await this.readModel.findAsset(asset, knownAt);
    const measured = record?.asset.measurands.map((measurand) => measurand.quantity) ?? [];
    const quantity = chooseQuantity(asked.quantity, measured);
    const range = rangeOfValue(quantity, value);
    const traceOn = (day: string) =>
      this.keeper.graph.traceAsset({ asset, quantity, range, on: day, knownAt });

    const digests = await this.readModel.certificatesOfAsset(asset, knownAt);
    const byId = new Map(digests.map((digest) => [digest.id, digest]));
    const withdrawn = await this.withdrawalsOf(traceOn(on).start, digests, on, knownAt);
    const standingOn = (day: string): Standing => {
      const trace = traceOn(day);
      const digest = trace.start === null ? undefined : byId.get(trace.start);
      const certificate = digest ? standingCertificate(digest, withdrawn.get(digest.id) ?? null) : null;
      return { certificate, trace };
    };
    const judged = judgeValidity(on, purpose, {
      tier: record?.asset.tier ?? 'WORKING',
      usage: record?.asset.usage ?? null,
      lifecycle: lifecycleOf(record?.history ?? []),
      performedOn: digests.map((digest) => digest.performedOn),
      standingOn,
    });
    const start = judged.standing.certificate;
    const question = { asset, quantity, value, on, purpose, knownAt };
    return answerValidity(question, judged, start === null ? null : (byId.get(start.id) ?? null));
  }

  private async withdrawalsOf(
    start: string | null,
    digests: CertificateDigest[],
    on: string,
    knownAt: number,
  ): Promise<Map<string, string | null>> {
    const later = digests
      .filter((digest) => digest.performedOn > on)
      .sort((a, b) => (a.performedOn < b.performedOn ? -1 : 1))
      .slice(0, LATER_CERTIFICATES_MAX)
      .map((digest) => digest.id);
    const ids = start === null ? later : [start, ...later];
    const records = await Promise.all(ids.map((id) => this.readModel.findCertificate(id, knownAt)));
    return new Map(ids.map((id, index) => [id, withdrawnFromOf(records[index]?.history ?? [])]));
  }
}
