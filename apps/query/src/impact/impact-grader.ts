import { Injectable } from '@nestjs/common';
import type { ImpactGradingsReply } from '@suyuan/contract';
import { ASSET_KINDS, assetStream } from '@suyuan/domain';
import { ReadModel } from '@suyuan/read-model';
import {
  causesOf,
  GRADE_DATA,
  gradeItem,
  mapInSteps,
  present,
  type FollowedCause,
  type GradedItem,
  type Impact,
  type ImpactCause,
  type ImpactItem,
  type ItemFacts,
} from '@suyuan/traceability';
import { inSlices } from '../slices';
import { StreamHistories } from '../judging/stream-histories';
import { noGrades, UNGRADED, type GradeCounts } from './impact.answer';

/** Items graded for the counts of one impact: some megabytes of certificates, well below a second. */
export const GRADED_ITEMS_MAX = 5_000;
/** Items graded with one look at the tables. */
export const GRADING_BATCH_ITEMS = 500;
/** Findings and restatements of one standard that are followed; each costs a walk. The newest are. */
export const IMPACT_CAUSES_MAX = 32;

/** The question an impact answers, as far as it tells which causes bear on it. */
interface Asked {
  quantity: string | null;
  from: string | null;
  to: string | null;
}

/** Grades impacts by what was found or restated about the suspected standard. */
@Injectable()
export class ImpactGrader {
  constructor(
    private readonly readModel: ReadModel,
    private readonly histories: StreamHistories,
  ) {}

  /** What bears on uses of an asset in (from, to], as known at a position. */
  async causesOfAsset(asset: string, asked: Asked, knownAt: number): Promise<ImpactCause[]> {
    const streams = ASSET_KINDS.map((kind) => assetStream(kind, asset));
    const events = await this.histories.of(streams, knownAt);
    return causesOf(events, knownAt).filter((cause) => bearsOn(cause, asked));
  }

  gradingsOf(impact: Impact, causes: readonly ImpactCause[]): ImpactGradings {
    return new ImpactGradings(impact, causes, (items) => this.factsOf(items));
  }

  /** What the grades of some items rest on, by certificate. */
  private async factsOf(items: readonly ImpactItem[]): Promise<Map<string, ItemFacts>> {
    const assets = items.flatMap(({ asset }) => (typeof asset === 'string' ? [asset] : []));
    const [certificates, measurands] = await Promise.all([
      this.readModel.gradingFacts(items.map(({ certificate }) => certificate)),
      this.readModel.measurandsOf([...new Set(assets)]),
    ]);
    return new Map(
      items.map(({ certificate: id, asset, tier }): [string, ItemFacts] => {
        const certificate = present(certificates.get(id), `certificate ${id}`);
        // Only a registered asset has a tier; of others nothing is known.
        const known =
          typeof asset === 'string' && tier !== null
            ? present(measurands.get(asset), `asset ${asset}`)
            : null;
        const facts = { certificate, measurands: known?.measurands ?? [] };
        return [id, known === null ? facts : { ...facts, asset: known }];
      }),
    );
  }
}

function bearsOn(cause: ImpactCause, { quantity, from, to }: Asked): boolean {
  if (quantity !== null && cause.quantity !== quantity) return false;
  if (from !== null && cause.to !== null && cause.to <= from) return false;
  return to === null || cause.from === null || cause.from < to;
}

/** Some items of an impact, by their indices in its order. */
export async function itemsOf(impact: Impact, indices: readonly number[]): Promise<ImpactItem[]> {
  await inSlices(impact.orderInSteps());
  return inSlices(mapInSteps(indices, (index) => impact.item(index)));
}

/** The grades of one walked impact: as a whole where it is small enough, else page by page. */
export class ImpactGradings {
  private readonly causes: readonly ImpactCause[];
  private followed: readonly FollowedCause[] | null = null;
  private following: Promise<readonly FollowedCause[]> | null = null;
  private whole: Promise<GradedItem[]> | null = null;

  constructor(
    private readonly impact: Impact,
    private readonly known: readonly ImpactCause[],
    private readonly factsOf: (items: readonly ImpactItem[]) => Promise<Map<string, ItemFacts>>,
  ) {
    this.causes = known.slice(-IMPACT_CAUSES_MAX);
  }

  /** Grades of some items, which are described already, by their indices in the impact. */
  async of(items: readonly ImpactItem[], indices: readonly number[]): Promise<GradedItem[]> {
    if (this.whole === null) return this.gradeBatch(items, indices);
    const whole = await this.whole;
    return indices.map((index) => whole[index] as GradedItem);
  }

  /** How many items have each grade; null where there are too many to grade at once. */
  async counts(): Promise<GradeCounts | null> {
    const { impact } = this;
    const counts = noGrades();
    if (this.causes.length === 0) return { ...counts, [UNGRADED]: impact.size - impact.counts.void };
    if (impact.size > GRADED_ITEMS_MAX) return null;
    this.whole ??= this.gradeAll();
    for (const { grade, ungraded } of await this.whole) {
      // Void certificates are counted apart, and in no other count.
      if (ungraded !== 'VOID') counts[grade ?? UNGRADED] += 1;
    }
    return counts;
  }

  report(): ImpactGradingsReply {
    const limit = this.limitHit();
    const causes = this.causes.map(({ kind, id, quantity, from, to, shift, shifts }) => {
      const cause = { kind, id, quantity, from, to, shift };
      return shifts === undefined ? cause : { ...cause, shifts: [...shifts] };
    });
    return { causes, complete: limit === null, limit, source: GRADE_DATA.source };
  }

  private limitHit(): string | null {
    if (this.known.length > this.causes.length) return 'IMPACT_CAUSES_MAX';
    if (this.causes.length > 0 && this.impact.size > GRADED_ITEMS_MAX) return 'GRADED_ITEMS_MAX';
    return this.followed?.some(({ carried }) => !carried.complete) ? 'IMPACT_RESULTS_MAX' : null;
  }

  private async gradeAll(): Promise<GradedItem[]> {
    try {
      const graded: GradedItem[] = [];
      while (graded.length < this.impact.size) {
        const start = graded.length;
        const end = Math.min(start + GRADING_BATCH_ITEMS, this.impact.size);
        const indices = Array.from({ length: end - start }, (_, index) => start + index);
        const items = await itemsOf(this.impact, indices);
        graded.push(...(await this.gradeBatch(items, indices)));
      }
      return graded;
    } catch (error) {
      // Tried again by the next question: the tables may be back then.
      this.whole = null;
      throw error;
    }
  }

  private async gradeBatch(items: readonly ImpactItem[], indices: readonly number[]): Promise<GradedItem[]> {
    const followed = await (this.following ??= this.follow());
    const facts = followed.length === 0 ? new Map<string, ItemFacts>() : await this.factsOf(items);
    return inSlices(
      mapInSteps(items, (item, index) =>
        gradeItem(item, indices[index] as number, followed, facts.get(item.certificate) ?? null),
      ),
    );
  }

  private async follow(): Promise<readonly FollowedCause[]> {
    const followed: FollowedCause[] = [];
    for (const cause of this.causes) {
      followed.push({ cause, carried: await inSlices(this.impact.carriedByInSteps(cause)) });
    }
    return (this.followed = followed);
  }
}
