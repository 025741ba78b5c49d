import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { asyncApiDocument, openApiOf, referencePage } from '@suyuan/contract';

/** A document changes only with a release: an hour saves the second look. */
const DOCUMENT_CACHE = 'public, max-age=3600';

interface DocumentReply {
  header(name: string, value: string): DocumentReply;
  type(type: string): DocumentReply;
  send(body: string): unknown;
}

/**
 * Publishes what the app can be asked: `/docs` (a page without script), `/openapi.json`
 * and `/asyncapi.json`. Call it before the app listens; the documents are made when first asked for.
 */
export function serveDocuments(app: NestFastifyApplication): void {
  let openApi: string | null = null;
  let asyncApi: string | null = null;
  let reference: string | null = null;
  const http = app.getHttpAdapter();
  const serve = (path: string, type: string, text: () => string): void => {
    http.get(path, (_request: unknown, reply: DocumentReply) => {
      void reply.header('cache-control', DOCUMENT_CACHE).type(`${type}; charset=utf-8`).send(text());
    });
  };
  serve('/openapi.json', 'application/json', () => (openApi ??= JSON.stringify(openApiOf(app))));
  serve('/asyncapi.json', 'application/json', () => (asyncApi ??= JSON.stringify(asyncApiDocument())));
  serve('/docs', 'text/html', () => (reference ??= referencePage(openApiOf(app))));
}
