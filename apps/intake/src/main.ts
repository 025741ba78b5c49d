import 'reflect-metadata';
import { readSettings, runService } from '@suyuan/platform';
import { startIntake } from './start-intake';

/** Intake as a process of its own: PostgreSQL by DATABASE_URL, Kafka by KAFKA_BROKERS, port INTAKE_PORT. */
void runService('suyuan-intake', async (closers, logger) => {
  const intake = await startIntake(readSettings(process.env));
  closers.push(() => intake.stop());
  logger.info({ url: intake.url }, 'the intake answers');
});
