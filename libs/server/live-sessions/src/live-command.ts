import type { LiveAct, LivePlan } from '@lectern/contracts';

/** What the server does by itself in a session: nobody can over a door. */
export type LiveSystemAct =
  /** a passage's time is over, and the session goes on by itself */
  | { readonly what: 'time-over'; readonly passageId: string }
  /** somebody has not been heard of for so long that their place is free */
  | { readonly what: 'gone'; readonly personId: string }
  /** the series it is a date of is another now */
  | { readonly what: 'follow-series'; readonly version: number; readonly plan: LivePlan }
  /** somebody stands in for the host, or nobody any more */
  | { readonly what: 'deputy'; readonly deputyId: string | null; readonly seenDeputyId: string | null };

interface Given {
  readonly personId: string;
  readonly commandId: string;
}

/** What can be asked of a live session's stream. */
export type LiveCommand =
  | (Given & { readonly type: 'live.act'; readonly act: LiveAct })
  | (Given & { readonly type: 'live.system'; readonly act: LiveSystemAct });

/** In whose name the server acts by itself. */
export const systemId = '00000000-0000-0000-0000-000000000000';
