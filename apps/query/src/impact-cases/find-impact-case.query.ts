import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ImpactCaseReply, Unnamed } from '@suyuan/contract';
import { ASSET_KINDS, assetStream, impactCaseStream, type ImpactCaseOpened } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel, RecordReader } from '@suyuan/read-model';
import { causesOf, type ImpactCause } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { ImpactReader } from '../impact/impact-reader';
import { ReadGate, type Grant } from '../access/read-gate';
import { showHistory } from '../records/shown-history';
import { knownGoodOf } from './last-known-good.answer';

/** An impact case: what was found, whom it reaches, and how far the work has come. */
export class FindImpactCase {
  constructor(
    readonly caller: Caller,
    readonly impactCase: string,
    readonly knownAt: number,
  ) {}
}

export type AnsweredImpactCase = Unnamed<ImpactCaseReply>;

const ROUTE = 'GET /v1/impact-cases/:id';

@QueryHandler(FindImpactCase)
export class FindImpactCaseHandler implements IQueryHandler<FindImpactCase, AnsweredImpactCase> {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly gate: ReadGate,
    private readonly readModel: ReadModel,
    private readonly records: RecordReader,
    private readonly impacts: ImpactReader,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, impactCase, knownAt }: FindImpactCase): Promise<AnsweredImpactCase> {
    const grant = await this.grantFor(caller, impactCase, knownAt);
    const found = await this.records.impactCase(grant.reader, impactCase, knownAt);
    const record = this.gate.found(found, 'UNKNOWN_IMPACT_CASE', knownAt);
    const { asset, quantity, from, to, shift, nonconformity, reason } = record.opened;
    const subject = { asset, from, to, quantity };
    const causes = await this.causesOf(record.opened, knownAt);
    const reading = await this.impacts.read(grant.reader, { subject, knownAt, causes }, () =>
      this.keeper.graph.impactOfAssetInSteps({ ...subject, knownAt }),
    );
    const [good, { counts, grading }] = await Promise.all([
      this.readModel.lastKnownGood({ asset, quantity, on: to, knownAt }),
      reading.summary(),
    ]);
    const { history } = record;
    const stream = impactCaseStream(impactCase);
    const shown = showHistory(grant, { history, stream, knownAt }, this.visibility.setAside);
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
      reason: grant.level === 'FULL' ? reason : null,
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

  /** A case is graded by its own finding, whatever else was found about the standard; shifts by value need its nature. */
  private async causesOf(opened: ImpactCaseOpened['data'], knownAt: number): Promise<ImpactCause[]> {
    const { asset, nonconformity, quantity, from, to, shift, shifts } = opened;
    if (shifts === undefined)
      return [{ kind: 'NONCONFORMITY', id: nonconformity, quantity, from, to, shift }];
    const streams = ASSET_KINDS.map((kind) => assetStream(kind, asset));
    const events = await this.readModel.eventsOf(streams, -1, knownAt);
    return causesOf(events, knownAt).filter(({ id }) => id === nonconformity);
  }

  /** Known to the tables, told to nobody before the gate has looked: unknown and hidden cost the same looks. */
  private async grantFor(caller: Caller, id: string, knownAt: number): Promise<Grant> {
    const found = await this.readModel.findImpactCase(id, knownAt);
    return this.gate.toImpactCase(caller, ROUTE, found?.opened ?? null, knownAt, async (reader) => {
      if (found === null) return false;
      const { asset, from, to, quantity } = found.opened;
      const asked = { asset, from, to, quantity, knownAt };
      return this.impacts.reaches(reader, this.keeper.graph.impactOfAssetInSteps(asked));
    });
  }
}
