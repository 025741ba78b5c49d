/** Stories share one database: each gets a prefix before its ids and serial numbers, and answers lose it again. */
import { sealed } from './seal';
import type { Json, Request } from '../../apps/standalone/src/stories/steps';
import type { Answer, Question, Step } from './story';

export class Prefix {
  private readonly names: Set<string>;

  constructor(
    readonly prefix: string,
    steps: readonly Step[],
  ) {
    const serialNumbers = steps
      .map(({ request }) => request.body.serialNumber)
      .filter((one) => one !== undefined);
    this.names = new Set([...steps.map(({ request }) => request.body.id), ...(serialNumbers as string[])]);
  }

  /** Only what the story declares is renamed: words of the API and ids that nobody registers stay as they are. */
  add(text: string): string {
    return this.names.has(text) ? `${this.prefix}${text}` : text;
  }

  remove(text: string): string {
    return this.prefix !== '' && text.startsWith(this.prefix) ? text.slice(this.prefix.length) : text;
  }
}

function renamed<T>(value: T, rename: (text: string) => string): T {
  if (typeof value === 'string') return rename(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, rename)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value as Json).map(([key, one]) => [key, renamed(one, rename)]);
  return Object.fromEntries(fields) as T;
}

export function renamedRequest(names: Prefix, request: Request): Request {
  const rename = (text: string): string => names.add(text);
  return { kind: request.kind, of: rename(request.of), body: sealed(renamed(request.body, rename)) };
}

export function renamedQuestion(names: Prefix, question: Question): Question {
  return renamed(question, (text) => names.add(text));
}

export function renamedAnswer(names: Prefix, answer: Answer): Answer {
  return sorted(renamed(answer, (text) => names.remove(text)));
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** Lists whose order means nothing here come in one order, whatever the prefix was. */
function sorted(answer: Answer): Answer {
  if (answer.ask === 'impact') return { ...answer, items: [...answer.items].sort(byText) };
  const codes = answer.codes.map((one) => ({ ...one, evidence: [...one.evidence].sort() })).sort(byText);
  if (answer.ask === 'validity') return { ...answer, codes };
  return { ...answer, roots: [...answer.roots].sort(), codes };
}
