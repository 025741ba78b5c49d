import { Module, type DynamicModule } from '@nestjs/common';
import { CODES, TOPICS } from '@suyuan/contract';
import { migrateEventLog, PostgresEventLog, RelayPositions } from '@suyuan/event-log';
import { KafkaBus } from '@suyuan/messaging';
import {
  closeAll,
  createHttpApp,
  createLogger,
  createPool,
  HealthChecks,
  RUNTIME_ROLE,
  SettingsError,
  SystemClock,
  type Closer,
  type Settings,
} from '@suyuan/platform';
import { IntakeModule, type IntakeParts } from './intake.module';
import { publishOpenApi } from './open-api';
import { RelayModule, type RelayModuleParts } from './relay/relay.module';
import { HearQuantities } from './quantity/hear-quantities';
import { migrateSubmissionOffsets, PostgresSubmissionOffsets } from './submissions/submission-offsets';
import { SubmissionsModule, type SubmissionsParts } from './submissions/submissions.module';

/** Offsets are read at assignments and saved once a batch. */
const OFFSET_CONNECTIONS_MAX = 2;

/** The running intake. */
export interface Intake {
  /** Where it answers, such as `http://127.0.0.1:3001`. */
  url: string;
  /** Finishes what is under way and closes everything it opened. */
  stop(): Promise<void>;
}

@Module({})
class IntakeProcess {
  static with(intake: IntakeParts, relay: RelayModuleParts, submissions: SubmissionsParts): DynamicModule {
    return {
      module: IntakeProcess,
      imports: [
        IntakeModule.register(intake),
        RelayModule.register(relay),
        SubmissionsModule.register(submissions),
      ],
    };
  }
}

/** Starts the intake of the distributed profile: commands over HTTP and Kafka in, the log out to Kafka. */
export async function startIntake(settings: Settings): Promise<Intake> {
  const { databaseUrl: url, kafkaBrokers: brokers } = settings;
  if (url === null) throw new SettingsError('DATABASE_URL', 'expected where the PostgreSQL is');
  if (brokers === null) throw new SettingsError('KAFKA_BROKERS', 'expected where the Apache Kafka is');
  const closers: Closer[] = [];
  const stop = (): Promise<void> => closeAll(closers);
  try {
    const logger = createLogger('suyuan-intake', settings.logLevel);
    const onError = (error: Error): void => logger.warn({ err: error }, 'a database connection broke');
    await migrateEventLog(url);
    await migrateSubmissionOffsets(url);
    const log = new PostgresEventLog({ url, clock: new SystemClock(), onError });
    closers.push(() => log.close());
    const store = new RelayPositions({ url });
    closers.push(() => store.close());
    const pool = createPool({ url, role: RUNTIME_ROLE, max: OFFSET_CONNECTIONS_MAX, onError });
    closers.push(() => pool.end());
    const bus = new KafkaBus({ brokers, clientId: 'suyuan-intake', log: logger, sources: settings.sources });
    closers.push(() => bus.close());
    const topicIsEmpty = (topic: string): Promise<boolean> => bus.isEmpty(topic);
    const root = IntakeProcess.with(
      { log },
      { log, bus, store, options: { topic: TOPICS.events, operatorLog: logger, topicIsEmpty } },
      { bus, offsets: new PostgresSubmissionOffsets(pool), logger, quantities: new HearQuantities(log) },
    );
    const health = new HealthChecks();
    health.register('event-log', async () => (await log.head()) >= -1);
    health.register('bus', () => bus.isHealthy());
    const app = await createHttpApp(root, { settings, name: 'suyuan-intake', texts: CODES, logger, health });
    closers.push(() => app.close());
    publishOpenApi(app);
    await app.listen(settings.intakePort, settings.host);
    return { url: await app.getUrl(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
