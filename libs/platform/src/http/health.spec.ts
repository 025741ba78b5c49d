// Goal: readiness says which part is down, and what is being filled without calling that unready. Method: checks that
// answer, fail and never answer; the clock of the tests.
import { HEALTH_CHECK_TIMEOUT_MS, HealthChecks } from './health';

describe('readiness', () => {
  it('is that of all parts; a part that throws is down', async () => {
    const health = new HealthChecks();
    health.register('graph', () => true);
    expect(await health.tell()).toEqual({ status: 'ready', checks: { graph: 'up' } });
    health.register('tables', () => {
      throw new Error('away');
    });
    expect(await health.tell()).toEqual({ status: 'not ready', checks: { graph: 'up', tables: 'down' } });
  });

  it('takes a part that does not answer in time for down', async () => {
    jest.useFakeTimers();
    const health = new HealthChecks();
    health.register('bus', () => new Promise<boolean>(() => undefined));
    const told = health.tell();
    await jest.advanceTimersByTimeAsync(HEALTH_CHECK_TIMEOUT_MS);
    expect(await told).toMatchObject({ status: 'not ready', checks: { bus: 'down' } });
    jest.useRealTimers();
  });

  it('tells how far something is that is being filled, and is ready meanwhile', async () => {
    const health = new HealthChecks();
    health.filling = { done: 10, total: 266 };
    expect(await health.tell()).toEqual({ status: 'ready', checks: {}, filling: { done: 10, total: 266 } });
    health.filling = null;
    expect(await health.tell()).toEqual({ status: 'ready', checks: {} });
  });
});
