import type { LiveFollowUpAct } from '@lectern/contracts';

/** What can be asked of a session's follow-ups. */
export interface FollowUpCommand {
  readonly type: 'live.follow-up';
  readonly personId: string;
  readonly commandId: string;
  readonly act: LiveFollowUpAct;
}
