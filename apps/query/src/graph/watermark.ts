/**
 * The greatest position up to which everything was seen. Positions are dense, but the partitions of the bus
 * bring them interleaved: what comes early waits here until the ones before it have come.
 */
export class ContiguousWatermark {
  private readonly early = new Set<number>();

  constructor(private reached = -1) {}

  get value(): number {
    return this.reached;
  }

  /** Positions seen that still wait for one before them. */
  get waiting(): number {
    return this.early.size;
  }

  /** Counts a position as seen; any order, any number of times. */
  see(position: number): void {
    if (position <= this.reached) return;
    this.early.add(position);
    this.settle();
  }

  /** Everything up to `position` is known to be seen, from another source. */
  advanceTo(position: number): void {
    if (position <= this.reached) return;
    this.reached = position;
    for (const early of this.early) if (early <= position) this.early.delete(early);
    this.settle();
  }

  private settle(): void {
    while (this.early.delete(this.reached + 1)) this.reached += 1;
  }
}
