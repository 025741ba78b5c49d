import { Body, Controller, Param, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AmendAssetBody,
  CheckAssetBody,
  ConfirmAssetBody,
  DismissSuspicionBody,
  ExamineAssetBody,
  NonconformityWrittenReply,
  RecordLifecycleBody,
  RegisterAssetBody,
  ReportNonconformityBody,
  RestateReferenceValueBody,
} from '@suyuan/contract';
import { answer, CommandRoute, CurrentOrigin, type HttpReply } from '../command/http';
import type { CommandReply, Origin } from '../command/request';
import { AmendAssetRequest } from './amendment.handlers';
import {
  CheckAssetRequest,
  ConfirmAssetRequest,
  DismissSuspicionRequest,
  ExamineAssetRequest,
  RecordLifecycleRequest,
  RegisterAssetRequest,
  ReportNonconformityRequest,
  RestateReferenceValueRequest,
} from './asset.handlers';

/** Instruments, standards and reference materials. */
@ApiTags('assets')
@Controller('v1/assets')
export class AssetController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', 'RegisterAsset', 'Register an instrument, standard or reference material')
  async register(
    @Body() body: RegisterAssetBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new RegisterAssetRequest(body, origin)));
  }

  @CommandRoute(':id/examinations', 'ExamineAsset', 'Record the examination of a standard')
  async examine(
    @Param('id') id: string,
    @Body() body: ExamineAssetBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new ExamineAssetRequest(body, origin, id)));
  }

  @CommandRoute(':id/lifecycle', 'RecordLifecycle', 'Record what happened to an asset')
  async recordLifecycle(
    @Param('id') id: string,
    @Body() body: RecordLifecycleBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new RecordLifecycleRequest(body, origin, id)));
  }

  @CommandRoute(
    ':id/nonconformities',
    'ReportNonconformity',
    'Report an asset found out of tolerance',
    NonconformityWrittenReply,
  )
  async reportNonconformity(
    @Param('id') id: string,
    @Body() body: ReportNonconformityBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new ReportNonconformityRequest(body, origin, id)));
  }

  @CommandRoute(':id/restatements', 'RestateReferenceValue', 'Restate the value of a reference from a day on')
  async restate(
    @Param('id') id: string,
    @Body() body: RestateReferenceValueBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new RestateReferenceValueRequest(body, origin, id)));
  }

  @CommandRoute(':id/confirmations', 'ConfirmAsset', 'Confirm a certificate of an asset for a purpose')
  async confirm(
    @Param('id') id: string,
    @Body() body: ConfirmAssetBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new ConfirmAssetRequest(body, origin, id)));
  }

  @CommandRoute(':id/amendments', 'AmendAsset', 'Amend what is registered of an asset, from a day on')
  async amend(
    @Param('id') id: string,
    @Body() body: AmendAssetBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new AmendAssetRequest(body, origin, id)));
  }

  @CommandRoute(':id/dismissals', 'DismissSuspicion', 'Dismiss what was found of an asset, with the reason')
  async dismiss(
    @Param('id') id: string,
    @Body() body: DismissSuspicionBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new DismissSuspicionRequest(body, origin, id)));
  }

  @CommandRoute(':id/checks', 'CheckAsset', 'Record an intermediate check of an asset')
  async check(
    @Param('id') id: string,
    @Body() body: CheckAssetBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new CheckAssetRequest(body, origin, id)));
  }
}
