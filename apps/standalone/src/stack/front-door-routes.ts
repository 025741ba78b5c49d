import { CALCULATOR_PATHS } from '@suyuan/contract';

export type Service = 'intake' | 'query';

export interface Route {
  method: 'GET' | 'POST';
  /** `:id` stands for any one segment. */
  path: string;
  service: Service;
}

const to = (service: Service, method: Route['method'], paths: readonly string[]): Route[] =>
  paths.map((path) => ({ method, path, service }));

/** Every address under /v1 and the development tokens: which service answers it. A test holds it to their controllers. */
export const ROUTES: readonly Route[] = [
  ...to('intake', 'POST', [
    '/dev/tokens',
    '/v1/assets',
    '/v1/assets/:id/amendments',
    '/v1/assets/:id/checks',
    '/v1/assets/:id/confirmations',
    '/v1/assets/:id/designations',
    '/v1/assets/:id/dismissals',
    '/v1/assets/:id/entrustments',
    '/v1/assets/:id/examinations',
    '/v1/assets/:id/lifecycle',
    '/v1/assets/:id/nonconformities',
    '/v1/assets/:id/restatements',
    '/v1/calibrations',
    '/v1/certificates/:id/acceptances',
    '/v1/certificates/:id/confirmations',
    '/v1/certificates/:id/disclosures',
    '/v1/certificates/:id/disputes',
    '/v1/certificates/:id/erasures',
    '/v1/certificates/:id/revocations',
    '/v1/certificates/:id/suspensions',
    '/v1/impact-cases/:id/assessments',
    '/v1/impact-cases/:id/closures',
    '/v1/impact-cases/:id/notifications',
    '/v1/methods',
    '/v1/organizations',
    '/v1/organizations/:id/amendments',
    '/v1/organizations/:id/clearances',
    '/v1/organizations/:id/dissolutions',
    '/v1/organizations/:id/entrustments',
    '/v1/organizations/:id/mergers',
    '/v1/organizations/:id/scopes',
    '/v1/proposals/:id/approvals',
    '/v1/quantities',
    '/v1/schemes',
    '/v1/scopes/:id/revocations',
    '/v1/scopes/:id/suspensions',
  ]),
  ...to('query', 'GET', [
    '/v1/access-log',
    '/v1/assets',
    '/v1/assets/:id',
    '/v1/assets/:id/certificates',
    '/v1/assets/:id/impact',
    '/v1/assets/:id/last-known-good',
    '/v1/assets/:id/suspicions',
    '/v1/assets/:id/trace',
    '/v1/assets/:id/validity',
    '/v1/certificates',
    '/v1/certificates/:id',
    '/v1/certificates/:id/impact',
    '/v1/certificates/:id/trace',
    '/v1/due-notices',
    '/v1/impact-cases',
    '/v1/impact-cases/:id',
    '/v1/methods/:id',
    '/v1/organizations',
    '/v1/organizations/:id',
    '/v1/proposals',
    '/v1/proposals/:id',
    '/v1/public/verification',
    '/v1/quantities',
    '/v1/quantities/:id',
    '/v1/schemes',
    '/v1/schemes/:id',
  ]),
  ...to('query', 'POST', CALCULATOR_PATHS),
];

const PATTERNS = ROUTES.map((route) => ({
  ...route,
  pattern: new RegExp(`^${route.path.replace(/:[a-z]+/g, '[^/]+')}$`),
}));

/**
 * Which service answers; or, of an address that two services share, the methods that it has, when this is none of
 * them: neither service knows them all. Of other addresses the service says so itself.
 */
export function wayOf(method: string, path: string): { service: Service } | { allow: string[] } {
  const routes = PATTERNS.filter(({ pattern }) => pattern.test(path));
  const wanted = method === 'HEAD' ? 'GET' : method;
  const meant = routes.find((route) => route.method === wanted);
  if (meant) return { service: meant.service };
  const [service = 'query', ...others] = new Set(routes.map((route) => route.service));
  if (others.length === 0) return { service };
  return {
    allow: routes
      .flatMap((route): string[] => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]))
      .toSorted(),
  };
}
