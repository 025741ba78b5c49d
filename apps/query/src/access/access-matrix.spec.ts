// Goal: no route answers about records without a row in the matrix, and no row is about a route that is not there.
// Method: the routes as the controllers declare them, of the query side and (reads alone) of the intake.
import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { QUERY_CONTROLLERS } from '../query.module';
import { ACCESS_MATRIX, levelOf, READING_ROLES, RELATIONS, ROUTES_WITHOUT_RECORDS } from './access-matrix';

function routesOf(controller: abstract new (...args: never[]) => unknown): string[] {
  const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
  const methods = Object.getOwnPropertyNames(controller.prototype)
    .filter((name) => name !== 'constructor')
    .map((name) => (controller.prototype as Record<string, unknown>)[name]);
  return methods.flatMap((handler) => {
    if (typeof handler !== 'function') return [];
    const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
    if (path === undefined) return [];
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
    return [
      `${method} /${[base, path]
        .map((part) => part.replace(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/')}`,
    ];
  });
}

const ROUTES = QUERY_CONTROLLERS.flatMap((controller) => routesOf(controller)).filter((route) =>
  route.includes(' /v1'),
);

describe('the access matrix', () => {
  it('has a row for every route that tells of records, and for no other', () => {
    const rows = [...ACCESS_MATRIX.map(({ route }) => route), ...ROUTES_WITHOUT_RECORDS];
    expect(ROUTES.length).toBeGreaterThan(15);
    expect(rows.toSorted()).toEqual(ROUTES.toSorted());
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('gives an admin everything but the access log, and an auditor nothing', () => {
    for (const row of ACCESS_MATRIX)
      for (const relation of RELATIONS) {
        expect(levelOf(row, 'admin', relation)).toBe('FULL');
        expect(levelOf(row, 'auditor', relation)).toBe('NOT_FOUND');
      }
  });

  it('gives nobody else what is hidden or foreign', () => {
    for (const row of ACCESS_MATRIX)
      for (const role of READING_ROLES.filter((one) => one !== 'admin'))
        for (const relation of ['HIDDEN', 'FOREIGN'] as const)
          expect({ route: row.route, level: levelOf(row, role, relation) }).toEqual({
            route: row.route,
            level: 'NOT_FOUND',
          });
  });

  it('records every read that tells of records of others', () => {
    const recorded = ACCESS_MATRIX.filter((row) => row.recorded).map(({ thing }) => thing);
    expect([...new Set(recorded)].toSorted()).toEqual([
      'ASSET',
      'CERTIFICATE',
      'IMPACT_CASE',
      'LIST',
      'ORGANIZATION',
      'PROPOSAL',
    ]);
  });
});
