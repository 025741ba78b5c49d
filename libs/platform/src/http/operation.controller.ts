import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public, Roles } from '../identity/decorators';
import { Metrics } from '../metrics';
import { HealthChecks, type Readiness } from './health';

/** What the reply offers that is needed here; Fastify's reply has it. */
interface Reply {
  code(status: number): void;
}

/** For whoever runs the service: is the process alive, may it be sent requests, and its numbers. */
@ApiExcludeController()
@Controller()
export class OperationController {
  constructor(
    private readonly health: HealthChecks,
    private readonly metrics: Metrics,
  ) {}

  @Public()
  @Get('healthz')
  alive(): { status: string } {
    return { status: 'alive' };
  }

  @Public()
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<Readiness> {
    const readiness = await this.health.tell();
    if (readiness.status !== 'ready') reply.code(503);
    return readiness;
  }

  /** How busy whom is behind which route is nobody else's business. */
  @Roles('admin')
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async numbers(): Promise<string> {
    return this.metrics.text();
  }
}
