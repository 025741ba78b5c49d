import { SCALE_CLASSES } from '../scheme/limits/scale-mpe';
import { limitsOfClass } from '../scheme/limits/class-limits';
import type { AssetNature } from '../vocabulary';
import type { AssetFacts } from './amended';

/** Quantities whose classes are those of weights, blocks and the like; classes of all others are of what indicates. */
const CLASSED_MEASURES: readonly string[] = ['mass', 'length'];

/**
 * Whether an asset embodies its value (a weight, a block) or indicates one: as its owner says, else by its class, else of
 * mass by its kind. null: nobody can say, and then a change of it is taken as it is worse.
 */
export function natureOf(
  { nature, kind, measurands }: Pick<AssetFacts, 'nature' | 'kind' | 'measurands'>,
  quantity: string,
): AssetNature | null {
  if (nature) return nature;
  if (kind === 'REFERENCE_MATERIAL') return 'MEASURE';
  for (const { accuracyClass } of measurands.filter((one) => one.quantity === quantity)) {
    const known = accuracyClass === null ? null : natureOfClass(quantity, accuracyClass);
    if (known !== null) return known;
  }
  if (quantity !== 'mass') return null;
  return kind === 'STANDARD' ? 'MEASURE' : 'INDICATOR';
}

const ONE = { mass: { value: '1', unit: 'kg' }, length: { value: '1', unit: 'mm' } };

function natureOfClass(quantity: string, written: string): AssetNature | null {
  if (quantity === 'mass' && isScaleClass(written)) return 'INDICATOR';
  const nominal = quantity === 'length' ? ONE.length : ONE.mass;
  if (limitsOfClass(quantity, written, nominal) === null) return null;
  return CLASSED_MEASURES.includes(quantity) ? 'MEASURE' : 'INDICATOR';
}

/** `Ⅲ`, `III 级`, `class III`. */
function isScaleClass(written: string): boolean {
  const name = written
    .normalize('NFKC')
    .replace(/准确度等级|等级|grade|class|级/gi, '')
    .trim();
  return (SCALE_CLASSES as readonly string[]).includes(name);
}

/** In use a weighing instrument is held to twice the limits of its verification (OIML R 76-1:2006, 3.5.2, unconfirmed). */
const WEIGHING_IN_USE = 2;

/** So many times the limits of its verification an asset is held to in use. */
export function inUseFactor(
  asset: Pick<AssetFacts, 'nature' | 'kind' | 'measurands'>,
  quantity: string,
): number {
  return quantity === 'mass' && natureOf(asset, quantity) === 'INDICATOR' ? WEIGHING_IN_USE : 1;
}
