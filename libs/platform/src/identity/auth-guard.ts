import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ProblemError } from '../http/problem';
import type { Caller } from './caller';
import { ACCESS_METADATA, type Access, type RequestWithCaller } from './decorators';
import { TokenVerifier, unauthenticated } from './token-verifier';

interface IncomingRequest extends RequestWithCaller {
  headers: Record<string, string | string[] | undefined>;
}

/** Stands before every route. One that does not say whom it lets in lets nobody in. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS_METADATA, targets);
    const request = context.switchToHttp().getRequest<IncomingRequest>();
    if (access?.kind === 'public') {
      request.caller = null;
      return true;
    }
    const token = bearerOf(request.headers);
    if (token === null) throw unauthenticated();
    const caller = await this.verifier.verify(token);
    if (!access || !lets(access, caller)) throw forbidden(caller);
    request.caller = caller;
    return true;
  }
}

/** The token of `Authorization: Bearer`; null where there is none in that form. */
export function bearerOf(headers: { authorization?: unknown }): string | null {
  const header = headers.authorization;
  return (typeof header === 'string' ? /^Bearer (\S+)$/i.exec(header)?.[1] : null) ?? null;
}

function lets(access: Access, caller: Caller): boolean {
  if (access.kind === 'only') return access.roles.includes(caller.role);
  // An auditor reads the log of reads; what is open to any token is about the matter itself.
  if (access.kind !== 'roles') return caller.role !== 'auditor';
  return caller.role === 'admin' || access.roles.includes(caller.role);
}

function forbidden(caller: Caller): ProblemError {
  const detail = `The role ${caller.role} may not do this.`;
  return new ProblemError({ status: 403, code: 'FORBIDDEN', detail, params: { role: caller.role } });
}
