import type { CalibrationGraph } from '@suyuan/traceability';
import { refuse } from './question';

/**
 * A part that neither the asset nor any of its certificates names is a mistyped one: what speaks of the whole does not answer
 * for it.
 *
 * @param part null: none is asked about
 * @throws ProblemError 400 UNKNOWN_PART naming the choices
 */
export function checkPart(
  graph: CalibrationGraph,
  part: string | null,
  { asset, quantities, knownAt }: { asset: string; quantities: readonly string[]; knownAt: number },
): void {
  if (part === null) return;
  const registered = graph.partsOf(asset, knownAt);
  if (registered.includes(part)) return;
  if (quantities.some((quantity) => graph.namesPart(asset, quantity, part, knownAt))) return;
  const choices = registered.join(', ');
  const detail =
    choices === ''
      ? 'No parts of this asset are known.'
      : `This asset has no such part; name one of: ${choices}.`;
  throw refuse('part', 'UNKNOWN_PART', detail, { choices });
}
