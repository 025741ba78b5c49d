import { Injectable } from '@nestjs/common';
import type { Impact, ImpactCause, Steps } from '@suyuan/traceability';
import { Memories } from '../memory/memories';
import { inSlices } from '../slices';
import { ImpactGrader, type ImpactGradings } from './impact-grader';
import type { ImpactView } from './impact-views';

/** Impacts kept for the next page. One of a national standard has millions of items, so only a few. */
export const IMPACTS_KEPT_MAX = 8;

/** A walked impact, the grades of its items, and what readers saw of it. */
export interface WalkedImpact {
  impact: Impact;
  gradings: ImpactGradings;
  views: Map<string, Promise<ImpactView>>;
}

/** Impacts as they were walked, kept while their pages are read. */
@Injectable()
export class WalkedImpacts {
  private readonly walked;

  constructor(
    private readonly grader: ImpactGrader,
    memories: Memories,
  ) {
    this.walked = memories.lru<string, WalkedImpact>(IMPACTS_KEPT_MAX);
  }

  async recall(
    key: string,
    walk: () => Steps<Impact>,
    causes: readonly ImpactCause[],
  ): Promise<WalkedImpact> {
    const kept = this.walked.get(key);
    if (kept !== undefined) return kept;
    const { generation } = this.walked;
    const impact = await inSlices(walk());
    const walked = { impact, gradings: this.grader.gradingsOf(impact, causes), views: new Map() };
    this.walked.set(key, walked, generation);
    return walked;
  }
}
