import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@suyuan/domain';
import { printOf } from '@suyuan/read-model';
import { Oldest } from '@suyuan/platform';

/** Changes remembered: of some tens of thousands of certificates; what was not asked for since then is read again. */
export const CHANGES_KEPT_MAX = 200_000;

/** Stands for the schemes, methods, quantities and ends of organizations, which bear on every judgement. */
export const PUBLICATIONS = 'publications';

/** Stands for the nameplates of all assets: a registration may give a nameplate to another asset, or to two. */
export const NAMEPLATES = 'nameplates';

/** Stands for what an issuer certified on a day. Streams have no blank in their prefix, so no stream is such a key. */
export const dayKey = (issuer: string, performedOn: string): string => `day ${performedOn} ${issuer}`;

/** Stands for the certificates of an issuer with the same figures. */
export const printKey = (issuer: string, print: string): string => `print ${print} ${issuer}`;

/** What an event changes: its stream, and what judgements fold from several streams. */
export function changedBy(event: RecordedEvent): string[] {
  switch (event.type) {
    case 'CalibrationRecorded': {
      const { issuer, performedOn } = event.data;
      const print = printOf(event.data);
      const keys = [event.stream, dayKey(issuer, performedOn)];
      return print === null ? keys : [...keys, printKey(issuer, print)];
    }
    case 'OrganizationMerged':
    case 'OrganizationDissolved':
    case 'SchemePublished':
    case 'MethodPublished':
    case 'QuantityPublished':
      return [event.stream, PUBLICATIONS];
    case 'AssetRegistered':
      return [event.stream, NAMEPLATES];
    default:
      return [event.stream];
  }
}

/**
 * The last position at which something changed, as this process heard it over the stream. Of what it did not hear it
 * says the last position that it cannot speak about: too much rather than too little.
 */
@Injectable()
export class Changes {
  private readonly last = new Map<string, number>();
  private readonly oldest = new Oldest(this.last);
  /** Up to here anything may have changed. */
  private floor = -1;
  private readonly capacity: number;

  constructor(capacity?: number) {
    this.capacity = capacity ?? CHANGES_KEPT_MAX;
  }

  lastOf(key: string): number {
    return Math.max(this.last.get(key) ?? -1, this.floor);
  }

  /** Whether something changed after a position that was heard of. */
  since(keys: Iterable<string>, position: number): boolean {
    if (this.floor > position) return true;
    for (const key of keys) if ((this.last.get(key) ?? -1) > position) return true;
    return false;
  }

  see(keys: readonly string[], position: number): void {
    for (const key of keys) {
      const known = this.last.get(key) ?? -1;
      this.last.delete(key);
      this.last.set(key, Math.max(known, position));
    }
    while (this.last.size > this.capacity) {
      const key = this.oldest.take() as string;
      this.floor = Math.max(this.floor, this.last.get(key) ?? -1);
      this.last.delete(key);
    }
  }

  /** What was recorded up to a position was not heard of. */
  unheardUpTo(position: number): void {
    this.floor = Math.max(this.floor, position);
  }

  get size(): number {
    return this.last.size;
  }
}
