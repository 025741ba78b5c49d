import { Injectable } from '@nestjs/common';
import { Metrics } from '@suyuan/platform';

/** The numbers of the projector. An alarm belongs on `suyuan_projector_dead_letters_total`. */
@Injectable()
export class ProjectorMetrics {
  private readonly events;
  private readonly deadLetters;
  private readonly batchSeconds;

  constructor(metrics: Metrics) {
    this.events = metrics.counter('suyuan_projector_events_total', 'Events taken from the bus.');
    this.deadLetters = metrics.counter('suyuan_projector_dead_letters_total', 'Messages set aside as dead.');
    this.batchSeconds = metrics.histogram(
      'suyuan_projector_batch_seconds',
      'Time to store a batch with its offset.',
    );
  }

  batchStored(events: number, seconds: number): void {
    this.events.inc(events);
    this.batchSeconds.observe(seconds);
  }

  deadLetter(): void {
    this.deadLetters.inc();
  }
}
