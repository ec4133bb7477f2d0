import type { LiveHandAct } from '@lectern/contracts';

interface Given {
  readonly personId: string;
  readonly commandId: string;
}

/** What can be asked of a session's hands; that somebody is gone only the server says. */
export type HandCommand =
  | (Given & { readonly type: 'live.hand'; readonly act: LiveHandAct })
  | (Given & { readonly type: 'live.hand-left'; readonly leftId: string });
