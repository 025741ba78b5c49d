import type { Logger } from '@suyuan/platform';

/** What the query side is told by whoever composes it. */
export abstract class QuerySettings {
  /** Absolute path of the web build; it may be missing. */
  abstract readonly webFolder: string;
  abstract readonly logger: Logger;
}
