import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, ValidateIf } from 'class-validator';
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
  @ApiProperty({ enum: ROLES })
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

interface LocalRequest {
  socket: { remoteAddress?: string };
  hostname: string;
}

/** Tokens for whoever sits at this machine. The app registers it only where the settings allow it. */
@ApiTags('development')
@Public()
@Controller('dev/tokens')
export class DevTokensController {
  constructor(private readonly issuer: DevTokenIssuer) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: 'Issue a development token (loopback only)' })
  async issue(@Body() body: DevTokenBody, @Req() request: LocalRequest): Promise<DevTokenReply> {
    // The name is checked too: a page elsewhere may have its own name lead to this machine (DNS rebinding).
    const host = request.hostname.replace(/:\d+$/, '');
    if (!isLoopback(request.socket.remoteAddress ?? '') || !isLoopback(host)) {
      const detail = 'Development tokens are given on this machine only.';
      throw new ProblemError({ status: 403, code: 'FORBIDDEN', detail });
    }
    const subject = body.subject ?? UNNAMED_SUBJECT;
    return {
      token: await this.issuer.issue({ subject, role: body.role, organization: body.organization ?? null }),
    };
  }
}
