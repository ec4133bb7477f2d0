const running = new Map<string, Promise<unknown>>();

/** Does the work while no other tab does work of the same name; where the browser cannot tell, while this tab does not. */
export async function withTabLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  // Locks exist in secure contexts only; a group on a local network may be without.
  if (navigator.locks) return navigator.locks.request(name, work);
  const before = running.get(name) ?? Promise.resolve();
  const mine = before.catch(() => undefined).then(work);
  running.set(name, mine);
  return mine;
}
