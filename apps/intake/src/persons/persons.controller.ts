import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DisclosedPersonsReply, DisclosePersonsBody, ErasedReply, ErasePersonsBody } from '@suyuan/contract';
import { Roles } from '@suyuan/platform';
import { certificateLocation } from '../certificate/revocation';
import { CurrentOrigin, type HttpReply } from '../command/http';
import { ROLES_OF } from '../command/policy';
import type { Origin } from '../command/request';
import { DisclosePersonsRequest, ErasePersonsRequest } from './persons.handlers';

/** Persons whom certificates name: told to those who may know, and erased. */
@ApiTags('certificates')
@ApiBearerAuth()
@Controller('v1')
export class PersonsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('certificates/:id/disclosures')
  @HttpCode(200)
  @Roles(...ROLES_OF.DisclosePersons)
  @ApiOperation({
    operationId: 'DisclosePersons',
    summary: 'Tell who the persons are that a certificate names',
  })
  @ApiResponse({
    status: 200,
    type: DisclosedPersonsReply,
    description: 'Their names, as far as they are known.',
  })
  @ApiResponse({ status: 422, description: 'Impossible or not permitted: codes with JSON Pointers.' })
  disclose(
    @Param('id') id: string,
    @Body() body: DisclosePersonsBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<DisclosedPersonsReply> {
    reply.header('cache-control', 'no-store');
    return this.commands.execute(new DisclosePersonsRequest(body, origin, id));
  }

  @Post('certificates/:id/erasures')
  @Roles(...ROLES_OF.ErasePersons)
  @ApiOperation({
    operationId: 'ErasePersons',
    summary: 'Erase what is known of persons that a certificate names',
  })
  @ApiResponse({ status: 201, type: ErasedReply, description: 'Erased, for good.' })
  @ApiResponse({ status: 422, description: 'Impossible or not permitted: codes with JSON Pointers.' })
  async erase(
    @Param('id') id: string,
    @Body() body: ErasePersonsBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<ErasedReply> {
    const erased = await this.commands.execute<ErasePersonsRequest, ErasedReply>(
      new ErasePersonsRequest(body, origin, id),
    );
    reply.header('location', certificateLocation(id));
    return erased;
  }
}
