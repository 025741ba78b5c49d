import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openApiOf } from '@suyuan/contract';

interface Reply {
  type(type: string): Reply;
  send(body: string): unknown;
}

/**
 * Publishes what this app can be asked as `/openapi.json`; the front door joins it with the query side's. Call it
 * before the app listens; the document is made when first asked for.
 */
export function publishOpenApi(app: NestFastifyApplication): void {
  let text: string | null = null;
  app.getHttpAdapter().get('/openapi.json', (_request: unknown, reply: Reply) => {
    text ??= JSON.stringify(openApiOf(app));
    void reply.type('application/json; charset=utf-8').send(text);
  });
}
