/**
 * Places a layered chain: one row per level with the start at the bottom, and between two rows a row for the labels
 * of the links, so that no label ever covers another or a node. Order inside a row by barycentres, places by least
 * squares. It knows nothing of metrology. 300 nodes take a few milliseconds; the layout engines that do more weigh
 * more than the rest of the page together.
 */
export interface LayoutNode {
  id: string;
  level: number;
  width: number;
  height: number;
}

export interface LayoutEdge {
  id: string;
  from: string;
  to: string;
  /** Size of the label. */
  width: number;
  height: number;
}

export interface Place {
  x: number;
  y: number;
}

export interface Layout {
  /** Top left corners. */
  nodes: Map<string, Place>;
  /** Top left corners of the labels. */
  labels: Map<string, Place>;
  /** Where the line of an edge passes, from the child's top to the parent's bottom. */
  routes: Map<string, Place[]>;
  rows: { level: number; y: number; height: number }[];
  width: number;
  height: number;
}

interface Item {
  id: string;
  row: number;
  width: number;
  height: number;
  neighbours: Item[];
  centre: number;
}

export const GAP_X = 36;
export const GAP_Y = 24;
/** Sweeps up and down; the order settles after four on real chains, places after a few more. */
const ORDER_SWEEPS = 6;
const PLACE_SWEEPS = 12;
/** A line that passes a row it has no business in takes this much room. */
const PASS_WIDTH = 12;
/** How far outside of everything a line runs back that closes a circle, and how far below its end it turns up. */
const RETURN_SIDE = 28;
const RETURN_BELOW = 28;

/** Nodes have the even rows, labels of links the odd ones; a long link passes the rows in between. */
function itemsOf(nodes: LayoutNode[], edges: LayoutEdge[]) {
  const items = new Map<string, Item>();
  const make = (id: string, row: number, width: number, height: number): Item => {
    const item: Item = { id, row, width, height, neighbours: [], centre: 0 };
    items.set(id, item);
    return item;
  };
  const join = (a: Item, b: Item) => {
    a.neighbours.push(b);
    b.neighbours.push(a);
  };
  for (const node of nodes) make(`node ${node.id}`, node.level * 2, node.width, node.height);
  const ways = new Map<string, Item[]>();
  for (const edge of edges) {
    const [child, parent] = [items.get(`node ${edge.from}`), items.get(`node ${edge.to}`)];
    if (!child || !parent) continue;
    const way = [make(`label ${edge.id}`, child.row + 1, edge.width, edge.height)];
    for (let row = child.row + 2; row < parent.row; row += 1) {
      way.push(make(`pass ${row} ${edge.id}`, row, PASS_WIDTH, 0));
    }
    const stops = parent.row > child.row ? [child, ...way, parent] : [child, ...way];
    stops.forEach((stop, i) => {
      const next = stops[i + 1];
      if (next) join(stop, next);
    });
    ways.set(edge.id, way);
  }
  return { items, ways };
}

function rowsOf(items: Iterable<Item>): Item[][] {
  const rows: Item[][] = [];
  for (const item of items) (rows[item.row] ??= []).push(item);
  return Array.from(rows, (row) => row ?? []);
}

/** Sorts every row by the mean place of its neighbours in the row before, upwards and downwards in turn. */
function order(rows: Item[][]): void {
  const rank = new Map<Item, number>();
  const rankRow = (row: Item[]) => row.forEach((item, i) => rank.set(item, i - (row.length - 1) / 2));
  rows.forEach(rankRow);
  for (let sweep = 0; sweep < ORDER_SWEEPS; sweep += 1) {
    const up = sweep % 2 === 0;
    for (const row of up ? rows : [...rows].reverse()) {
      const wish = new Map(
        row.map((item) => {
          const before = item.neighbours.filter((near) => (up ? near.row < item.row : near.row > item.row));
          const sum = before.reduce((total, near) => total + (rank.get(near) ?? 0), 0);
          return [item, before.length === 0 ? (rank.get(item) ?? 0) : sum / before.length] as const;
        }),
      );
      row.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
      rankRow(row);
    }
  }
}

/** The places nearest to the wishes (least squares) that keep the order and the gaps: pool adjacent violators. */
function placeRow(row: Item[], wishes: number[]): void {
  const offsets: number[] = [];
  row.forEach((item, i) => {
    const before = row[i - 1];
    offsets.push(before ? (offsets[i - 1] ?? 0) + (before.width + item.width) / 2 + GAP_X : 0);
  });
  const pools: { sum: number; count: number }[] = [];
  wishes.forEach((wish, i) => {
    let pool = { sum: wish - (offsets[i] ?? 0), count: 1 };
    for (
      let last = pools.at(-1);
      last && last.sum / last.count > pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  });
  const shifts = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  row.forEach((item, i) => {
    item.centre = (shifts[i] ?? 0) + (offsets[i] ?? 0);
  });
}

function place(rows: Item[][]): void {
  for (const row of rows) {
    placeRow(
      row,
      row.map(() => 0),
    );
  }
  for (let sweep = 0; sweep < PLACE_SWEEPS; sweep += 1) {
    // Downwards first and upwards last: a chain stands straight above its start.
    const down = sweep % 2 === 0;
    for (const row of down ? [...rows].reverse() : rows) {
      placeRow(
        row,
        row.map((item) => {
          const before = item.neighbours.filter((near) => (down ? near.row > item.row : near.row < item.row));
          if (before.length === 0) return item.centre;
          return before.reduce((total, near) => total + near.centre, 0) / before.length;
        }),
      );
    }
  }
}

/** `leastHeight` is what the row of a level needs for what stands beside its nodes. */
export function layoutChain(
  nodes: LayoutNode[],
  edges: LayoutEdge[],
  leastHeight: (level: number) => number = () => 0,
): Layout {
  const { items, ways } = itemsOf(nodes, edges);
  const rows = rowsOf(items.values());
  order(rows);
  place(rows);

  const heights = rows.map((items, row) =>
    Math.max(row % 2 === 0 ? leastHeight(row / 2) : 0, 0, ...items.map(({ height }) => height)),
  );
  // The start is row 0 and stands at the bottom: y grows downwards, so rows are counted from the top.
  const tops: number[] = [];
  let y = 0;
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    tops[row] = y;
    y += (heights[row] ?? 0) + GAP_Y;
  }
  const all = [...items.values()];
  const left = Math.min(0, ...all.map((item) => item.centre - item.width / 2));
  const right = Math.max(0, ...all.map((item) => item.centre + item.width / 2));

  const middleOf = (item: Item) => (tops[item.row] ?? 0) + (heights[item.row] ?? 0) / 2;
  const cornerOf = (item: Item): Place => ({
    x: item.centre - item.width / 2 - left,
    y: middleOf(item) - item.height / 2,
  });
  const layout: Layout = {
    nodes: new Map(),
    labels: new Map(),
    routes: new Map(),
    rows: [],
    width: right - left,
    height: Math.max(0, y - GAP_Y),
  };
  for (const node of nodes) layout.nodes.set(node.id, cornerOf(items.get(`node ${node.id}`) as Item));
  for (const edge of edges) {
    const way = ways.get(edge.id);
    const label = way?.[0];
    if (!way || !label) continue;
    layout.labels.set(edge.id, cornerOf(label));
    const route = way.map((item) => ({ x: item.centre - left, y: middleOf(item) }));
    const parent = items.get(`node ${edge.to}`);
    if (parent && parent.row < label.row) {
      const side = right - left + RETURN_SIDE;
      const below = middleOf(parent) + parent.height / 2 + RETURN_BELOW;
      route.push({ x: side, y: middleOf(label) }, { x: side, y: below });
      layout.width = side;
      layout.height = Math.max(layout.height, below);
    }
    layout.routes.set(edge.id, route);
  }
  for (let row = 0; row < rows.length; row += 2) {
    layout.rows.push({ level: row / 2, y: tops[row] ?? 0, height: heights[row] ?? 0 });
  }
  return layout;
}
