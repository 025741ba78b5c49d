import {
  Injectable,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Relay, type RelayOptions, type RelayParts } from './relay';
import { RelayMetrics } from './relay-metrics';

/** What whoever starts the relay brings along; Metrics comes with the platform. */
export interface RelayModuleParts extends Omit<RelayParts, 'metrics'> {
  options: RelayOptions;
}

/** Runs the relay for as long as the application runs. */
@Injectable()
class RelayRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(private readonly relay: Relay) {}

  onApplicationBootstrap(): void {
    this.relay.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.relay.stop();
  }
}

/** Event log -> Kafka. Only the distributed profile has it: in one process the log itself is the topic. */
@Module({})
export class RelayModule {
  static register({ options, ...parts }: RelayModuleParts): DynamicModule {
    return {
      module: RelayModule,
      providers: [
        RelayMetrics,
        RelayRunner,
        {
          provide: Relay,
          useFactory: (metrics: RelayMetrics) => new Relay({ ...parts, metrics }, options),
          inject: [RelayMetrics],
        },
      ],
      exports: [Relay],
    };
  }
}
