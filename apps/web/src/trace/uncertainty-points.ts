import type { ChainUncertaintyReply } from '../api/generated';
import type { Chain } from './chain-model';

/** Size of the picture and its margins, in units of the drawing. */
export const PLOT = { width: 760, height: 280, left: 64, right: 76, top: 34, bottom: 36 } as const;

interface Place {
  x: number;
  y: number;
}

export interface PlotPoint extends Place {
  entry: ChainUncertaintyReply;
}

export interface Plot {
  /** Relative uncertainties are drawn, because the certificates speak of different values. */
  relative: boolean;
  /** Of the sizes on the scale; empty for relative ones. */
  unit: string;
  points: PlotPoint[];
  lines: { key: string; from: Place; to: Place }[];
  decades: { y: number; text: string }[];
  levels: { x: number; level: number }[];
}

/** Where each uncertainty stands, on a logarithmic scale; null where a picture would say nothing. */
export function plotOf(entries: readonly ChainUncertaintyReply[], chain: Chain): Plot | null {
  const levelOf = new Map(chain.nodes.map((node) => [node.id, node.level]));
  const shown = entries.filter((entry) => levelOf.has(entry.certificate));
  // Pixels are the only thing that these become numbers for.
  const relative = !sameValues(shown);
  const sizeOf = (entry: ChainUncertaintyReply) =>
    Math.log10(Number(relative ? entry.relative : entry.standardUncertainty.value));
  const drawn = shown.filter((entry) => Number.isFinite(sizeOf(entry)));
  if (drawn.length < 2) return null;
  const sizes = drawn.map(sizeOf);
  const low = Math.floor(Math.min(...sizes));
  const high = Math.max(low + 1, Math.ceil(Math.max(...sizes)));
  const levelMax = Math.max(...drawn.map(({ certificate }) => levelOf.get(certificate) ?? 0), 1);
  const x = (level: number) => PLOT.left + (level / levelMax) * (PLOT.width - PLOT.left - PLOT.right);
  const y = (size: number) =>
    PLOT.top + ((high - size) / (high - low)) * (PLOT.height - PLOT.top - PLOT.bottom);
  const points = drawn.map((entry): PlotPoint => {
    const level = levelOf.get(entry.certificate) ?? 0;
    return { entry, x: x(level), y: y(sizeOf(entry)) };
  });
  return {
    relative,
    unit: relative ? '' : (drawn[0]?.standardUncertainty.unit ?? ''),
    points,
    lines: linesBetween(points, chain),
    decades: Array.from({ length: high - low + 1 }, (_, index) => ({
      y: y(low + index),
      text: `10${superscript(low + index)}`,
    })),
    levels: Array.from({ length: levelMax + 1 }, (_, level) => ({ x: x(level), level })),
  };
}

/** Within what four significant digits tell; 1 kg and 1000 g are one value. */
const SAME_VALUE = 1e-2;

/** Whether all certificates speak of one value: u and u/|x| together tell x in the base unit. */
function sameValues(entries: readonly ChainUncertaintyReply[]): boolean {
  const values = entries.map(
    ({ standardUncertainty, relative }) => Number(standardUncertainty.value) / Number(relative),
  );
  const first = values[0] ?? 0;
  return values.every((value) => Math.abs(value - first) <= SAME_VALUE * Math.abs(first));
}

function linesBetween(points: readonly PlotPoint[], chain: Chain): Plot['lines'] {
  const at = new Map(points.map((point) => [point.entry.certificate, point]));
  return chain.edges.flatMap(({ id, from, to }) => {
    const [child, parent] = [at.get(from), at.get(to)];
    return child && parent ? [{ key: id, from: child, to: parent }] : [];
  });
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(power: number): string {
  const digits = String(Math.abs(power)).replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
  return power < 0 ? `⁻${digits}` : digits;
}
