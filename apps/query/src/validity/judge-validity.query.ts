import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QuantityValue, UsagePurpose } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel } from '@suyuan/read-model';
import { judgeValidity, type Standing } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { addAsset } from '../judging/rests-on';
import { StreamHistories } from '../judging/stream-histories';
import { TraceJudge } from '../judging/trace-judge';
import { Admission } from '../reading/admission';
import { chooseQuantity, rangeOfValue } from '../reading/question';
import { DayStandings } from './day-standings';
import { OwnCertificates } from './own-certificates';
import { examinationsOf, lifecycleOf, nonconformitiesOf, registrationOf } from './own-history';
import { answerValidity, type AnsweredValidity } from './validity.answer';

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
    private readonly histories: StreamHistories,
    private readonly judge: TraceJudge,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, asset, question: asked }: JudgeValidity): Promise<AnsweredValidity> {
    const { value, on, purpose, knownAt } = asked;
    await this.admission.toAsset(caller, asset, knownAt);
    const { graph } = this.keeper;
    const { setAside } = this.visibility;
    // One source for all of it: what happened to the asset, whole and in order.
    const streams = new Set<string>();
    addAsset(streams, asset);
    const events = await this.histories.of(streams, knownAt);
    const registered = registrationOf(asset, events);
    const quantity = chooseQuantity(
      asked.quantity,
      registered.measurands.map((measurand) => measurand.quantity),
    );
    const dayless = { asset, quantity, range: rangeOfValue(quantity, value), knownAt };

    const digests = await this.readModel.certificatesOfAsset(asset, knownAt);
    const certificates = new OwnCertificates(digests, dayless, graph, this.histories);
    const standings = new DayStandings(dayless, certificates, graph, this.judge, this.histories, setAside);
    const { usage } = registered;
    const judged = await judgeValidity(on, purpose, {
      kind: registered.kind,
      tier: registered.tier,
      usage,
      expiresOn: registered.referenceMaterial?.expiresOn ?? null,
      lifecycle: lifecycleOf(events),
      nonconformities: nonconformitiesOf(events, quantity),
      examinations: examinationsOf(events),
      performedOn: digests.map((digest) => digest.performedOn),
      // Only a service life is counted from there.
      initiallyVerifiedOn:
        usage?.mode === 'INITIAL_ONLY_ROTATE' ? await certificates.initiallyVerifiedOn() : null,
      standingOn: (day): Promise<Standing> => standings.on(day),
    });
    const start = judged.standing.certificate?.id ?? null;
    const question = { asset, quantity, value, on, purpose, knownAt };
    return answerValidity(question, judged, certificates.digest(start), setAside.unplaced(graph, knownAt));
  }
}
