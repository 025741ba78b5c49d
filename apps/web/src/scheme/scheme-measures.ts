import type { SchemeLevelBody } from '../api/generated';

/** Measures of the diagram, in units of the drawing. */
export const BOX = { width: 240, height: 60, gapX: 92, gapY: 40, margin: 16 } as const;

export interface Place {
  x: number;
  y: number;
}

export interface PlacedLevel extends Place {
  level: SchemeLevelBody;
  /** Which row from the top. */
  row: number;
}
