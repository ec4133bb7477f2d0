import { failed, loaded, loadingAgain, type Remote } from './remote';

/**
 * A function that loads into a store's `Remote`. Of two calls at once only the newer one's answer
 * counts, whichever comes first.
 */
export function remoteLoading<T>(
  update: (change: (before: Remote<T>) => Remote<T>) => void,
): (ask: () => Promise<T>) => Promise<void> {
  let newest = 0;
  return async (ask) => {
    const turn = ++newest;
    update(loadingAgain);
    const answer = await ask().then(loaded<T>, failed<T>);
    if (turn === newest) update(() => answer);
  };
}
