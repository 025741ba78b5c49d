/** One bad place of a request: a JSON Pointer (RFC 6901) into the body, or `/name` of a query parameter. */
export interface ProblemEntry {
  pointer: string;
  code: string;
  /** English; other languages come from the registry of codes. */
  detail: string;
  params?: Record<string, string>;
}

export interface ProblemOptions {
  /** HTTP status of the reply. */
  status: number;
  /** Stable, from the registry of codes. */
  code: string;
  /** Short and the same for every occurrence; left out, it is the registry's text of the code. */
  title?: string;
  /** What happened this time and what would be accepted, in English. Never an internal word. */
  detail: string;
  /** Left out of a refused request (4xx), one entry that points at the request as a whole. */
  errors?: ProblemEntry[];
  headers?: Record<string, string>;
  params?: Record<string, string>;
}

/** A reply that is not a success, as RFC 9457 has it. Thrown at the edge; ProblemFilter writes it. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string | null;
  readonly detail: string;
  readonly errors: ProblemEntry[];
  readonly headers: Record<string, string>;
  readonly params: Record<string, string>;

  constructor(options: ProblemOptions) {
    super(`${options.code}: ${options.detail}`);
    this.name = 'ProblemError';
    this.status = options.status;
    this.code = options.code;
    this.title = options.title ?? null;
    this.detail = options.detail;
    this.headers = options.headers ?? {};
    this.params = options.params ?? {};
    this.errors = options.errors ?? wholeRequest(options);
  }
}

/** A sender that reads only `errors` finds the reason there too; the empty pointer is the whole. */
function wholeRequest({ status, code, detail, params }: ProblemOptions): ProblemEntry[] {
  if (status >= 500) return [];
  return [{ pointer: '', code, detail, ...(params ? { params } : {}) }];
}
