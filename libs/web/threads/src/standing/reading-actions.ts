import { inject, Injectable } from '@angular/core';
import { type ReadingChange, threadRoutes } from '@lectern/contracts';
import { ApiClient, newCommandId } from '@lectern/web/core';
import { Dialogs, Notices } from '@lectern/web/ui';
import { DiscussionStore } from '../discussion/discussion-store';
import { askFrom, askSeconds } from './standing-dialogs';

/** What who leads the group does with a reading as a whole: closes it and opens it again, slows it down and quickens it. */
@Injectable()
export class ReadingActions {
  private readonly api = inject(ApiClient);
  private readonly dialogs = inject(Dialogs);
  private readonly discussion = inject(DiscussionStore);
  private readonly notices = inject(Notices);

  /** Closes it now or from a moment on; what is closed is opened again. */
  async close(): Promise<void> {
    if (this.discussion.standing().closesAt !== null) return this.change({ what: 'closed', from: null });
    const from = await askFrom(this.dialogs, 'reading');
    if (from !== undefined) await this.change({ what: 'closed', from });
  }

  /** Has people wait between two comments; what is slow is quickened again. */
  async slow(): Promise<void> {
    if (this.discussion.standing().slowSeconds !== null) return this.change({ what: 'slowed', seconds: null });
    const seconds = await askSeconds(this.dialogs, 'reading');
    if (seconds !== undefined) await this.change({ what: 'slowed', seconds });
  }

  private async change(change: ReadingChange): Promise<void> {
    await this.notices.attempt(() =>
      this.api.call(threadRoutes.changeReading, {
        params: { readingId: this.discussion.readingId() },
        body: { commandId: newCommandId(), change },
      }),
    );
  }
}
