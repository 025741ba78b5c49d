import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, ValidateIf } from 'class-validator';
import { ClientAddresses, isForwarded, type AddressedRequest } from '../http/client-address';
import { ProblemError } from '../http/problem';
import { isLoopback } from '../settings';
import { ORGANIZATION_ROLES, ROLES, type Role } from './caller';
import { Public } from './decorators';
import { DevTokenIssuer } from './dev-token-issuer';

const needsOrganization = (body: DevTokenBody): boolean =>
  ORGANIZATION_ROLES.includes(body.role) || (body.organization !== undefined && body.organization !== null);

/** Of tokens that name nobody: whoever holds them is one and the same, so two of them are never two people. */
export const UNNAMED_SUBJECT = 'dev-unnamed';

/** POST /dev/tokens */
export class DevTokenBody {
  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  @IsIn(ROLES, { message: `Expected one of ${ROLES.join(', ')}.` })
  role!: Role;

  @ApiProperty({
    type: String,
    required: false,
    nullable: true,
    description: 'Required for lab and enterprise.',
  })
  @ValidateIf(needsOrganization)
  @Matches(/^[A-Za-z0-9._-]{1,64}$/, {
    message: 'Expected the id of an organization for the roles lab and enterprise.',
  })
  organization?: string | null;

  @ApiProperty({ type: String, required: false, nullable: true, description: 'Who the token says you are.' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9._@-]{1,64}$/, { message: 'Expected 1 to 64 characters out of A-Z a-z 0-9 . _ @ -' })
  subject?: string | null;
}

export class DevTokenReply {
  @ApiProperty()
  token!: string;
}

/**
 * Tokens are for whoever sits at this machine: the request came from loopback, under a loopback name (a page elsewhere
 * may have its own name lead here: DNS rebinding), and nobody passed it on. Behind the stack's front door the door
 * has judged that, and shows that it is the door.
 */
export function refuseForeign(request: AddressedRequest, addresses?: ClientAddresses): void {
  if (addresses?.isFromDoor(request)) return;
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const local = isLoopback(request.socket.remoteAddress ?? '') && isLoopback(host);
  if (local && !isForwarded(request)) return;
  const detail = 'Development tokens are given on this machine only.';
  throw new ProblemError({ status: 403, code: 'FORBIDDEN', detail });
}

/** Tokens for whoever sits at this machine. The app registers it only where the settings allow it. */
@ApiTags('development')
@Public()
@Controller('dev/tokens')
export class DevTokensController {
  constructor(
    private readonly issuer: DevTokenIssuer,
    private readonly addresses: ClientAddresses,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiBody({
    type: DevTokenBody,
    examples: { laboratory: { value: { role: 'lab', organization: 'lab-one', subject: 'wang' } } },
  })
  @ApiResponse({ status: 201, type: DevTokenReply })
  @ApiResponse({ status: 403, description: 'Development tokens are given on this machine only.' })
  @ApiOperation({ summary: 'Issue a development token (loopback only)' })
  async issue(@Body() body: DevTokenBody, @Req() { raw }: { raw: AddressedRequest }): Promise<DevTokenReply> {
    refuseForeign(raw, this.addresses);
    const subject = body.subject ?? UNNAMED_SUBJECT;
    return {
      token: await this.issuer.issue({ subject, role: body.role, organization: body.organization ?? null }),
    };
  }
}
