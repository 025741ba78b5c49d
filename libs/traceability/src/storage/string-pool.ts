import { Uint32Column } from './columns';

/**
 * Gives each distinct text a number, dense from 0, and keeps the text as UTF-8 bytes in one arena: about the
 * text's own length plus 12 bytes each, where a Map of strings needs ten times that. A JavaScript Map also ends
 * at 16.7 million entries.
 */
export class StringPool {
  private arena = Buffer.allocUnsafe(1 << 16);
  private used = 0;
  private readonly starts = new Uint32Column();
  /** Open addressing, number + 1 in each slot, 0 for free; never more than half full. */
  private slots = new Int32Array(1 << 11);
  private scratch = Buffer.allocUnsafe(1 << 10);
  /** While no text has more bytes than characters all are ASCII, which is read twice as fast. */
  private encoding: 'latin1' | 'utf8' = 'latin1';
  /** Texts as strings, for a small pool whose texts are asked for again and again. */
  private readonly kept: string[] | null;

  /** `keepStrings`: for pools of some hundreds at most. */
  constructor({ keepStrings = false } = {}) {
    this.starts.push(0);
    this.kept = keepStrings ? [] : null;
  }

  get size(): number {
    return this.starts.length - 1;
  }

  get bytes(): number {
    return this.arena.length + this.starts.bytes + this.slots.byteLength;
  }

  /** The number of a text, or -1 when it was never added. */
  find(text: string): number {
    const length = this.encode(text);
    return (this.slots[this.slotOf(length)] as number) - 1;
  }

  /** The number of a text, adding it when it is new. */
  add(text: string): number {
    const length = this.encode(text);
    const slot = this.slotOf(length);
    const found = (this.slots[slot] as number) - 1;
    if (found >= 0) return found;
    const number = this.size;
    this.reserve(length);
    this.scratch.copy(this.arena, this.used, 0, length);
    this.used += length;
    if (length !== text.length) this.encoding = 'utf8';
    this.starts.push(this.used);
    this.slots[slot] = number + 1;
    this.kept?.push(text);
    if (this.size * 2 > this.slots.length) this.rehash();
    return number;
  }

  text(number: number): string {
    if (this.kept !== null) return this.kept[number] as string;
    return this.arena.toString(this.encoding, this.starts.at(number), this.starts.at(number + 1));
  }

  /** Compares by UTF-8 bytes, which for ASCII (every id) is the order of code units. */
  compare(a: number, b: number): number {
    if (a === b) return 0;
    return this.arena.compare(
      this.arena,
      this.starts.at(b),
      this.starts.at(b + 1),
      this.starts.at(a),
      this.starts.at(a + 1),
    );
  }

  private encode(text: string): number {
    const most = text.length * 3;
    if (most > this.scratch.length) this.scratch = Buffer.allocUnsafe(most * 2);
    return this.scratch.write(text, 0, 'utf8');
  }

  /** The slot that holds the text in scratch, or the free slot where it belongs. */
  private slotOf(length: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(this.scratch, 0, length) & mask;
    for (;;) {
      const number = (this.slots[slot] as number) - 1;
      if (number < 0 || this.equalsScratch(number, length)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private equalsScratch(number: number, length: number): boolean {
    const start = this.starts.at(number);
    if (this.starts.at(number + 1) - start !== length) return false;
    for (let i = 0; i < length; i += 1) {
      if (this.arena[start + i] !== this.scratch[i]) return false;
    }
    return true;
  }

  private reserve(length: number): void {
    if (this.used + length <= this.arena.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.used + length, Math.ceil(this.arena.length * 1.5)));
    this.arena.copy(grown, 0, 0, this.used);
    this.arena = grown;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number += 1) {
      let slot = hashOf(this.arena, this.starts.at(number), this.starts.at(number + 1)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.slots = slots;
  }
}

/** FNV-1a with a final mix, so that ids that differ in their last digit spread over all slots. */
function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
