import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secrets } from '@suyuan/platform';
import type { Reader } from '@suyuan/read-model';

/** What a handle begins with: no id holds a colon, so nothing that somebody names can pass for one. */
export const HANDLE_PREFIX = 'restricted:';

/** 132 bits: two records do not share one, and nobody finds the id behind it by trying. */
const HANDLE_LENGTH = 22;

export type HandleKind = 'asset' | 'certificate' | 'case';

/**
 * Stands for a record whose id the reader may not know: the same one for all readers of one organization, whenever they
 * ask, so that two records can be told apart; another one for every other organization, so that they cannot compare.
 */
@Injectable()
export class Handles {
  private readonly key: Buffer;

  constructor(secrets: Secrets) {
    this.key = secrets.key('handle');
  }

  of(reader: Reader, kind: HandleKind, id: string): string {
    const who = reader.organization === null ? ['role', reader.role] : ['organization', reader.organization];
    const mac = createHmac('sha256', this.key)
      .update(JSON.stringify([...who, kind, id]))
      .digest('base64url');
    return `${HANDLE_PREFIX}${mac.slice(0, HANDLE_LENGTH)}`;
  }
}
