import type { Registry } from 'prom-client';

/** the package that keeps figures, loaded only where they are asked for */
export type Prometheus = typeof import('prom-client');
type Labels<L extends string> = Partial<Record<L, string | number>>;

interface Described<L extends string> {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly L[];
}

interface Timed<L extends string> {
  observe(value: number): void;
  startTimer(labels?: Labels<L>): (labels?: Labels<L>) => number;
}

interface Counted<L extends string> {
  inc(labels?: Labels<L>): void;
}

interface Levelled<L extends string> {
  set(value: number): void;
  set(labels: Labels<L>, value: number): void;
}

/** what figures are when nobody asks for them */
const nothing = {
  observe: () => undefined,
  startTimer: () => () => 0,
  inc: () => undefined,
  set: () => undefined,
};

/** Makes figures for Prometheus; where nobody asks for them, ones that cost nothing. */
export abstract class Figures {
  /** null: nobody asks */
  readonly registry: Registry | null;

  constructor(private readonly prometheus: Prometheus | null) {
    this.registry = prometheus && new prometheus.Registry();
  }

  /** Adds a figure that is looked up when somebody asks. */
  gauge(name: string, help: string, look: () => number): void {
    if (!this.prometheus || !this.registry) return;
    new this.prometheus.Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(look());
      },
    });
  }

  protected histogram<L extends string>(described: Described<L> & { buckets: number[] }): Timed<L> {
    return this.prometheus && this.registry
      ? new this.prometheus.Histogram({ ...described, registers: [this.registry] })
      : nothing;
  }

  protected counter<L extends string>(described: Described<L>): Counted<L> {
    return this.prometheus && this.registry
      ? new this.prometheus.Counter({ ...described, registers: [this.registry] })
      : nothing;
  }

  protected level<L extends string>(described: Described<L>): Levelled<L> {
    return this.prometheus && this.registry
      ? new this.prometheus.Gauge({ ...described, registers: [this.registry] })
      : nothing;
  }
}
