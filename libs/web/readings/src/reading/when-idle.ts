/** for a page that is never idle */
const waitedAtMostMs = 100;

/** Calls when nothing waits; answers how to leave it. Safari has no idle callbacks: there it is the next turn. */
export function whenIdle(call: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(call, 0);
    return () => clearTimeout(timer);
  }
  const wait = requestIdleCallback(call, { timeout: waitedAtMostMs });
  return () => cancelIdleCallback(wait);
}
