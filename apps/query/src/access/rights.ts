import { normalisedNameplate } from '@suyuan/domain';
import { Injectable } from '@nestjs/common';
import { GraphKeeper } from '../graph/graph-keeper';
import { SetAside } from '../graph/set-aside';
import { ReadModel, type RightsNews, type TableProgress } from '@suyuan/read-model';

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
  /** The asset that each finding and each case is about. */
  private readonly cases = new Map<string, string>();
  private upTo = -1;
  private newest = -1;
  /** The epoch of the tables that was read whole; null: none yet. */
  private epochRead: number | null = null;
  private turns = 0;
  private setAside = SetAside.NOTHING;

  constructor(
    private readonly readModel: ReadModel,
    private readonly keeper: GraphKeeper,
  ) {}

  /** Grows whenever a fact that bears on rights became known: what was decided before may be otherwise now. */
  get epoch(): number {
    return this.turns;
  }

  /**
   * Whether an asset is hidden from those without a right of their own. Of one whose registration was set aside nobody
   * knows whether it is, so it is.
   */
  isHidden(asset: string): boolean {
    if (this.hidden.has(asset)) return true;
    return this.setAside.touchesAsset(asset) && !this.keeper.graph.knowsAsset(asset, this.keeper.watermark);
  }

  /** The hidden asset that bears a nameplate, or null. */
  hiddenBearer(nameplate: { manufacturer: string; model: string; serialNumber: string }): string | null {
    if (this.plates.size === 0) return null;
    const plate = normalisedNameplate(nameplate);
    return plate === null ? null : (this.plates.get(plate) ?? null);
  }

  /** Whether a finding or an impact case is about a hidden asset; the asset, or null. */
  hiddenAssetOfCase(id: string): string | null {
    const asset = this.cases.get(id);
    return asset !== undefined && this.hidden.has(asset) ? asset : null;
  }

  /** Whether any asset may be hidden at all. */
  get hidesNothing(): boolean {
    return this.hidden.size === 0 && this.setAside.size === 0;
  }

  isCleared(organization: string, today: string): boolean {
    return this.clearances.some(
      (clearance) =>
        clearance.organization === organization &&
        clearance.from <= today &&
        (clearance.to === null || clearance.to >= today),
    );
  }

  /**
   * Brings it to where the tables are. In a new epoch everything is read again: what a replay applied lies below what
   * was seen, and after a rebuild or a restore the tables are others. Until those are back where they were, they know
   * less than was known, so what is hidden stays hidden.
   *
   * @param progress where the tables are; they were asked before this
   * @param turned the tables lost what they had, whatever the epoch says
   */
  async keepUp(progress: TableProgress, turned: boolean): Promise<void> {
    const { watermark, epoch, reach } = progress;
    this.keepSetAside(SetAside.of(progress));
    const again = turned || epoch !== this.epochRead;
    if (!again && watermark === this.upTo) return;
    const news = await this.readModel.rightsAfter(again ? -1 : this.upTo);
    // What such an organization owned before is hidden from now on.
    const whole = again || news.systems;
    const all = whole && !again ? await this.readModel.rightsAfter(-1) : news;
    const back = watermark >= Math.max(reach, this.upTo);
    this.take(all, whole && back);
    if (!back) return;
    this.upTo = watermark;
    this.epochRead = epoch;
  }

  private keepSetAside(setAside: SetAside): void {
    if (setAside.size !== this.setAside.size) this.turns += 1;
    this.setAside = setAside;
  }

  private take(news: RightsNews, whole: boolean): void {
    if (whole) {
      this.hidden.clear();
      this.plates.clear();
      this.clearances = [];
      this.cases.clear();
    }
    for (const { id, ...nameplate } of news.hidden) {
      this.hidden.add(id);
      const { manufacturer, model, serialNumber } = nameplate;
      if (manufacturer === null || model === null) continue;
      const plate = normalisedNameplate({ manufacturer, model, serialNumber });
      if (plate !== null) this.plates.set(plate, id);
    }
    for (const { id, nonconformity, asset } of news.cases) {
      this.cases.set(id, asset);
      this.cases.set(nonconformity, asset);
    }
    const known = new Set(this.clearances.map((one) => JSON.stringify(one)));
    this.clearances.push(...news.cleared.filter((one) => !known.has(JSON.stringify(one))));
    if (whole || news.later > 0 || news.newest !== this.newest) this.turns += 1;
    this.newest = news.newest;
  }
}
