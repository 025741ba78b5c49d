import { Body, Controller, Param, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AmendOrganizationBody,
  DissolveOrganizationBody,
  GrantScopeBody,
  MergeOrganizationBody,
  RegisterOrganizationBody,
  RevokeScopeBody,
  SuspendScopeBody,
} from '@suyuan/contract';
import { answer, CommandRoute, CurrentOrigin, type HttpReply } from '../command/http';
import type { CommandReply, Origin } from '../command/request';
import {
  GrantScopeRequest,
  RegisterOrganizationRequest,
  RevokeScopeRequest,
  SuspendScopeRequest,
} from './laboratory.handlers';
import {
  AmendOrganizationRequest,
  DissolveOrganizationRequest,
  MergeOrganizationRequest,
} from './organization-changes';

/** Organizations and what they may certify. */
@ApiTags('organizations')
@Controller('v1')
export class LaboratoryController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('organizations', 'RegisterOrganization', 'Register an organization')
  async register(
    @Body() body: RegisterOrganizationBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new RegisterOrganizationRequest(body, origin)));
  }

  @CommandRoute(
    'organizations/:id/amendments',
    'AmendOrganization',
    'Amend what is registered of an organization, from a day on',
  )
  async amend(
    @Param('id') id: string,
    @Body() body: AmendOrganizationBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new AmendOrganizationRequest(body, origin, id)));
  }

  @CommandRoute(
    'organizations/:id/mergers',
    'MergeOrganization',
    'Record that an organization was merged into another one',
  )
  async merge(
    @Param('id') id: string,
    @Body() body: MergeOrganizationBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new MergeOrganizationRequest(body, origin, id)));
  }

  @CommandRoute(
    'organizations/:id/dissolutions',
    'DissolveOrganization',
    'Record that an organization was dissolved',
  )
  async dissolve(
    @Param('id') id: string,
    @Body() body: DissolveOrganizationBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new DissolveOrganizationRequest(body, origin, id)));
  }

  @CommandRoute('organizations/:id/scopes', 'GrantScope', 'Grant a scope to an organization')
  async grantScope(
    @Param('id') id: string,
    @Body() body: GrantScopeBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new GrantScopeRequest(body, origin, id)));
  }

  @CommandRoute('scopes/:id/suspensions', 'SuspendScope', 'Suspend a scope')
  async suspendScope(
    @Param('id') id: string,
    @Body() body: SuspendScopeBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new SuspendScopeRequest(body, origin, id)));
  }

  @CommandRoute('scopes/:id/revocations', 'RevokeScope', 'Revoke a scope')
  async revokeScope(
    @Param('id') id: string,
    @Body() body: RevokeScopeBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new RevokeScopeRequest(body, origin, id)));
  }
}
