import type { RecordedSchemeReply, SchemeEdgeBody, SchemeLevelBody } from '../api/generated';
import { BOX, type Place, type PlacedLevel } from './scheme-measures';
import { routesOf, type Route } from './scheme-routes';

export interface DrawnEdge {
  edge: SchemeEdgeBody;
  path: string;
  label: Place;
  /** Its end, where it runs into the line of another transfer to the same level. */
  joint: Place | null;
}

export interface SchemeDiagram {
  width: number;
  height: number;
  levels: PlacedLevel[];
  edges: DrawnEdge[];
}

/** The national standard on top; levels of one ordinal stand side by side. Lines run level or upright. */
export function diagramOf({ levels, edges }: Pick<RecordedSchemeReply, 'levels' | 'edges'>): SchemeDiagram {
  const ordinals = [...new Set(levels.map(({ ordinal }) => ordinal))].sort((a, b) => a - b);
  const rows = ordinals.map((ordinal) => levels.filter((level) => level.ordinal === ordinal));
  const placed = rows.flatMap(placeRow);
  const routes = routesOf(edges, placed);
  const xs = routes.flatMap(({ points }) => points.map(({ x }) => x));
  const left = Math.min(0, ...placed.map(({ x }) => x), ...xs);
  const right = Math.max(0, ...placed.map(({ x }) => x + BOX.width), ...xs);
  const move = (place: Place): Place => ({ x: place.x - left + BOX.margin, y: place.y + BOX.margin });
  return {
    width: right - left + 2 * BOX.margin,
    height: rows.length * (BOX.height + BOX.gapY) - BOX.gapY + 2 * BOX.margin,
    levels: placed.map((level) => ({ ...level, ...move(level) })),
    edges: routes.map((route) => drawn(route, move)),
  };
}

/** Around the middle, which is where x is nothing. */
function placeRow(row: readonly SchemeLevelBody[], index: number): PlacedLevel[] {
  const left = -(row.length * (BOX.width + BOX.gapX) - BOX.gapX) / 2;
  const y = index * (BOX.height + BOX.gapY);
  return row.map((level, column) => ({ level, row: index, x: left + column * (BOX.width + BOX.gapX), y }));
}

function drawn({ edge, points, label, joint }: Route, move: (place: Place) => Place): DrawnEdge {
  const path = points
    .map(move)
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'} ${x} ${y}`)
    .join(' ');
  return { edge, path, label: move(label), joint: joint && move(joint) };
}
