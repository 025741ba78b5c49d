import { Injectable } from '@nestjs/common';
import type { ImpactItemReply } from '@suyuan/contract';
import { ReadModel, type Reader } from '@suyuan/read-model';
import type { GradedItem, Impact, ImpactItem } from '@suyuan/traceability';
import { Digests } from '../names/digests';
import { oversees } from '../access/policy';
import { Redactor } from '../access/redactor';
import { AssetReadings } from '../access/asset-readings';
import { answersOf } from '../status/status.answer';
import { StatusJudge } from '../status/status-judge';
import { itemsOf, type ImpactGradings } from './impact-grader';
import { answerItem, toldAsset, type AnsweredImpactItem, type ImpactDetails } from './impact.answer';

/** Some items of an impact, by their indices in the order in which they are told. */
interface Told {
  impact: Impact;
  gradings: ImpactGradings;
  indices: readonly number[];
}

/** Items with everything that is said of them. */
interface Described {
  items: ImpactItem[];
  graded: GradedItem[];
  details: ImpactDetails;
}

/** Puts items of an impact into words, as far as they are for the reader. */
@Injectable()
export class ImpactDescriber {
  constructor(
    private readonly digests: Digests,
    private readonly readings: AssetReadings,
    private readonly redactor: Redactor,
    private readonly readModel: ReadModel,
    private readonly statuses: StatusJudge,
  ) {}

  /** The rows of a page, each with the state of its asset as of now and today. */
  async rows(reader: Reader, told: Told): Promise<ImpactItemReply[]> {
    const described = await this.describe(reader, told);
    const { items, details } = described;
    const assets = items.map((item) => toldAsset(item, details));
    const statusOf = answersOf(await this.statuses.ofAssets(assets.filter((asset) => asset !== null)));
    return answered(described).map((item, index) => {
      return { ...item, status: statusOf(assets[index] ?? null) };
    });
  }

  /** Items of an answer that nobody looks at as a whole, and of which there may be millions: no state is judged. */
  async streamed(reader: Reader, told: Told): Promise<AnsweredImpactItem[]> {
    return this.redactor.redact(reader, answered(await this.describe(reader, told)));
  }

  private async describe(reader: Reader, { impact, gradings, indices }: Told): Promise<Described> {
    const items = await itemsOf(impact, indices);
    const known = items.flatMap(({ asset }) => (typeof asset === 'string' ? [asset] : []));
    const certificates = await this.digests.certificates(items.map((item) => item.certificate));
    const assets = await this.digests.assets(known);
    const hidden = await this.readings.hiddenFrom(reader, known);
    const foreign = await this.foreignTo(reader, known);
    const graded = await gradings.of(items, indices);
    return { items, graded, details: { certificates, assets, hidden, foreign } };
  }

  private async foreignTo(reader: Reader, assets: readonly string[]): Promise<Set<string>> {
    if (reader.role === 'admin' || oversees(reader)) return new Set();
    const { organization } = reader;
    const own = new Set(organization === null ? [] : await this.readModel.ownedAmong(organization, assets));
    return new Set(assets.filter((asset) => !own.has(asset)));
  }
}

function answered({ items, graded, details }: Described): AnsweredImpactItem[] {
  return items.map((item, index) => answerItem(item, graded[index] as GradedItem, details));
}
