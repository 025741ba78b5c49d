import 'reflect-metadata';
import { createLogger, readSettings, SettingsError } from '@suyuan/platform';
import { startIntake } from './start-intake';

/** Wrong settings, as with most programs; 1 is any other failure. */
const USAGE_EXIT_CODE = 2;

/** The first SIGINT or SIGTERM stops in order; a second one ends the process at once. */
async function main(): Promise<void> {
  const logger = createLogger('suyuan-intake');
  try {
    const intake = await startIntake(readSettings(process.env));
    logger.info({ url: intake.url }, 'the intake answers');
    let stopping = false;
    const onSignal = (): void => {
      if (stopping) process.exit(1);
      stopping = true;
      void intake.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  } catch (error) {
    logger.fatal({ err: error }, 'the intake cannot start');
    process.exit(error instanceof SettingsError ? USAGE_EXIT_CODE : 1);
  }
}

void main();
