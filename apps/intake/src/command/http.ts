import {
  applyDecorators,
  createParamDecorator,
  Post,
  type ExecutionContext,
  type Type,
} from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ProposedReply, WrittenReply } from '@suyuan/contract';
import { Roles, type RequestWithCaller, type TracedRequest } from '@suyuan/platform';
import { MAX_IDEMPOTENCY_KEY_LENGTH, readIdempotencyKey } from './idempotency';
import { ROLES_OF, type CommandName } from './policy';
import type { CommandReply, Origin } from './request';

/** What of the HTTP reply is needed here; Fastify's reply has it. */
export interface HttpReply {
  code(status: number): unknown;
  header(name: string, value: string): unknown;
}

interface HttpRequest extends RequestWithCaller, TracedRequest {
  method: string;
  url: string;
  headers: Record<string, unknown>;
}

/** Commands that may take a second person, or the receiver's consent. */
const MAY_WAIT: ReadonlySet<CommandName> = new Set([
  'RevokeCertificate',
  'RevokeScope',
  'RecordLifecycle',
  'MergeOrganization',
  'DissolveOrganization',
]);

const LOCATION = {
  Location: {
    description: 'Where to read what was recorded or proposed.',
    schema: { type: 'string' as const, format: 'uri-reference' },
  },
};

/** A route that gives a command: its roles, its retry header and its replies in one place. */
export function CommandRoute(
  path: string,
  name: CommandName,
  summary: string,
  written: Type<WrittenReply> = WrittenReply,
): MethodDecorator {
  return applyDecorators(
    Post(path),
    Roles(...ROLES_OF[name]),
    ApiBearerAuth(),
    ApiOperation({ operationId: name, summary }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'A retry with the same key and body gets the first reply.',
      schema: { type: 'string', minLength: 1, maxLength: MAX_IDEMPOTENCY_KEY_LENGTH },
    }),
    ApiResponse({ status: 201, type: written, headers: LOCATION, description: 'Recorded.' }),
    ApiResponse({
      status: 200,
      type: written,
      headers: LOCATION,
      description: 'Recorded before: the first reply.',
    }),
    ...(MAY_WAIT.has(name)
      ? [
          ApiResponse({
            status: 202,
            type: ProposedReply,
            headers: LOCATION,
            description: 'Proposed: it waits for somebody else.',
          }),
        ]
      : []),
    ApiResponse({ status: 422, description: 'Impossible or not permitted: codes with JSON Pointers.' }),
  );
}

/** The origin of the command in hand, for a parameter of a controller's method. */
export const CurrentOrigin = createParamDecorator((_: unknown, context: ExecutionContext): Origin => {
  const request = context.switchToHttp().getRequest<HttpRequest>();
  const { caller, method, url, headers, traceId } = request;
  if (!caller) throw new Error('a command route without a caller');
  return {
    caller,
    target: `${method} ${url.split('?')[0]}`,
    idempotencyKey: readIdempotencyKey(headers['idempotency-key']),
    correlationId: traceId || null,
  };
});

/** Writes status and Location and gives back the body. */
export function answer(reply: HttpReply, { status, location, body }: CommandReply): CommandReply['body'] {
  reply.code(status);
  reply.header('location', location);
  return body;
}
