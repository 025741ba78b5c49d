import type { FastifyInstance } from 'fastify';

/** Remembers the routes that are registered from now on, to tell "no such address" from "not this method". */
export class RouteTable {
  private readonly routes: { pattern: RegExp; method: string }[] = [];

  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ url, method }) => {
      if (url.includes('*')) return;
      for (const name of [method].flat()) this.routes.push({ pattern: patternOf(url), method: name });
    });
  }

  /** The methods that the path of this URL answers, sorted; empty when it answers none. */
  methodsOf(url: string): string[] {
    const path = url.split('?')[0] ?? '';
    const methods = this.routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(methods)].toSorted();
  }
}

function patternOf(url: string): RegExp {
  const segments = url.split('/').map((segment) => {
    return segment.startsWith(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${segments.join('/')}$`);
}
