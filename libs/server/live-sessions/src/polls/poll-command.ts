import type { LivePollAct } from '@lectern/contracts';

/** What can be asked of a session's polls. */
export interface PollCommand {
  readonly type: 'live.poll';
  readonly personId: string;
  readonly commandId: string;
  readonly act: LivePollAct;
}
