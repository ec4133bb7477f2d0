import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The server's figures for Prometheus. Names of rooms, people and texts never appear in them. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly requestSeconds = this.histogram('lectern_http_request_seconds', 'Time to answer a request.', seconds, [
    'method',
    'status',
  ]);
  readonly messageSeconds = this.histogram(
    'lectern_socket_message_seconds',
    'Time to acknowledge a message.',
    seconds,
    ['message', 'outcome'],
  );
  readonly batchCommands = this.histogram(
    'lectern_stream_batch_commands',
    'Commands written in one transaction.',
    [1, 2, 4, 8, 16, 32, 64, 128],
  );
  readonly batchSeconds = this.histogram('lectern_stream_batch_seconds', 'Time to decide and commit a batch.', seconds);
  readonly replayedEvents = new Counter({
    name: 'lectern_stream_replayed_events',
    help: 'Events read again by clients that missed them.',
    registers: [this.registry],
  });
  readonly slowSocketsClosed = new Counter({
    name: 'lectern_slow_sockets_closed',
    help: 'Sockets closed because too much waited for them.',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'lectern_' });
  }

  /** A figure that is looked up whenever somebody asks. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }

  private histogram<L extends string>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: L[] = [],
  ): Histogram<L> {
    return new Histogram({ name, help, buckets, labelNames, registers: [this.registry] });
  }
}
