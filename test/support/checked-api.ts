import { faultsOf } from '../documents/json-schema-faults';
import { Api, type Reply } from './api';

type Json = Record<string, unknown>;

interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: Json }> }>;
}

interface Document extends Json {
  paths: Record<string, Record<string, Operation>>;
}

/** A client that holds every reply against what the product publishes of itself. */
export class CheckedApi extends Api {
  private document: Promise<Document> | null = null;
  private readonly answered = new Set<string>();
  private readonly found = new Map<string, string>();

  override async send(...[method, path, sent]: Parameters<Api['send']>): Promise<Reply> {
    const reply = await super.send(method, path, sent);
    this.document ??= super.send('GET', '/openapi.json').then(({ body }) => body as Document);
    this.check(await this.document, method, new URL(path, this.url).pathname, reply);
    return reply;
  }

  /** What was not as it is described, each kind once with an example; indices and ids do not make another kind. */
  faults(): string[] {
    return [...this.found.values()];
  }

  /** The routes of which no answer came: nobody knows whether they are as described. */
  async unanswered(): Promise<string[]> {
    const { paths } = (await this.document) ?? { paths: {} };
    const routes = Object.entries(paths).flatMap(([template, operations]) =>
      Object.keys(operations).map((method) => `${method} ${template}`),
    );
    return routes.filter((route) => !this.answered.has(route));
  }

  private check(document: Document, method: string, path: string, reply: Reply): void {
    const verb = method.toLowerCase();
    const found = Object.entries(document.paths).find(
      ([template, operations]) => verb in operations && isOf(template, path),
    );
    if (!found) return;
    const [template, operations] = found;
    const { responses } = operations[verb] as Operation;
    const route = `${verb} ${template}`;
    if (reply.status < 300) this.answered.add(route);
    const told = responses[reply.status] ?? (reply.status < 300 ? undefined : responses.default);
    const type = (reply.headers.get('content-type') ?? '').split(';')[0] as string;
    const schema = told?.content?.[type]?.schema;
    const faults = schema
      ? faultsOf(reply.body, schema, document)
      : [`${reply.status} ${type} is not described`];
    for (const fault of faults) {
      const kind = `${route}: ${fault.replaceAll(/\/certificates\/[^/]+\//g, '/certificates/*/').replaceAll(/\/\d+/g, '/*')}`;
      if (!this.found.has(kind)) this.found.set(kind, `${route} (${path}): ${fault}`);
    }
  }
}

function isOf(template: string, path: string): boolean {
  const [steps, given] = [template.split('/'), path.split('/')];
  return (
    steps.length === given.length && steps.every((step, at) => step.startsWith('{') || step === given[at])
  );
}
