import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** From a read out of memory (1 ms) to the longest bounded wait of a question (5 s). */
const SECONDS_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The numbers of one process for Prometheus. Asking twice for one name gives the same instrument. */
export class Metrics {
  readonly registry = new Registry();
  readonly httpSeconds: Histogram;

  constructor(name: string) {
    this.registry.setDefaultLabels({ service: name });
    collectDefaultMetrics({ register: this.registry });
    this.httpSeconds = this.histogram('suyuan_http_request_seconds', 'Time to answer a request.', [
      'method',
      'route',
      'status',
    ]);
  }

  counter(name: string, help: string, labelNames: string[] = []): Counter {
    const known = this.registry.getSingleMetric(name);
    return known instanceof Counter
      ? known
      : new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    const known = this.registry.getSingleMetric(name);
    return known instanceof Gauge ? known : new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  histogram(name: string, help: string, labelNames: string[] = [], buckets = SECONDS_BUCKETS): Histogram {
    const known = this.registry.getSingleMetric(name);
    if (known instanceof Histogram) return known;
    return new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }

  /** The text format of Prometheus. */
  async text(): Promise<string> {
    return this.registry.metrics();
  }
}
