import type { Config } from './config';
import { Figures } from './figures';

const secondsBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is counted and timed. Labels are names of ours (routes, messages, limits), never anything somebody sent. */
export class Metrics extends Figures {
  readonly requests = this.histogram({
    name: 'lectern_http_request_seconds',
    help: 'HTTP requests: how many, and how long until they were answered',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: secondsBuckets,
  });
  readonly acknowledgements = this.histogram({
    name: 'lectern_acknowledgement_seconds',
    help: 'Socket messages: from their arrival until they were acknowledged',
    labelNames: ['message', 'outcome'] as const,
    buckets: secondsBuckets,
  });
  readonly batchCommands = this.histogram({
    name: 'lectern_batch_commands',
    help: 'Commands written in one transaction',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128],
  });
  readonly streamLag = this.histogram({
    name: 'lectern_stream_lag_seconds',
    help: 'From the beginning of a batch until its writers and its room were told',
    buckets: secondsBuckets,
  });
  readonly replays = this.histogram({
    name: 'lectern_replayed_events',
    help: 'Pages of events read by clients that were behind, and how many events each had',
    buckets: [1, 5, 20, 50, 100, 200],
  });
  readonly poolWaits = this.histogram({
    name: 'lectern_pool_wait_seconds',
    help: 'Waiting for a connection to the database',
    buckets: secondsBuckets,
  });
  readonly shed = this.counter({
    name: 'lectern_shed_total',
    help: 'What was left out because the server had too much to do',
    labelNames: ['what'] as const,
  });
  readonly limited = this.counter({
    name: 'lectern_rate_limited_total',
    help: 'Refusals because somebody did something too often',
    labelNames: ['limit'] as const,
  });
  readonly toldPeople = this.histogram({
    name: 'lectern_told_people',
    help: 'Stretches of readings that people were told of, and how many people each was told to',
    buckets: [0, 1, 5, 20, 100, 1_000, 10_000],
  });
  readonly slowSockets = this.counter({
    name: 'lectern_slow_sockets_closed_total',
    help: 'Sockets closed because too much waited for them',
  });
  readonly eventLoopDelay = this.level({
    name: 'lectern_event_loop_delay_seconds',
    help: 'How late the event loop runs, in the last half second',
    labelNames: ['quantile'] as const,
  });
  readonly loadLevel = this.level({
    name: 'lectern_load_level',
    help: 'How many of presence, typing, previews, search, reads, posts are left out',
  });
}

/** The figures of a server; the package for them is loaded only when it has a port for them: it costs 15 MB. */
export async function makeMetrics(config: Pick<Config, 'metricsPort'>): Promise<Metrics> {
  return new Metrics(config.metricsPort === null ? null : await import('prom-client'));
}
