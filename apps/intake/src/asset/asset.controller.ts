import { Body, Controller, Param, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  ExamineAssetBody,
  RecordLifecycleBody,
  RegisterAssetBody,
  ReportNonconformityBody,
  RestateReferenceValueBody,
} from '@suyuan/contract';
import { answer, CommandRoute, CurrentOrigin, type HttpReply } from '../command/http';
import type { CommandReply, Origin } from '../command/request';
import {
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

  @CommandRoute(':id/nonconformities', 'ReportNonconformity', 'Report an asset found out of tolerance')
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
}
