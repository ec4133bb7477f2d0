import type { LiveArrangeAct } from '@lectern/contracts';

/** What the server does by itself with rooms: nobody can over a door. */
export type RoundsAct =
  /** everybody is back */
  | { readonly what: 'back'; readonly round: number }
  /** puts those who came since into rooms */
  | { readonly what: 'place-late'; readonly round: number };

interface Given {
  readonly personId: string;
  readonly commandId: string;
}

/** What can be asked of a session's rooms and notes. */
export type ArrangeCommand =
  | (Given & { readonly type: 'live.arrange'; readonly act: LiveArrangeAct })
  | (Given & { readonly type: 'live.arrange-system'; readonly act: RoundsAct });
