/** Loads something when the page has nothing else to do; what cannot be had now is loaded when it is needed. */
export function whenIdle(load: () => Promise<unknown>): void {
  const run = () => void load().catch(() => undefined);
  // Safari has no idle callbacks
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run);
  else setTimeout(run, 500);
}
