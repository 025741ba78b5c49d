import { Injectable } from '@nestjs/common';
import { Metrics } from '@suyuan/platform';

/** The numbers of the relay. An alarm belongs on `suyuan_relay_lag_events` that grows for minutes. */
@Injectable()
export class RelayMetrics {
  private readonly active;
  private readonly position;
  private readonly lag;
  private readonly published;
  private readonly faults;

  constructor(metrics: Metrics) {
    this.active = metrics.gauge(
      'suyuan_relay_active',
      '1 in the process whose relay runs, 0 where it stands by.',
    );
    this.position = metrics.gauge('suyuan_relay_next_position', 'The next log position to publish.');
    this.lag = metrics.gauge('suyuan_relay_lag_events', 'Events in the log that are not on the bus yet.');
    this.published = metrics.counter(
      'suyuan_relay_published_total',
      'Events published, repetitions included.',
    );
    this.faults = metrics.counter('suyuan_relay_faults_total', 'Rounds of the relay that failed.');
  }

  activeIs(active: boolean): void {
    this.active.set(active ? 1 : 0);
    // Only the one that runs knows the lag; a figure left behind by one that stands by would mislead.
    if (!active) this.lag.set(0);
  }

  standsAt(next: number, head: number): void {
    this.position.set(next);
    this.lag.set(Math.max(0, head + 1 - next));
  }

  publishedMore(events: number): void {
    this.published.inc(events);
  }

  faulted(): void {
    this.faults.inc();
  }
}
