import type { LiveChatAct } from '@lectern/contracts';

/** What can be asked of a session's chat. */
export interface ChatCommand {
  readonly type: 'live.chat';
  readonly personId: string;
  readonly commandId: string;
  readonly act: LiveChatAct;
}
