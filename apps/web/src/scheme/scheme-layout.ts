import type { Scheme, SchemeEdge, SchemeLevel } from '../api/scheme-shapes';

/** Measures of the diagram, in units of the drawing. */
export const BOX = { width: 240, height: 58, gapX: 28, gapY: 52, margin: 16 } as const;

export interface PlacedLevel {
  level: SchemeLevel;
  x: number;
  y: number;
}

export interface DrawnEdge {
  edge: SchemeEdge;
  path: string;
  label: { x: number; y: number };
}

export interface SchemeDiagram {
  width: number;
  height: number;
  levels: PlacedLevel[];
  edges: DrawnEdge[];
}

/** The national standard on top; levels of one ordinal stand side by side. */
export function diagramOf({ levels, edges }: Pick<Scheme, 'levels' | 'edges'>): SchemeDiagram {
  const ordinals = [...new Set(levels.map(({ ordinal }) => ordinal))].sort((a, b) => a - b);
  const rows = ordinals.map((ordinal) => levels.filter((level) => level.ordinal === ordinal));
  const widest = Math.max(...rows.map((row) => row.length), 1);
  const inner = widest * BOX.width + (widest - 1) * BOX.gapX;
  const placed = rows.flatMap((row, index) => placeRow(row, index, inner));
  const rowOf = new Map(rows.flatMap((row, index) => row.map(({ code }) => [code, index] as const)));
  const at = new Map(placed.map((place) => [place.level.code, place]));
  const bulge = skips(edges, rowOf) ? BOX.width / 2 : 0;
  return {
    width: inner + 2 * BOX.margin + bulge,
    height: rows.length * BOX.height + (rows.length - 1) * BOX.gapY + 2 * BOX.margin,
    levels: placed,
    edges: edges.flatMap((edge) => {
      const [from, to] = [at.get(edge.from), at.get(edge.to)];
      return from && to ? [draw(edge, from, to, isNext(edge, rowOf))] : [];
    }),
  };
}

function placeRow(row: readonly SchemeLevel[], index: number, inner: number): PlacedLevel[] {
  const own = row.length * BOX.width + (row.length - 1) * BOX.gapX;
  const left = BOX.margin + (inner - own) / 2;
  const y = BOX.margin + index * (BOX.height + BOX.gapY);
  return row.map((level, column) => ({ level, x: left + column * (BOX.width + BOX.gapX), y }));
}

function isNext({ from, to }: SchemeEdge, rowOf: ReadonlyMap<string, number>): boolean {
  return (rowOf.get(to) ?? 0) - (rowOf.get(from) ?? 0) === 1;
}

function skips(edges: readonly SchemeEdge[], rowOf: ReadonlyMap<string, number>): boolean {
  return edges.some((edge) => !isNext(edge, rowOf));
}

/** To the next row straight down; past a row in a bow beside the boxes, so that none is crossed. */
function draw(edge: SchemeEdge, from: PlacedLevel, to: PlacedLevel, next: boolean): DrawnEdge {
  const half = BOX.width / 2;
  const [x1, x2] = [from.x + half, to.x + half];
  if (next) {
    const [y1, y2] = [from.y + BOX.height, to.y];
    const label = { x: (x1 + x2) / 2 + 8, y: (y1 + y2) / 2 + 4 };
    return { edge, path: `M ${x1} ${y1} L ${x2} ${y2}`, label };
  }
  const side = x2 < x1 ? -1 : 1;
  const y1 = from.y + BOX.height / 2;
  const start = x1 + side * half;
  const label = { x: start + side * (side < 0 ? 40 : 8), y: y1 - 6 };
  if (Math.abs(x2 - x1) < half) {
    // The item stands below in the same column: out to the side, and back to its side.
    const [end, y2, bow] = [x2 + half, to.y + BOX.height / 2, Math.max(x1, x2) + half * 1.7];
    return { edge, path: `M ${start} ${y1} C ${bow} ${y1}, ${bow} ${y2}, ${end} ${y2}`, label };
  }
  const path = `M ${start} ${y1} C ${x2} ${y1}, ${x2} ${y1}, ${x2} ${to.y}`;
  return { edge, path, label };
}
