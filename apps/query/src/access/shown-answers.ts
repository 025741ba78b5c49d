import { Injectable } from '@nestjs/common';
import type { Reader } from '@suyuan/read-model';
import { AnswerNames } from './answer-names';
import { Redactor } from './redactor';

/** An answer as its reader sees it, and how many records stand in it by a handle only. */
export interface ShownAnswer {
  answer: unknown;
  hidden: number;
}

/**
 * The last things that happen to an answer, in this order: what names hidden records becomes their handles, and what the
 * codes that are left are called is put beside them.
 */
@Injectable()
export class ShownAnswers {
  constructor(
    private readonly redactor: Redactor,
    private readonly names: AnswerNames,
  ) {}

  async of(reader: Reader, answer: unknown): Promise<ShownAnswer> {
    const redacted = await this.redactor.redactCounted(reader, answer);
    const { answer: shown, hidden } = redacted;
    if (typeof shown !== 'object' || shown === null || Array.isArray(shown)) return redacted;
    return { answer: { ...shown, names: await this.names.of(reader, shown) }, hidden };
  }
}
