import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { RequestMethod } from '@nestjs/common';
import { ACCESS_METADATA, type Access } from '../identity/decorators';
import { COST_METADATA, PLAIN_COST, type Cost } from '../limits/cost';

/** What a controller declares about one of its routes, for what must know it before the route is reached. */
export interface RouteFacts {
  /** Left out: nobody is let in. */
  access: Access | undefined;
  cost: Cost;
}

type Handler = (...parameters: unknown[]) => unknown;

/** Reads the decorators of every controller of an app, by `METHOD /pattern`. */
export function readRouteFacts(app: INestApplicationContext): ReadonlyMap<string, RouteFacts> {
  const facts = new Map<string, RouteFacts>();
  for (const module of app.get(ModulesContainer, { strict: false }).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      for (const [route, fact] of factsOf(metatype)) facts.set(route, fact);
    }
  }
  return facts;
}

function factsOf(controller: object & { prototype?: unknown }): [string, RouteFacts][] {
  const prototype = controller.prototype as Record<string, Handler>;
  return Object.getOwnPropertyNames(prototype).flatMap((name): [string, RouteFacts][] => {
    const handler = prototype[name];
    if (typeof handler !== 'function') return [];
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const declared = <Value>(key: string): Value | undefined =>
      (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as Value | undefined;
    const fact = {
      access: declared<Access>(ACCESS_METADATA),
      cost: declared<Cost>(COST_METADATA) ?? PLAIN_COST,
    };
    const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
    const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
    return paths.map((path) => [`${RequestMethod[method]} ${joined(base, path)}`, fact]);
  });
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
}
