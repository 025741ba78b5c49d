// Goal: the front door knows every address of the services and the service behind it. Method: read what the
// controllers of both services declare, and hold the door's list against it.
import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { IntakeModule } from '../../../intake/src/intake.module';
import { QueryModule } from '../../../query/src/query.module';
import { ROUTES, wayOf } from './front-door-routes';

type Parts = Parameters<typeof QueryModule.register>[0] & Parameters<typeof IntakeModule.register>[0];

/** `METHOD path` of each method of the module's controllers that answers requests. */
function declared(module: { controllers?: unknown[] }): string[] {
  return (module.controllers as { prototype: Record<string, object> }[]).flatMap((controller) => {
    const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
    return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
      const handler = controller.prototype[name] as object;
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const parts = [base, String(Reflect.getMetadata(PATH_METADATA, handler))];
      const path = parts.flatMap((part) => part.split('/')).filter((part) => part !== '');
      return [`${RequestMethod[method]} /${path.join('/')}`];
    });
  });
}

const listed = (service: string): string[] =>
  ROUTES.filter((route) => route.service === service && route.path.startsWith('/v1/'))
    .map(({ method, path }) => `${method} ${path}`)
    .toSorted();

describe('the list of the front door', () => {
  const parts = {} as Parts;

  it.each([
    ['intake', declared(IntakeModule.register(parts))],
    ['query', declared(QueryModule.register(parts)).filter((route) => route.includes(' /v1/'))],
  ])('holds what the controllers of %s declare, and nothing else', (service, routes) => {
    expect(listed(service)).toEqual(routes.toSorted());
    expect(routes.length).toBeGreaterThan(10);
  });
});

describe('a method that an address does not have', () => {
  it('is refused where two services share the address, with the methods of both', () => {
    expect(wayOf('PUT', '/v1/assets')).toEqual({ allow: ['GET', 'HEAD', 'POST'] });
  });

  it.each([
    ['GET', '/v1/calibrations', 'intake'],
    ['DELETE', '/v1/scopes/s/suspensions', 'intake'],
    ['POST', '/v1/assets/a/trace', 'query'],
    ['GET', '/v1/intervals', 'query'],
  ] as const)('%s %s is answered by the service that has the address', (method, path, service) => {
    expect(wayOf(method, path)).toEqual({ service });
  });
});
