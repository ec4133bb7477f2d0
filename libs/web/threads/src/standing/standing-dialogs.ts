import type { Dialogs } from '@lectern/web/ui';

/** What is closed or slowed down: one thread, or all of a reading. */
export type Restrained = 'thread' | 'reading';

/** Asks from when on something is to be closed; answers with `now`, a moment, or nothing. */
export function askFrom(dialogs: Dialogs, what: Restrained): Promise<string | undefined> {
  return dialogs.open<string, Restrained>(() => import('./close-dialog').then((it) => it.CloseDialog), {
    data: what,
    ariaLabelledBy: 'close-thread-title',
  });
}

/** Asks how many seconds people are to wait between two comments; answers nothing when it is left. */
export function askSeconds(dialogs: Dialogs, what: Restrained): Promise<number | undefined> {
  return dialogs.open<number, Restrained>(() => import('./slow-dialog').then((it) => it.SlowDialog), {
    data: what,
    ariaLabelledBy: 'slow-title',
  });
}
