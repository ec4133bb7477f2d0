import type { LiveSideAct } from '@lectern/contracts';

/** What can be asked of a side. */
export interface SideCommand {
  readonly type: 'live.side';
  readonly personId: string;
  readonly commandId: string;
  readonly act: LiveSideAct;
}
