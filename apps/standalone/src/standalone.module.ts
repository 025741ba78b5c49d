import { Module, type DynamicModule } from '@nestjs/common';
import { IntakeModule, type IntakeParts } from '../../intake/src/intake.module';
import { ProjectorModule, type ProjectorParts } from '../../projector/src/projector.module';
import { QueryModule, type QueryParts } from '../../query/src/query.module';

/** The three apps of the product in one process, on adapters that need no other server than PostgreSQL. */
@Module({})
export class StandaloneModule {
  static register(
    parts: Omit<QueryParts, 'readModel'> &
      IntakeParts &
      Omit<ProjectorParts, 'log'> & {
        projectorLog: ProjectorParts['log'];
        /** The read model as the query side opens it: it only reads. */
        judge: QueryParts['readModel'];
      },
  ): DynamicModule {
    const { projectorLog, judge, ...shared } = parts;
    return {
      module: StandaloneModule,
      imports: [
        IntakeModule.register(shared),
        ProjectorModule.register({ ...shared, log: projectorLog }),
        QueryModule.register({ ...shared, readModel: judge }),
      ],
    };
  }
}
