import { normalisedNameplate } from '@suyuan/domain';
import { Injectable } from '@nestjs/common';
import { ReadModel, type RightsNews } from '@suyuan/read-model';

type Clearance = RightsNews['cleared'][number];

/**
 * What this process keeps of the facts that bear on rights: which assets are hidden at all, and who is cleared. It is
 * brought up to date before a position becomes visible, so no answer knows of an asset and not of its being hidden.
 */
@Injectable()
export class Rights {
  private readonly hidden = new Set<string>();
  private readonly plates = new Map<string, string>();
  private clearances: Clearance[] = [];
  private upTo = -1;
  private newest = -1;
  private replays = 0;
  private turns = 0;

  constructor(private readonly readModel: ReadModel) {}

  /** Grows whenever a fact that bears on rights became known: what was decided before may be otherwise now. */
  get epoch(): number {
    return this.turns;
  }

  /** Whether an asset is hidden from those without a right of their own. */
  isHidden(asset: string): boolean {
    return this.hidden.has(asset);
  }

  /** The hidden asset that bears a nameplate, or null. */
  hiddenBearer(nameplate: { manufacturer: string; model: string; serialNumber: string }): string | null {
    if (this.plates.size === 0) return null;
    const plate = normalisedNameplate(nameplate);
    return plate === null ? null : (this.plates.get(plate) ?? null);
  }

  get hiddenCount(): number {
    return this.hidden.size;
  }

  isCleared(organization: string, today: string): boolean {
    return this.clearances.some(
      (clearance) =>
        clearance.organization === organization &&
        clearance.from <= today &&
        (clearance.to === null || clearance.to >= today),
    );
  }

  /** @param tables the position up to which the tables have seen everything; they were asked before this */
  async keepUp(tables: number): Promise<void> {
    // Less than before: the tables are being built anew.
    const from = tables < this.upTo ? -1 : this.upTo;
    const news = await this.readModel.rightsAfter(from);
    if ((news.replays !== this.replays || news.systems) && from !== -1) {
      this.take(await this.readModel.rightsAfter(-1), true);
    } else {
      this.take(news, from === -1);
    }
    this.upTo = tables;
  }

  private take(news: RightsNews, whole: boolean): void {
    if (whole) {
      this.hidden.clear();
      this.plates.clear();
      this.clearances = [];
    }
    for (const { id, ...nameplate } of news.hidden) {
      this.hidden.add(id);
      const { manufacturer, model, serialNumber } = nameplate;
      if (manufacturer === null || model === null) continue;
      const plate = normalisedNameplate({ manufacturer, model, serialNumber });
      if (plate !== null) this.plates.set(plate, id);
    }
    const known = new Set(this.clearances.map((one) => JSON.stringify(one)));
    this.clearances.push(...news.cleared.filter((one) => !known.has(JSON.stringify(one))));
    if (whole || news.later > 0 || news.newest !== this.newest) this.turns += 1;
    this.newest = news.newest;
    this.replays = news.replays;
  }
}
