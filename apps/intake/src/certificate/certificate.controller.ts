import { Body, Controller, Param, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { RecordCalibrationBody, RevokeCertificateBody, SuspendCertificateBody } from '@suyuan/contract';
import { answer, CommandRoute, CurrentOrigin, type HttpReply } from '../command/http';
import type { CommandReply, Origin } from '../command/request';
import {
  RecordCalibrationRequest,
  RevokeCertificateRequest,
  SuspendCertificateRequest,
} from './certificate.handlers';

/** Certificates: recorded once, amended and revoked by later facts. */
@ApiTags('certificates')
@Controller('v1')
export class CertificateController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('calibrations', 'RecordCalibration', 'Record a calibration with its certificate')
  async record(
    @Body() body: RecordCalibrationBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new RecordCalibrationRequest(body, origin)));
  }

  @CommandRoute('certificates/:id/revocations', 'RevokeCertificate', 'Revoke a certificate')
  async revoke(
    @Param('id') id: string,
    @Body() body: RevokeCertificateBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new RevokeCertificateRequest(body, origin, id)));
  }

  @CommandRoute('certificates/:id/suspensions', 'SuspendCertificate', 'Suspend a certificate for some days')
  async suspend(
    @Param('id') id: string,
    @Body() body: SuspendCertificateBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new SuspendCertificateRequest(body, origin, id)));
  }
}
