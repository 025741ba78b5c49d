import {
  HealthChecks,
  openIdentity,
  readSettings,
  runService,
  SettingsError,
  SystemClock,
} from '@suyuan/platform';
import { createFrontDoor } from './front-door';
import { isReady } from './readiness';

function upstream(variable: string, text: string | undefined): string {
  if (!text || !URL.canParse(text)) throw new SettingsError(variable, 'expected where the service answers');
  return new URL(text).origin;
}

/** The front door as a process of its own, for containers: INTAKE_URL and QUERY_URL say where the services are. */
void runService('suyuan-front-door', async (closers, logger) => {
  const settings = readSettings(process.env);
  const intakeUrl = upstream('INTAKE_URL', process.env.INTAKE_URL);
  const queryUrl = upstream('QUERY_URL', process.env.QUERY_URL);
  const health = new HealthChecks();
  health.register('intake', () => isReady(intakeUrl));
  health.register('query', () => isReady(queryUrl));
  const { trustedProxies, doorKey } = settings;
  const { verifier } = await openIdentity(settings, new SystemClock());
  const parts = { intakeUrl, queryUrl, health, logger, trustedProxies, doorKey, verifier };
  const door = await createFrontDoor(parts);
  closers.push(() => door.close());
  const port = await door.listen(settings.port, settings.host);
  logger.info({ port, host: settings.host }, 'the front door is open');
});
