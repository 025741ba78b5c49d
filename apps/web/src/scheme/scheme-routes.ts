import type { SchemeEdgeBody } from '../api/generated';
import { BOX, type Place, type PlacedLevel } from './scheme-measures';

/** The corners of a line, its start and its end. */
export interface Route {
  edge: SchemeEdgeBody;
  points: Place[];
  label: Place;
  /** Its end, where that is on the line of another transfer to the same level. */
  joint: Place | null;
}

interface Transfer {
  edge: SchemeEdgeBody;
  from: PlacedLevel;
  to: PlacedLevel;
}

/** The upright line beside the boxes that all transfers to one level share, and how it comes into that level. */
interface Lane {
  x: number;
  entry: 'top' | 'side';
}

/** From the box to the first lane that is not above a box: room for a ratio. */
const FIRST_LANE = 52;
const NEXT_LANE = 24;
/** Where lines leave and enter the side of a box, from its top, and how far lines that leave are apart. */
const LEAVES = 35;
const ENTERS = 12;
const PORTS_APART = 20;
const LABEL = { beside: 7, above: 5, below: 14 } as const;

const middleOf = ({ x }: PlacedLevel): number => x + BOX.width / 2;

/** Straight down where the next level stands below; every other transfer beside the boxes, so that none is crossed. */
export function routesOf(edges: readonly SchemeEdgeBody[], placed: readonly PlacedLevel[]): Route[] {
  const at = new Map(placed.map((place) => [place.level.code, place]));
  const transfers = edges.flatMap((edge): Transfer[] => {
    const [from, to] = [at.get(edge.from), at.get(edge.to)];
    return from && to ? [{ edge, from, to }] : [];
  });
  const around = transfers.filter((transfer) => !isStraight(transfer));
  const lanes = lanesOf(around, placed);
  const laneOf = ({ to }: Transfer): Lane => lanes.get(to.level.code) ?? { x: middleOf(to), entry: 'top' };
  const portOf = (transfer: Transfer): number => {
    const side = (other: Transfer) => Math.sign(laneOf(other).x - middleOf(other.from));
    // The farthest lane leaves highest: no line of this box crosses another one.
    const own = around
      .filter((other) => other.from === transfer.from && side(other) === side(transfer))
      .sort((a, b) => Math.abs(laneOf(b).x) - Math.abs(laneOf(a).x));
    return transfer.from.y + LEAVES + (own.indexOf(transfer) - (own.length - 1) / 2) * PORTS_APART;
  };
  return transfers.map((transfer) => {
    if (isStraight(transfer)) return straight(transfer);
    const isFirst = around
      .filter(({ to }) => to === transfer.to)
      .every(({ from }) => from.row >= transfer.from.row);
    return aroundBoxes(transfer, laneOf(transfer), portOf(transfer), { placed, isFirst });
  });
}

function isStraight({ from, to }: Transfer): boolean {
  return to.row - from.row === 1 && middleOf(from) === middleOf(to);
}

function straight({ edge, from, to }: Transfer): Route {
  const x = middleOf(from);
  const top = from.y + BOX.height;
  const label = { x: x + LABEL.beside, y: (top + to.y) / 2 + 4 };
  return {
    edge,
    points: [
      { x, y: top },
      { x, y: to.y },
    ],
    label,
    joint: null,
  };
}

/** A level whose middle no box stands above is entered from the top; the others from a side, turn and turn about. */
function lanesOf(around: readonly Transfer[], placed: readonly PlacedLevel[]): Map<string, Lane> {
  const lanes = new Map<string, Lane>();
  const taken: { side: number; place: number; from: number; to: number }[] = [];
  const targets = [...new Set(around.map(({ to }) => to))].sort((a, b) => a.row - b.row);
  for (const to of targets) {
    const first = Math.min(...around.filter((one) => one.to === to).map(({ from }) => from.row));
    const between = placed.filter(({ row }) => row >= first && row < to.row);
    const x = middleOf(to);
    if (between.every((box) => x < box.x || x > box.x + BOX.width)) {
      lanes.set(to.level.code, { x, entry: 'top' });
      continue;
    }
    const free = (side: number) => {
      for (let place = 0; ; place++) {
        const busy = taken.some(
          (one) => one.side === side && one.place === place && one.from <= to.row && one.to >= first,
        );
        if (!busy) return { side, place };
      }
    };
    const [right, left] = [free(1), free(-1)];
    const { side, place } = right.place <= left.place ? right : left;
    taken.push({ side, place, from: first, to: to.row });
    const passed = placed.filter(({ row }) => row >= first && row <= to.row);
    const edge =
      side > 0
        ? Math.max(...passed.map((box) => box.x + BOX.width))
        : Math.min(...passed.map((box) => box.x));
    lanes.set(to.level.code, { x: edge + side * (FIRST_LANE + place * NEXT_LANE), entry: 'side' });
  }
  return lanes;
}

interface Surroundings {
  placed: readonly PlacedLevel[];
  isFirst: boolean;
}

function aroundBoxes({ edge, from, to }: Transfer, lane: Lane, port: number, more: Surroundings): Route {
  const side = lane.x >= middleOf(from) ? 1 : -1;
  const blocked = more.placed.some(
    (box) =>
      box !== from && box.row === from.row && (box.x - from.x) * side > 0 && isBefore(box, lane.x, side),
  );
  const start = blocked
    ? { x: middleOf(from) + (side * BOX.width) / 4, y: from.y + BOX.height }
    : { x: middleOf(from) + (side * BOX.width) / 2, y: port };
  // Below its row there is nothing in the way.
  const turn = blocked ? start.y + BOX.gapY / 2 : port;
  const leaves = blocked ? [start, { x: start.x, y: turn }] : [start];
  const corner = { x: lane.x, y: turn };
  const enters =
    lane.entry === 'top'
      ? [{ x: lane.x, y: to.y }]
      : [
          { x: lane.x, y: to.y + ENTERS },
          { x: lane.x > middleOf(to) ? to.x + BOX.width : to.x, y: to.y + ENTERS },
        ];
  const label = blocked
    ? { x: start.x + LABEL.beside, y: start.y + LABEL.below }
    : { x: start.x + (side > 0 ? LABEL.beside : -LABEL.beside - RATIO_WIDTH), y: turn - LABEL.above };
  // From the joint on, the line of the first one is the line of all.
  if (!more.isFirst) return { edge, points: [...leaves, corner], label, joint: corner };
  return { edge, points: [...leaves, corner, ...enters], label, joint: null };
}

/** About as wide as `≤ 1/3` is written. */
const RATIO_WIDTH = 30;

function isBefore(box: PlacedLevel, x: number, side: number): boolean {
  return side > 0 ? box.x < x : box.x + BOX.width > x;
}
