import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  impactCaseStream,
  type ImpactCaseOpened,
  type ImpactCaseStatus,
  type QuantityValue,
} from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type HistoryEntry } from '@suyuan/read-model';
import type { ImpactCause } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import type { AnsweredImpactCounts, ImpactGradingsReport } from '../impact/impact.answer';
import { ImpactReader } from '../impact/impact-reader';
import { Admission } from '../reading/admission';
import type { Completeness } from '../reading/completeness';
import { showHistory } from '../records/shown-history';
import { knownGoodOf, type KnownGood } from './last-known-good.answer';

/** An impact case: what was found, whom it reaches, and how far the work has come. */
export class FindImpactCase {
  constructor(
    readonly caller: Caller,
    readonly impactCase: string,
    readonly knownAt: number,
  ) {}
}

export interface AnsweredImpactCase {
  id: string;
  knownAt: number;
  position: number;
  state: ImpactCaseStatus;
  nonconformity: string;
  asset: string;
  quantity: string;
  /** (from, to] */
  window: { from: string; to: string };
  shift: QuantityValue | null;
  reason: string;
  /** What is known to speak for the standard before it was found wrong. */
  lastKnownGood: KnownGood | null;
  counts: AnsweredImpactCounts;
  grading: ImpactGradingsReport;
  completeness: Completeness;
  history: HistoryEntry[];
}

@QueryHandler(FindImpactCase)
export class FindImpactCaseHandler implements IQueryHandler<FindImpactCase, AnsweredImpactCase> {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly admission: Admission,
    private readonly readModel: ReadModel,
    private readonly reader: ImpactReader,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, impactCase, knownAt }: FindImpactCase): Promise<AnsweredImpactCase> {
    const found = await this.readModel.findImpactCase(impactCase, knownAt);
    const record = this.admission.found(found, 'UNKNOWN_IMPACT_CASE', knownAt);
    const { asset, quantity, from, to, shift, nonconformity, reason } = record.opened;
    await this.admission.toAsset(caller, asset, knownAt);
    const subject = { asset, from, to, quantity };
    const reading = await this.reader.read(
      caller,
      { subject, knownAt, causes: [causeOf(record.opened)] },
      () => this.keeper.graph.impactOfAssetInSteps({ ...subject, knownAt }),
    );
    const [good, { counts, grading }] = await Promise.all([
      this.readModel.lastKnownGood({ asset, quantity, on: to, knownAt }),
      reading.summary(),
    ]);
    const { history } = record;
    const stream = impactCaseStream(impactCase);
    const shown = showHistory(caller, { history, stream, knownAt }, this.visibility.setAside);
    return {
      id: impactCase,
      knownAt,
      position: record.position,
      state: record.state,
      nonconformity,
      asset,
      quantity,
      window: { from, to },
      shift,
      reason,
      lastKnownGood: knownGoodOf(good),
      counts,
      grading,
      completeness: {
        ...reading.completeness,
        complete: reading.completeness.complete && shown.completeness.complete,
        limit: reading.completeness.limit ?? shown.completeness.limit,
      },
      history: shown.history,
    };
  }
}

/** A case is graded by its own finding, whatever else was found about the standard. */
function causeOf({ nonconformity, quantity, from, to, shift }: ImpactCaseOpened['data']): ImpactCause {
  return { kind: 'NONCONFORMITY', id: nonconformity, quantity, from, to, shift };
}
