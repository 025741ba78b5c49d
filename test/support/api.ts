/** A client of the public API, as a laboratory or an inspector would write one. */

export interface Reply {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
  text: string;
}

export class Api {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(readonly url: string) {}

  async token(role: string, organization?: string, subject?: string): Promise<string> {
    const key = `${role} ${organization ?? ''} ${subject ?? ''}`;
    const known = this.tokens.get(key);
    if (known) return known;
    const body = { role, organization, subject };
    const made = this.send('POST', '/dev/tokens', { body }).then((reply) => String(reply.body.token));
    this.tokens.set(key, made);
    return made;
  }

  async post(
    path: string,
    body: unknown,
    as: { role?: string; organization?: string; subject?: string; key?: string } = {},
  ): Promise<Reply> {
    const { role = 'admin', organization, subject, key } = as;
    const headers: Record<string, string> = {
      authorization: `Bearer ${await this.token(role, organization, subject)}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    return this.send('POST', path, { body, headers });
  }

  /** Posts, and has an admin approve what takes two people or the receiver's consent: the reply is the approval's. */
  async postByTwo(path: string, body: unknown, as: Parameters<Api['post']>[2] = {}): Promise<Reply> {
    const reply = await this.post(path, body, as);
    if (reply.status !== 202) return reply;
    const approvals = `/v1/proposals/${String(reply.body.proposal)}/approvals`;
    return this.post(approvals, {}, { role: 'admin', subject: 'second-person' });
  }

  async get(
    path: string,
    query: Record<string, string | number | null | undefined> = {},
    { role = 'inspector', organization }: { role?: string; organization?: string } = {},
  ): Promise<Reply> {
    const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
    const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]));
    const headers = { authorization: `Bearer ${await this.token(role, organization)}` };
    return this.send('GET', given.length === 0 ? path : `${path}?${search.toString()}`, { headers });
  }

  async send(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Reply> {
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, body: json ? JSON.parse(text) : {}, headers: response.headers, text };
  }
}
