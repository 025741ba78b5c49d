/** Adaptive Gauss-Kronrod quadrature (7 and 15 nodes, as in QUADPACK's QK15). */

const NODES = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848, 0,
];
const KRONROD = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
];
/** Of the nodes with odd index. */
const GAUSS = [0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694];

/** Halvings of one piece; a smooth integrand needs a few. */
const DEPTH_MAX = 40;

/** Integral of `f` from `low` to `high`, divided at `breaks` where f changes quickly; absolute error about `tolerance`. */
export function integrate(
  f: (x: number) => number,
  low: number,
  high: number,
  breaks: readonly number[],
  tolerance: number,
): number {
  if (!(low < high)) return 0;
  const inside = breaks.filter((place) => place > low && place < high).toSorted((a, b) => a - b);
  const ends = [low, ...inside, high];
  let sum = 0;
  for (let piece = 0; piece + 1 < ends.length; piece += 1) {
    sum += halving(f, ends[piece]!, ends[piece + 1]!, tolerance / (ends.length - 1), 0);
  }
  return sum;
}

function halving(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance: number,
  depth: number,
): number {
  const { value, error } = kronrod(f, low, high);
  if (error <= tolerance || depth >= DEPTH_MAX) return value;
  const middle = (low + high) / 2;
  return (
    halving(f, low, middle, tolerance / 2, depth + 1) + halving(f, middle, high, tolerance / 2, depth + 1)
  );
}

function kronrod(f: (x: number) => number, low: number, high: number): { value: number; error: number } {
  const center = (low + high) / 2;
  const half = (high - low) / 2;
  let fine = 0;
  let coarse = 0;
  for (const [index, node] of NODES.entries()) {
    const sum = node === 0 ? f(center) : f(center - half * node) + f(center + half * node);
    fine += KRONROD[index]! * sum;
    if (index % 2 === 1) coarse += GAUSS[(index - 1) / 2]! * sum;
  }
  return { value: fine * half, error: Math.abs(fine - coarse) * half };
}
