import { Decimal } from 'decimal.js';

const Exact = Decimal.clone({ precision: 60 });

/** Free space at each end of the line, as a part of what is drawn. */
const MARGIN = '0.12';

/** The limits and zones of a decision; null: no limit on that side. */
export interface Zone {
  lower: string | null;
  upper: string | null;
}

/** A range on the line, in per cent of its width; `open` ends run out of the picture. */
export interface Band {
  from: number;
  to: number;
  openLeft: boolean;
  openRight: boolean;
}

export interface NumberLine {
  /** Of a number, in per cent of the width. */
  place(text: string): number;
  band(zone: Zone): Band;
}

/**
 * Where numbers lie on a line that shows all of them. Differences are taken exactly, so that limits of 10 000.000 g
 * ± 0.5 mg lie where they should; only a place on the screen is a float.
 */
export function numberLine(shown: readonly string[]): NumberLine {
  const numbers = shown.map((text) => new Exact(text));
  const low = Exact.min(...numbers);
  const span = Exact.max(...numbers).sub(low);
  const width = span.isZero() ? new Exact(1) : span.mul(new Exact(MARGIN).mul(2).add(1));
  const start = span.isZero() ? low.sub('0.5') : low.sub(span.mul(MARGIN));
  const place = (text: string) => new Exact(text).sub(start).div(width).mul(100).toNumber();
  return {
    place,
    band: ({ lower, upper }) => ({
      from: lower === null ? 0 : place(lower),
      to: upper === null ? 100 : place(upper),
      openLeft: lower === null,
      openRight: upper === null,
    }),
  };
}

/** Where a label at a place of the line begins, so that it stays in the picture and away from its opposite. */
export function anchorOf(place: number, side: 'lower' | 'upper' | 'middle'): 'start' | 'middle' | 'end' {
  if (place < 25) return 'start';
  if (place > 75) return 'end';
  return { lower: 'end', upper: 'start', middle: 'middle' }[side] as 'start' | 'middle' | 'end';
}
