import { Body, Controller, Param, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AcceptCertificateBody,
  ConfirmCertificateBody,
  DesignateLaboratoryBody,
  DisputeCertificateBody,
  EntrustAssetBody,
  EntrustOrganizationBody,
  GrantClearanceBody,
} from '@suyuan/contract';
import { answer, CommandRoute, CurrentOrigin, type HttpReply } from '../command/http';
import type { CommandReply, Origin } from '../command/request';
import {
  AcceptCertificateRequest,
  ConfirmCertificateRequest,
  DisputeCertificateRequest,
} from './certificates';
import {
  DesignateLaboratoryRequest,
  EntrustAssetRequest,
  EntrustOrganizationRequest,
  GrantClearanceRequest,
} from './entrustments';

/** Whose certificates count of what: entrusted, designated, accepted, disputed, confirmed. */
@ApiTags('admission')
@Controller('v1')
export class AdmissionController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('assets/:id/entrustments', 'EntrustAsset', 'Entrust an asset to a laboratory')
  async entrustAsset(
    @Param('id') id: string,
    @Body() body: EntrustAssetBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new EntrustAssetRequest(body, origin, id)));
  }

  @CommandRoute('assets/:id/designations', 'DesignateLaboratory', 'Designate the laboratory of an asset')
  async designate(
    @Param('id') id: string,
    @Body() body: DesignateLaboratoryBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new DesignateLaboratoryRequest(body, origin, id)));
  }

  @CommandRoute(
    'organizations/:id/entrustments',
    'EntrustOrganization',
    'Entrust all assets of an organization to a laboratory',
  )
  async entrustOrganization(
    @Param('id') id: string,
    @Body() body: EntrustOrganizationBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new EntrustOrganizationRequest(body, origin, id)));
  }

  @CommandRoute('organizations/:id/clearances', 'GrantClearance', 'Let an authority read restricted records')
  async grantClearance(
    @Param('id') id: string,
    @Body() body: GrantClearanceBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new GrantClearanceRequest(body, origin, id)));
  }

  @CommandRoute('certificates/:id/acceptances', 'AcceptCertificate', 'Accept a certificate of your asset')
  async accept(
    @Param('id') id: string,
    @Body() body: AcceptCertificateBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new AcceptCertificateRequest(body, origin, id)));
  }

  @CommandRoute('certificates/:id/disputes', 'DisputeCertificate', 'Dispute a certificate of your asset')
  async dispute(
    @Param('id') id: string,
    @Body() body: DisputeCertificateBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new DisputeCertificateRequest(body, origin, id)));
  }

  @CommandRoute(
    'certificates/:id/confirmations',
    'ConfirmCertificate',
    'Confirm a transcription as its issuer',
  )
  async confirm(
    @Param('id') id: string,
    @Body() body: ConfirmCertificateBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new ConfirmCertificateRequest(body, origin, id)));
  }
}
