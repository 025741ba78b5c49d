import { Injectable } from '@nestjs/common';
import { ReadModel, type Reader } from '@suyuan/read-model';
import type { GradedItem, Impact } from '@suyuan/traceability';
import { Digests } from '../reading/digests';
import { oversees } from '../reading/policy';
import { Redactor } from '../reading/redactor';
import { Standings } from '../reading/standings';
import { itemsOf, type ImpactGradings } from './impact-grader';
import { answerItem, type AnsweredImpactItem } from './impact.answer';

/** Puts items of an impact into words, as far as they are for the reader. */
@Injectable()
export class ImpactDescriber {
  constructor(
    private readonly digests: Digests,
    private readonly standings: Standings,
    private readonly redactor: Redactor,
    private readonly readModel: ReadModel,
  ) {}

  /** @param indices of the items in the impact, in the order in which they are told */
  async describe(
    reader: Reader,
    { impact, gradings }: { impact: Impact; gradings: ImpactGradings },
    indices: readonly number[],
  ): Promise<AnsweredImpactItem[]> {
    const items = await itemsOf(impact, indices);
    const known = items.flatMap(({ asset }) => (typeof asset === 'string' ? [asset] : []));
    const certificates = await this.digests.certificates(items.map((item) => item.certificate));
    const assets = await this.digests.assets(known);
    const hidden = await this.standings.hiddenFrom(reader, known);
    const foreign = await this.foreignTo(reader, known);
    const graded = await gradings.of(items, indices);
    return items.map((item, index) =>
      answerItem(item, graded[index] as GradedItem, { certificates, assets, hidden, foreign }),
    );
  }

  /** Items of an answer that nobody looks at as a whole. */
  redacted(reader: Reader, items: AnsweredImpactItem[]): Promise<AnsweredImpactItem[]> {
    return this.redactor.redact(reader, items);
  }

  private async foreignTo(reader: Reader, assets: readonly string[]): Promise<Set<string>> {
    if (reader.role === 'admin' || oversees(reader)) return new Set();
    const { organization } = reader;
    const own = new Set(organization === null ? [] : await this.readModel.ownedAmong(organization, assets));
    return new Set(assets.filter((asset) => !own.has(asset)));
  }
}
