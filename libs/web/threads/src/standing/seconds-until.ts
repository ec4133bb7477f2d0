import { effect, type Signal, signal } from '@angular/core';

/** How many whole seconds are left until a moment (ms since 1970), counted down as long as there are any. */
export function secondsUntil(untilMs: () => number): Signal<number> {
  const left = signal(0);
  effect((onCleanup) => {
    const until = untilMs();
    const count = () => {
      const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1_000));
      left.set(seconds);
      if (seconds === 0) clearInterval(timer);
    };
    const timer = setInterval(count, 1_000);
    onCleanup(() => clearInterval(timer));
    count();
  });
  return left.asReadonly();
}
