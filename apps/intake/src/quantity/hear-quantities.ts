import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { findQuantity, learnQuantity, QUANTITY, fold, quantityStream, upcast } from '@suyuan/domain';
import { EventLog } from '@suyuan/event-log';
import type { Observable } from 'rxjs';

/**
 * Bodies are checked by the list of quantities, of which a process knows what is built in and what it has heard of.
 * What a body names beside that is looked up in the log first: another process may have published it a moment ago.
 */
@Injectable()
export class HearQuantities implements NestInterceptor {
  constructor(private readonly log: EventLog) {}

  /** Interceptors come before the pipes that check bodies. */
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    await this.hear(context.switchToHttp().getRequest<{ body?: unknown }>().body);
    return next.handle();
  }

  async hear(body: unknown): Promise<void> {
    const codes = new Set<string>();
    collect(body, codes);
    const unheard = [...codes].filter((code) => findQuantity(code) === null);
    if (unheard.length === 0) return;
    const found = await this.log.readStreams(unheard.map(quantityStream));
    for (const stored of found.values()) {
      const events = stored.flatMap(
        ({ type, schemaVersion, data }) => upcast(type, schemaVersion, data) ?? [],
      );
      const state = fold(QUANTITY, events);
      if (state.status === 'PUBLISHED') learnQuantity(state.quantity);
    }
  }
}

/** Longer ones are refused without a look at them. */
const MAX_CODE_LENGTH = 64;

/** Codes that stand under `quantity`, wherever. */
function collect(part: unknown, codes: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    const code: unknown = key === 'quantity' ? ((value as { code?: unknown } | null)?.code ?? value) : null;
    if (typeof code === 'string' && code.length <= MAX_CODE_LENGTH) codes.add(code);
    collect(value, codes);
  }
}
