/** Asks at most once in so many milliseconds: whoever asks in between, or while the answer is on its way, gets the same one. */
export function remembered<T>(ms: number, ask: () => Promise<T>, now = () => performance.now()): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | null = null;
  return () => {
    if (last === null || now() - last.at >= ms) last = { at: now(), answer: ask() };
    return last.answer;
  };
}
