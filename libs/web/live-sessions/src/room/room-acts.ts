import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { LiveAct } from '@lectern/contracts';
import { FaultTexts, RefusedError } from '@lectern/web/core';
import { Notices } from '@lectern/web/ui';
import { LiveRoomStore } from './live-room-store';

const reasons = ['LIVE_STALE', 'LIVE_STATE', 'LIVE_NOT_OPEN', 'LIVE_OVER', 'LIVE_FULL', 'LIVE_LOCKED'];

/** Does what a button says, and says why when it could not be done. */
@Injectable()
export class RoomActs {
  private readonly store = inject(LiveRoomStore);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly texts = inject(FaultTexts);

  async do(act: LiveAct): Promise<boolean> {
    try {
      await this.store.act(act);
      return true;
    } catch (fault) {
      this.notices.tell(this.words(fault));
      return false;
    }
  }

  /** Why something was refused, in words for who takes part. */
  words(fault: unknown): string {
    const reason = fault instanceof RefusedError ? (fault.refusal.reason ?? '') : '';
    return reasons.includes(reason) ? this.transloco.translate(`live.refusal.${reason}`) : this.texts.text(fault);
  }
}
