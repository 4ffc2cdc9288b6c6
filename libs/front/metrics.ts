import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The numbers of one process, as Prometheus reads them. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'tongtong_http_seconds',
    help: 'Time of requests by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor(app: string) {
    this.registry.setDefaultLabels({ app });
    collectDefaultMetrics({ register: this.registry });
  }

  /** A gauge whose values are read when somebody asks. */
  gauge(
    name: string,
    help: string,
    labels: readonly string[],
    read: () => Promise<readonly (readonly [Record<string, string>, number])[]>,
  ): void {
    new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const [at, value] of await read()) this.set(at, value);
      },
    });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
