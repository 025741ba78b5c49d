import type { Role } from '@suyuan/platform';
import type { Request } from '../stories/steps';

/** Who sends a request: the role and organization of its token. */
export interface DemoSenderOf {
  role: Role;
  organization: string;
}

/** One request of the demonstration, as it goes over HTTP: a body of API.md with an id of its own, so that it can be repeated. */
export interface DemoRequest extends Request, DemoSenderOf {
  method: 'POST';
  path: string;
  idempotencyKey: string;
}
