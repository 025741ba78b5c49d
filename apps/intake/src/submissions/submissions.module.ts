import {
  Injectable,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import type { MessageBus } from '@suyuan/messaging';
import { TokenVerifier, type Logger } from '@suyuan/platform';
import type { HearQuantities } from '../quantity/hear-quantities';
import { SubmissionConsumer } from './submission-consumer';
import type { SubmissionOffsets } from './submission-offsets';

/** What whoever takes submissions brings along; the token verifier comes with the platform. */
export interface SubmissionsParts {
  bus: MessageBus;
  offsets: SubmissionOffsets;
  logger: Logger;
  quantities: HearQuantities;
}

/** Consumes submissions for as long as the application runs. */
@Injectable()
class SubmissionsRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(private readonly consumer: SubmissionConsumer) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.consumer.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.consumer.stop();
  }
}

/** Kafka submissions -> command. Only the distributed profile has it: in one process nobody publishes them. */
@Module({})
export class SubmissionsModule {
  static register({ bus, offsets, logger, quantities }: SubmissionsParts): DynamicModule {
    return {
      module: SubmissionsModule,
      imports: [CqrsModule],
      providers: [
        SubmissionsRunner,
        {
          provide: SubmissionConsumer,
          useFactory: (commands: CommandBus, verifier: TokenVerifier) =>
            new SubmissionConsumer(bus, commands, verifier, quantities, offsets, logger),
          inject: [CommandBus, TokenVerifier],
        },
      ],
    };
  }
}
