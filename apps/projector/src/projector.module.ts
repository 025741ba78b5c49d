import { Module, type DynamicModule } from '@nestjs/common';
import { JobQueue, MessageBus } from '@suyuan/messaging';
import { ReadModel } from '@suyuan/read-model';
import { DueNoticesJob } from './due-notices/due-notices.job';
import { EventsConsumer } from './projection/events-consumer';
import { ProjectorMetrics } from './projection/projector-metrics';
import { ProjectorLog } from './projector-log';

/** The adapters that whoever starts the projector brings along, and closes after it. */
export interface ProjectorParts {
  readModel: ReadModel;
  bus: MessageBus;
  jobs: JobQueue;
  log: ProjectorLog;
}

/** Kafka -> read models, and the jobs. Needs the platform's global module (Clock, Metrics, HealthChecks) beside it. */
@Module({})
export class ProjectorModule {
  static register(parts: ProjectorParts): DynamicModule {
    return {
      module: ProjectorModule,
      providers: [
        { provide: ReadModel, useValue: parts.readModel },
        { provide: MessageBus, useValue: parts.bus },
        { provide: JobQueue, useValue: parts.jobs },
        { provide: ProjectorLog, useValue: parts.log },
        ProjectorMetrics,
        EventsConsumer,
        DueNoticesJob,
      ],
    };
  }
}
