/** Waits until something is so, and fails with what it last saw. */
export async function eventually<T>(
  look: () => Promise<T> | T,
  isSo: (seen: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (performance.now() > deadline) throw new Error(`Not so within ${withinMs} ms: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export interface Ready {
  readonly status: number;
  readonly faults: readonly string[];
}

/** What a server says of itself to a balancer. */
export async function readiness(base: string): Promise<Ready> {
  const answer = await fetch(`${base}/health/ready`);
  return { status: answer.status, faults: ((await answer.json()) as { faults: string[] }).faults };
}
