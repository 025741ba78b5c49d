import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { EventLog } from './event-log';

/** Gives an app its one EventLog, opened by the profile that starts it, and closes it when the app goes down. */
@Global()
@Module({})
export class EventLogModule implements OnApplicationShutdown {
  constructor(private readonly log: EventLog) {}

  static register(open: () => EventLog | Promise<EventLog>): DynamicModule {
    return {
      module: EventLogModule,
      providers: [{ provide: EventLog, useFactory: open }],
      exports: [EventLog],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.log.close();
  }
}
