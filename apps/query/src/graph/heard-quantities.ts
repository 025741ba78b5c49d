import { learnQuantity } from '@suyuan/domain';
import type { ReadModel } from '@suyuan/read-model';

/** Figures are read by quantities that were published: whoever walks or judges has heard of them before. */
export async function hearQuantities(readModel: ReadModel, upTo: number): Promise<void> {
  for (const event of await readModel.publications(-1, upTo)) {
    if (event.type === 'QuantityPublished') learnQuantity(event.data);
  }
}
