import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { QuerySettings } from '../query-settings';
import { encodingFor, readWebFiles, type WebFile } from './web-files';

/** Addresses that belong to the service itself: a page never answers there, so that 404 and 405 stay true. */
const RESERVED = /^\/(v1|dev|docs|check|openapi\.json|asyncapi\.json|healthz|readyz|metrics)(\/|$)/;

/** A year: as long as caches keep anything. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

const MISSING = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>Suyuan</title></head><body>
<h1>页面尚未构建 · The pages are not built</h1>
<p>请运行 <code>npm run build</code> 后重新启动。服务接口 (<a href="/docs">/docs</a>) 和<a href="/check">证书核验</a>可以使用。</p>
<p lang="en">Run <code>npm run build</code> and start again. The service (<a href="/docs">/docs</a>) and the <a href="/check">certificate check</a> work without it.</p>
</body></html>
`;

interface PageRequest {
  method: string;
  url: string;
  is404: boolean;
  headers: { accept?: string; 'accept-encoding'?: string };
}

interface PageReply {
  code(status: number): PageReply;
  header(name: string, value: string): PageReply;
  type(type: string): PageReply;
  send(body: Buffer | string): PageReply;
}

interface HookServer {
  addHook(
    name: 'onRequest',
    hook: (request: PageRequest, reply: PageReply, done: () => void) => void,
  ): unknown;
}

/**
 * Serves the web build where no route of the service answers: its files, and its index page for every other
 * address that a browser asks to show, since the pages have addresses of their own.
 */
@Injectable()
export class Pages implements OnModuleInit {
  private readonly files: ReadonlyMap<string, WebFile> | null;

  constructor(
    private readonly host: HttpAdapterHost,
    settings: QuerySettings,
  ) {
    this.files = readWebFiles(settings.webFolder);
  }

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<HookServer>();
    server.addHook('onRequest', (request, reply, done) => {
      if (!request.is404 || !this.answer(request, reply)) done();
    });
  }

  private answer(request: PageRequest, reply: PageReply): boolean {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = pathOf(request.url);
    if (path === null || RESERVED.test(path)) return false;
    const file = this.files?.get(path.slice(1));
    if (file !== undefined) {
      send(file, request, reply);
      return true;
    }
    // The front page for whoever comes to the door; elsewhere only for browsers, so that clients see their 404.
    if (path !== '/' && !(request.headers.accept ?? '').includes('text/html')) return false;
    const index = this.files?.get('index.html');
    if (index === undefined) {
      reply.code(503).header('retry-after', '60').type('text/html; charset=utf-8').send(MISSING);
      return true;
    }
    send(index, request, reply);
    return true;
  }
}

function send(file: WebFile, { headers }: PageRequest, reply: PageReply): void {
  const encoding = encodingFor(file, headers['accept-encoding']);
  reply.header('cache-control', file.immutable ? IMMUTABLE : 'no-cache').type(file.type);
  // A cache on the way keeps each form for those who take it.
  if (Object.keys(file.compressed).length > 0) reply.header('vary', 'accept-encoding');
  if (encoding !== null) reply.header('content-encoding', encoding);
  reply.send(encoding === null ? file.body : (file.compressed[encoding] as Buffer));
}

/** The decoded path of a URL; null when it cannot be decoded, which the service itself answers. */
function pathOf(url: string): string | null {
  try {
    return decodeURIComponent(url.split('?')[0] ?? '/');
  } catch {
    return null;
  }
}
