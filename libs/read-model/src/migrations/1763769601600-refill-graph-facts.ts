import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refillGraphFacts } from '../graph-fact/refill-graph-facts';

/**
 * Facts of the graph say since this release what a result asks of its references, who owned an asset later, and who may
 * certify for others. What was recorded before holds all of that, so the facts are made again from the history: without
 * it every certificate of another issuer would stand as a stranger's.
 */
export class RefillGraphFacts1763769601600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await refillGraphFacts(runner);
  }

  /** Facts that say more than a release reads do not trouble it. */
  async down(): Promise<void> {}
}
