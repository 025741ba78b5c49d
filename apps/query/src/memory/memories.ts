import { Injectable } from '@nestjs/common';
import { Lru } from '@suyuan/platform';
import { Changes } from './changes';

/**
 * Everything this process remembers of the tables. What is recorded next makes none of it wrong; a replay, a rebuild
 * or a restore may make all of it wrong, and then all of it is forgotten at once. Nothing else of this process makes an `Lru`.
 */
@Injectable()
export class Memories {
  /** What says how long something remembered holds. */
  readonly changes = new Changes();
  private readonly kept: { clear(): void }[] = [];

  /** @param weigh left out: each value weighs one */
  lru<K, V>(capacity: number, weigh?: (value: V) => number): Lru<K, V> {
    const lru = new Lru<K, V>(capacity, weigh);
    this.kept.push(lru);
    return lru;
  }

  forget(): void {
    for (const memory of this.kept) memory.clear();
  }
}
