import { Injectable } from '@nestjs/common';
import type {
  CompletenessReply,
  ImpactCountsReply,
  ImpactGradingsReply,
  ImpactQuestionReply,
} from '@suyuan/contract';
import type { Caller } from '@suyuan/platform';
import type { Reader } from '@suyuan/read-model';
import type { Impact, ImpactCause, Steps } from '@suyuan/traceability';
import { Visibility } from '../graph/visibility';
import { completenessOf } from '../question/completeness';
import { Cursors, invalidCursor } from '../question/cursors';
import { Readers } from '../access/readers';
import { inSlices } from '../slices';
import { placeOfText, questionKey, textOfPlace, type ImpactPlace } from './place';
import { ImpactDescriber } from './impact-describer';
import { WalkedImpacts, type WalkedImpact } from './walked-impacts';
import { guardedCounts, ImpactViews, type ImpactView } from './impact-views';
import type { AnsweredImpactItem, ImpactPage } from './impact.answer';

/** Items described at once while a whole answer is streamed: one round trip each to the tables. */
export const STREAM_BATCH_ITEMS = 500;

/** What is asked, without the position: what a cursor is bound to. */
export type ImpactSubject = Omit<ImpactQuestionReply, 'knownAt'>;

/** An impact that was walked, ready to be read page by page or as a whole. */
export interface ImpactReading {
  question: ImpactQuestionReply;
  completeness: CompletenessReply;
  /** Items that this reader sees. */
  size(): Promise<number>;
  summary(): Promise<{ counts: ImpactCountsReply; grading: ImpactGradingsReply }>;
  page(offset: number, limit: number): Promise<ImpactPage>;
  all(): AsyncGenerator<AnsweredImpactItem>;
}

/** Keeps walked impacts and describes their items for people. */
@Injectable()
export class ImpactReader {
  constructor(
    private readonly visibility: Visibility,
    private readonly walked: WalkedImpacts,
    private readonly views: ImpactViews,
    private readonly readers: Readers,
    private readonly cursors: Cursors,
    private readonly describer: ImpactDescriber,
  ) {}

  /**
   * The position and offset a page starts from. A cursor keeps the position of its first page; one that comes
   * from a process that was further is waited for.
   *
   * @throws ProblemError 400 INVALID_CURSOR, and those of Visibility
   */
  async placeOf(
    caller: Caller,
    subject: ImpactSubject,
    cursor: string | null,
    knownAt: string | null,
    waitFor: number | null,
  ): Promise<ImpactPlace> {
    if (cursor === null) {
      return { knownAt: await this.visibility.positionFor(knownAt, waitFor), offset: 0 };
    }
    const reader = await this.readers.of(caller);
    const place = placeOfText(this.cursors.open(reader, listOf(subject), cursor));
    if (place === null) throw invalidCursor('This cursor does not belong to this question.');
    await this.visibility.waitUntil(place.knownAt);
    if (knownAt !== null && (await this.visibility.positionFor(knownAt, null)) !== place.knownAt) {
      throw invalidCursor(
        `This cursor is as known at position ${place.knownAt}; ask it with that or without.`,
      );
    }
    return place;
  }

  /** `causes` are what the grades rest on. */
  async read(
    reader: Reader,
    { subject, knownAt, causes }: { subject: ImpactSubject; knownAt: number; causes: ImpactCause[] },
    walk: () => Steps<Impact>,
  ): Promise<ImpactReading> {
    const key = questionKey(subject);
    // Whatever waits may be affected: the list cannot be called complete.
    const setAside = this.visibility.setAside.any(knownAt);
    const walked = await this.walked.recall(`${key}@${knownAt}@${questionKey(causes)}`, walk, causes);
    const { impact, gradings } = walked;
    const question = { ...subject, knownAt } as ImpactQuestionReply;
    const completeness = completenessOf(impact, setAside);
    const summary = async () => {
      const byGrade = await gradings.counts();
      const counts = { ...impact.counts, byGrade };
      return { counts: guardedCounts(counts, await this.viewOf(reader, walked)), grading: gradings.report() };
    };
    const size = async () => sizeOf(await this.viewOf(reader, walked), impact);
    return {
      question,
      completeness,
      size,
      summary,
      page: async (offset, limit) => {
        const end = Math.min(offset + limit, await size());
        // The counts first: where they are graded as a whole, the page has its grades from them.
        const { counts } = await summary();
        const indices = await this.seen(reader, walked, offset, end);
        const items = await this.describer.rows(reader, { ...walked, indices });
        const next = end < (await size()) ? textOfPlace({ knownAt, offset: end }) : null;
        return {
          question,
          counts,
          grading: gradings.report(),
          items,
          next: next === null ? null : this.cursors.seal(reader, listOf(subject), next),
          completeness,
        };
      },
      all: () => this.describeAll(reader, walked),
    };
  }

  /** Whether anything that a walk reaches is the reader's own. */
  async reaches(reader: Reader, walk: Steps<Impact>): Promise<boolean> {
    return this.views.reaches(reader, await inSlices(walk));
  }

  private viewOf(reader: Reader, { impact, views }: WalkedImpact): Promise<ImpactView> {
    const key = this.views.keyOf(reader);
    const known = views.get(key);
    if (known !== undefined) return known;
    const view = this.views.of(reader, impact);
    // What could not be looked up now is looked up by the next question.
    view.catch(() => views.delete(key));
    views.set(key, view);
    return view;
  }

  /** The indices of the items from `start` to `end` as the reader sees them. */
  private async seen(reader: Reader, walked: WalkedImpact, start: number, end: number): Promise<number[]> {
    const { indices } = await this.viewOf(reader, walked);
    return Array.from({ length: Math.max(0, end - start) }, (_, index) =>
      indices === null ? start + index : (indices[start + index] as number),
    );
  }

  private async *describeAll(reader: Reader, walked: WalkedImpact): AsyncGenerator<AnsweredImpactItem> {
    const size = sizeOf(await this.viewOf(reader, walked), walked.impact);
    for (let start = 0; start < size; start += STREAM_BATCH_ITEMS) {
      const end = Math.min(start + STREAM_BATCH_ITEMS, size);
      const indices = await this.seen(reader, walked, start, end);
      yield* await this.describer.streamed(reader, { ...walked, indices });
    }
  }
}

function listOf(subject: ImpactSubject): string {
  return `impact ${questionKey(subject)}`;
}

function sizeOf({ indices }: ImpactView, { size }: Impact): number {
  return indices === null ? size : indices.length;
}
