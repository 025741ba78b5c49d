/**
 * Who may calibrate what: the facts that admission rests on (RECORD.md section 9), beside the columns of the graph.
 * Organizations, assets and quantities are the graph's numbers. All of it is sparse: most assets have one owner for
 * ever, and most certificates are admitted by that owner or by a line of a statutory body.
 */

/** Days from and to, both included, of something that is known from a position on. */
export interface Span {
  position: number;
  from: number;
  to: number;
}

export interface Entrusted extends Span {
  owner: number;
  laboratory: number;
}

export interface Designated extends Span {
  laboratory: number;
  national: boolean;
}

/** Numbers are dense, so a pair of them stays an exact double. */
const PAIR_MAX = 0x4000000;

export class AdmissionFacts {
  /** By asset: owners besides the one it was registered with. */
  readonly laterOwners = new Map<number, { position: number; owner: number }[]>();
  /** By (organization, quantity): lines by which it serves others. */
  private readonly servingLines = new Map<number, Span[]>();
  /** By (organization, quantity): lines by which it certifies reference materials. */
  private readonly producingLines = new Map<number, Span[]>();
  /** By asset. */
  readonly entrusted = new Map<number, Entrusted[]>();
  /** By (owner, laboratory): everything the owner has. */
  private readonly entrustedAll = new Map<number, Span[]>();
  /** By asset. */
  readonly designated = new Map<number, Designated[]>();
  /** Grows with every fact that may admit something: what was worked out under another number may be late. */
  version = 0;

  addOwner(asset: number, owner: number, position: number): void {
    this.add(this.laterOwners, asset, { position, owner });
  }

  addLine(serves: 'OTHERS' | 'MATERIALS', organization: number, quantity: number, span: Span): void {
    this.add(this.linesOf(serves), pair(organization, quantity), span);
  }

  addEntrusted(asset: number, entrusted: Entrusted): void {
    this.add(this.entrusted, asset, entrusted);
  }

  addEntrustedAll({ owner, laboratory, ...span }: Entrusted): void {
    this.add(this.entrustedAll, pair(owner, laboratory), span);
  }

  addDesignated(asset: number, designated: Designated): void {
    this.add(this.designated, asset, designated);
  }

  lines(serves: 'OTHERS' | 'MATERIALS', organization: number, quantity: number): readonly Span[] {
    return this.linesOf(serves).get(pair(organization, quantity)) ?? [];
  }

  entrustedAllBy(owner: number, laboratory: number): readonly Span[] {
    return this.entrustedAll.get(pair(owner, laboratory)) ?? [];
  }

  private linesOf(serves: 'OTHERS' | 'MATERIALS'): Map<number, Span[]> {
    return serves === 'OTHERS' ? this.servingLines : this.producingLines;
  }

  private add<T extends { position: number }>(map: Map<number, T[]>, key: number, fact: T): void {
    if (addOnce(map, key, fact)) this.version += 1;
  }
}

const pair = (a: number, b: number): number => a * PAIR_MAX + b;

/** Adds to a list by key unless it has a fact of that position; tells whether it was new. */
export function addOnce<T extends { position: number }>(
  map: Map<number, T[]>,
  key: number,
  fact: T,
): boolean {
  const known = map.get(key);
  if (known === undefined) {
    map.set(key, [fact]);
    return true;
  }
  if (known.some(({ position }) => position === fact.position)) return false;
  known.push(fact);
  return true;
}
