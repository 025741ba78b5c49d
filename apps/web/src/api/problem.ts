/** RFC 9457 as Suyuan answers it: a stable `code`, and every bad field at once. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  traceId: string | null;
  errors: FieldProblem[];
}

export interface FieldProblem {
  /** JSON Pointer into the request body. */
  pointer: string;
  code: string;
  detail: string;
}

export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ApiError';
  }
}

/** The steps of a JSON Pointer (RFC 6901), numbers for array places: the name path of a form field. */
export function pathOfPointer(pointer: string): (string | number)[] {
  const text = pointer.startsWith('#') ? decodeURIComponent(pointer.slice(1)) : pointer;
  if (!text.startsWith('/')) return [];
  return text
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^(0|[1-9]\d*)$/.test(step) ? Number(step) : step));
}

const DETAIL_LENGTH_MAX = 200;

/** Whatever came back, as a problem: a proxy's HTML page or an empty body must not become a blank screen. */
export function problemOf(status: number, contentType: string, body: string): Problem {
  if (contentType.includes('json')) {
    try {
      const json = JSON.parse(body) as Partial<Problem>;
      return {
        status: json.status ?? status,
        code: json.code ?? `HTTP_${status}`,
        title: json.title ?? '',
        detail: json.detail ?? '',
        traceId: json.traceId ?? null,
        // An entry about the request as a whole says again what the problem itself says.
        errors: (json.errors ?? []).filter(({ pointer }) => pointer !== ''),
      };
    } catch {
      // Falls through: a body that only claims to be JSON.
    }
  }
  // A page is for a browser to show: its source tells nobody anything.
  const detail = contentType.includes('text/plain') ? body.slice(0, DETAIL_LENGTH_MAX) : '';
  return { status, code: `HTTP_${status}`, title: '', detail, traceId: null, errors: [] };
}
