// Goal: a minute of requests is told in one line, and a quiet minute not at all. Method: the metrics of the platform,
// filled by hand; the clock of the tests.
import { Metrics } from '@suyuan/platform';
import { sayRequests, SUMMARY_EVERY_MS } from './request-summary';

describe('the minute of a product that tells no request', () => {
  it('is one line of what was answered since the last one', async () => {
    jest.useFakeTimers();
    const metrics = new Metrics('suyuan');
    const said: string[] = [];
    const stop = sayRequests(metrics, (text) => said.push(text));
    const answer = (route: string, status: string, seconds: number): void =>
      metrics.httpSeconds.observe({ method: 'GET', route, status }, seconds);
    answer('/v1/assets', '200', 0.01);
    answer('/v1/assets', '404', 0.02);
    answer('/v1/assets', '503', 0.03);
    answer('/healthz', '200', 9);
    await jest.advanceTimersByTimeAsync(SUMMARY_EVERY_MS);
    expect(said).toEqual([
      '3 answered in the last minute (1 refused, 1 failed), 20.0 ms each; LOG_LEVEL=info tells each',
    ]);
    answer('/healthz', '200', 9);
    await jest.advanceTimersByTimeAsync(SUMMARY_EVERY_MS);
    answer('/v1/assets', '200', 0.005);
    await jest.advanceTimersByTimeAsync(SUMMARY_EVERY_MS);
    expect(said.slice(1)).toEqual([
      '1 answered in the last minute (0 refused, 0 failed), 5.0 ms each; LOG_LEVEL=info tells each',
    ]);
    stop();
    answer('/v1/assets', '200', 0.005);
    await jest.advanceTimersByTimeAsync(SUMMARY_EVERY_MS);
    expect(said).toHaveLength(2);
    jest.useRealTimers();
  });
});
