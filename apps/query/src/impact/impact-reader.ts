import { Injectable } from '@nestjs/common';
import { ProblemError, type Caller } from '@suyuan/platform';
import type { GradedItem, Impact, ImpactCause, Steps } from '@suyuan/traceability';
import { Visibility } from '../graph/visibility';
import { completenessOf, type Completeness } from '../reading/completeness';
import { Digests } from '../reading/digests';
import { Memories } from '../reading/memories';
import { inSlices } from '../reading/slices';
import { Standings } from '../reading/standings';
import { questionKey, readCursor, writeCursor, type ImpactCursor } from './cursor';
import { ImpactGrader, itemsOf, type ImpactGradings } from './impact-grader';
import {
  answerItem,
  type AnsweredImpactCounts,
  type AnsweredImpactItem,
  type AssetImpactEcho,
  type CertificateImpactEcho,
  type ImpactGradingsReport,
  type ImpactPage,
} from './impact.answer';

/** Impacts kept for the next page. One of a national standard has millions of items, so only a few. */
export const IMPACTS_KEPT_MAX = 8;
/** Items described at once while a whole answer is streamed: one round trip each to the tables. */
export const STREAM_BATCH_ITEMS = 500;

/** What is asked, without the position: what a cursor is bound to. */
export type ImpactSubject = Omit<AssetImpactEcho, 'knownAt'> | Omit<CertificateImpactEcho, 'knownAt'>;

/** An impact that was walked, ready to be read page by page or as a whole. */
export interface ImpactReading {
  question: AssetImpactEcho | CertificateImpactEcho;
  completeness: Completeness;
  summary(): Promise<{ counts: AnsweredImpactCounts; grading: ImpactGradingsReport }>;
  page(offset: number, limit: number): Promise<ImpactPage>;
  all(): AsyncGenerator<AnsweredImpactItem>;
}

/** A walked impact and the grades of its items. */
interface Walked {
  impact: Impact;
  gradings: ImpactGradings;
}

/** Keeps walked impacts and describes their items for people. */
@Injectable()
export class ImpactReader {
  private readonly walked;

  constructor(
    private readonly digests: Digests,
    private readonly standings: Standings,
    private readonly visibility: Visibility,
    private readonly grader: ImpactGrader,
    memories: Memories,
  ) {
    this.walked = memories.lru<string, Walked>(IMPACTS_KEPT_MAX);
  }

  /**
   * The position and offset a page starts from. A cursor keeps the position of its first page; one that comes
   * from a process that was further is waited for.
   *
   * @throws ProblemError 400 INVALID_CURSOR, and those of Visibility
   */
  async placeOf(
    subject: ImpactSubject,
    cursor: string | null,
    knownAt: string | null,
    waitFor: number | null,
  ): Promise<ImpactCursor> {
    if (cursor === null) {
      return { knownAt: await this.visibility.positionFor(knownAt, waitFor), offset: 0 };
    }
    const place = readCursor(cursor, questionKey(subject));
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
    caller: Caller,
    { subject, knownAt, causes }: { subject: ImpactSubject; knownAt: number; causes: ImpactCause[] },
    walk: () => Steps<Impact>,
  ): Promise<ImpactReading> {
    const key = questionKey(subject);
    // Whatever waits may be affected: the list cannot be called complete.
    const setAside = this.visibility.setAside.any(knownAt);
    const walked = await this.recall(`${key}@${knownAt}@${questionKey(causes)}`, walk, causes);
    const { impact, gradings } = walked;
    const question = { ...subject, knownAt } as AssetImpactEcho | CertificateImpactEcho;
    const completeness = completenessOf(impact, setAside);
    const summary = async () => {
      const byGrade = await gradings.counts();
      return { counts: { ...impact.counts, byGrade }, grading: gradings.report() };
    };
    return {
      question,
      completeness,
      summary,
      page: async (offset, limit) => {
        const end = Math.min(offset + limit, impact.size);
        // The counts first: where they are graded as a whole, the page has its grades from them.
        const { counts } = await summary();
        const items = await this.describe(caller, walked, offset, end);
        return {
          question,
          counts,
          grading: gradings.report(),
          items,
          next: end < impact.size ? writeCursor(key, { knownAt, offset: end }) : null,
          completeness,
        };
      },
      all: () => this.describeAll(caller, walked),
    };
  }

  private async recall(
    key: string,
    walk: () => Steps<Impact>,
    causes: readonly ImpactCause[],
  ): Promise<Walked> {
    const kept = this.walked.get(key);
    if (kept !== undefined) return kept;
    const { generation } = this.walked;
    const impact = await inSlices(walk());
    const walked = { impact, gradings: this.grader.gradingsOf(impact, causes) };
    this.walked.set(key, walked, generation);
    return walked;
  }

  private async *describeAll(caller: Caller, walked: Walked): AsyncGenerator<AnsweredImpactItem> {
    for (let start = 0; start < walked.impact.size; start += STREAM_BATCH_ITEMS) {
      const end = Math.min(start + STREAM_BATCH_ITEMS, walked.impact.size);
      yield* await this.describe(caller, walked, start, end);
    }
  }

  private async describe(
    caller: Caller,
    { impact, gradings }: Walked,
    start: number,
    end: number,
  ): Promise<AnsweredImpactItem[]> {
    const items = await itemsOf(impact, start, end);
    const known = items.flatMap(({ asset }) => (typeof asset === 'string' ? [asset] : []));
    const certificates = await this.digests.certificates(items.map((item) => item.certificate));
    const assets = await this.digests.assets(known);
    const hidden = await this.standings.hiddenFrom(caller, known);
    const graded = await gradings.of(items, start);
    return items.map((item, index) =>
      answerItem(item, graded[index] as GradedItem, { certificates, assets, hidden }),
    );
  }
}

function invalidCursor(detail: string): ProblemError {
  const code = 'INVALID_CURSOR';
  return new ProblemError({ status: 400, code, detail, errors: [{ pointer: '/cursor', code, detail }] });
}
