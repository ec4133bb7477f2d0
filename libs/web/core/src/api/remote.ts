/** Something asked of the server: whether it is here, on its way (perhaps with an older state to show), or why not. */
export interface Remote<T> {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly value: T | null;
  readonly fault: unknown;
}

/** Nothing here yet. */
export const notLoaded: Remote<never> = { status: 'loading', value: null, fault: null };

/** On its way, with what was shown before. */
export function loadingAgain<T>(before: Remote<T>): Remote<T> {
  return { status: 'loading', value: before.value, fault: null };
}

/** Here. */
export function loaded<T>(value: T): Remote<T> {
  return { status: 'ready', value, fault: null };
}

/** Not here, and why; what was shown before is not shown on, as it may no longer be seen. */
export function failed<T>(fault: unknown): Remote<T> {
  return { status: 'failed', value: null, fault };
}
