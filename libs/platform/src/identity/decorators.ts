import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Caller, Role } from './caller';

export const ACCESS_METADATA = 'suyuan:access';

/** What a route lets in. A route that says nothing lets nobody in. */
export type Access =
  | { kind: 'public' }
  | { kind: 'authenticated' }
  | { kind: 'roles'; roles: readonly Role[] }
  | { kind: 'only'; roles: readonly Role[] };

/** Anybody, without a token. */
export const Public = (): MethodDecorator & ClassDecorator =>
  SetMetadata<string, Access>(ACCESS_METADATA, { kind: 'public' });

/** Anybody with a valid token, but an auditor, who reads the access log and nothing else. */
export const Authenticated = (): MethodDecorator & ClassDecorator =>
  SetMetadata<string, Access>(ACCESS_METADATA, { kind: 'authenticated' });

/** Holders of one of the roles; `admin` may do everything and need not be named. */
export const Roles = (...roles: Role[]): MethodDecorator & ClassDecorator =>
  SetMetadata<string, Access>(ACCESS_METADATA, { kind: 'roles', roles });

/** Holders of one of the roles and nobody else, not even `admin`: who runs the service does not audit it. */
export const OnlyRoles = (...roles: Role[]): MethodDecorator & ClassDecorator =>
  SetMetadata<string, Access>(ACCESS_METADATA, { kind: 'only', roles });

/** A request after the guard has let it in: `caller` is null on public routes without a token. */
export interface RequestWithCaller {
  caller?: Caller | null;
}

/** The caller whom the guard let in, as a parameter of a controller's method. null on public routes. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller | null => {
  return context.switchToHttp().getRequest<RequestWithCaller>().caller ?? null;
});
