import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module, type Type } from '@nestjs/common';
import { CODES, mergeOpenApi, openApiOf, type OpenApi31 } from '@suyuan/contract';
import { createHttpApp, createLogger, readSettings } from '@suyuan/platform';
import { IntakeHarness } from '../../apps/intake/src/testing/intake-harness';
import { QUERY_CONTROLLERS } from '../../apps/query/src/query.module';

interface Injecting {
  inject(request: object): Promise<{ statusCode: number }>;
}

/** Both halves of the product as far as their documents need them. */
export interface PublishedApps {
  /** The document that the front door gives: of both. */
  document: OpenApi31;
  /** The status of a request without a token. */
  statusWithoutToken(method: string, path: string): Promise<number>;
  close(): Promise<void>;
}

/** What the controllers ask for is not needed to describe them, so that no store is opened. */
const injected = QUERY_CONTROLLERS.flatMap(
  (controller) => (Reflect.getMetadata('design:paramtypes', controller) ?? []) as Type[],
);

@Module({
  controllers: [...QUERY_CONTROLLERS],
  providers: [...new Set(injected)].map((provide) => ({ provide, useValue: {} })),
})
class QuestionsAlone {}

export async function openPublishedApps(): Promise<PublishedApps> {
  const intake = await IntakeHarness.start();
  const folder = mkdtempSync(join(tmpdir(), 'suyuan-documents-'));
  const settings = readSettings({ SUYUAN_DATA_DIR: folder, LOG_LEVEL: 'silent' }, 'standalone');
  const logger = createLogger('documents-test', 'silent');
  const options = { settings, name: 'documents-test', texts: CODES, logger };
  const query = await createHttpApp(QuestionsAlone, options);
  await query.init();
  const halves = [intake.app, query].map((app) => ({
    app: app as unknown as Injecting,
    document: openApiOf(app),
  }));
  return {
    document: mergeOpenApi(halves.map(({ document }) => document)),
    statusWithoutToken: async (method, path) => {
      const half = halves.find(({ document }) => Object.hasOwn(document.paths[path] ?? {}, method));
      if (!half) throw new RangeError(`nobody describes ${method} ${path}`);
      const url = path.replaceAll(/\{\w+\}/g, 'x');
      const headers = { 'content-type': 'application/json' };
      const request = {
        method: method.toUpperCase(),
        url,
        ...(method === 'get' ? {} : { headers, payload: '{}' }),
      };
      return (await half.app.inject(request)).statusCode;
    },
    close: async () => {
      await intake.stop();
      await query.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
