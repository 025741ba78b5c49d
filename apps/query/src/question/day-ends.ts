import { Injectable } from '@nestjs/common';
import { ReadModel } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import { Memories } from '../memory/memories';

/** Days whose last position is remembered: eleven years of them. */
export const DAY_ENDS_MAX = 4_096;

/** The last position recorded on a civil day, Asia/Shanghai: what was known when the day ended. */
@Injectable()
export class DayEnds {
  private readonly ends;

  constructor(
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
    memories: Memories,
  ) {
    this.ends = memories.lru<string, { position: number; visible: number }>(DAY_ENDS_MAX);
  }

  async lastPositionOn(day: string): Promise<number> {
    const { visible } = this.visibility;
    const known = this.ends.get(day);
    // Instants never decrease with position: once a later event is there, the end of the day is settled.
    if (known !== undefined && (known.position < known.visible || known.visible === visible)) {
      return known.position;
    }
    const { generation } = this.ends;
    const position = await this.readModel.positionAt(`${day}T23:59:59.999+08:00`);
    this.ends.set(day, { position, visible }, generation);
    return position;
  }
}
