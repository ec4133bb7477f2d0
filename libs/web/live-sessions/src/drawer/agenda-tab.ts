import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ShownPassage } from '@lectern/contracts';
import { Badge, Button } from '@lectern/web/ui';
import { LucideCheck } from '@lectern/web/icons';
import { LiveRoomStore } from '../room/live-room-store';
import { paragraphsOf } from '../room/passage-words';
import { PassageTime } from '../room/passage-time';
import { RoomActs } from '../room/room-acts';
import { SessionTurns } from '../session/session-turns';
import { SignalsTab } from '../signals/signals-tab';
import { OpenText } from '@lectern/web/threads';

/** The agenda as it goes: what was, where one is and until when, what is to come; for who leads, going there. */
@Component({
  selector: 'lec-agenda-tab',
  imports: [Badge, Button, LucideCheck, PassageTime, SessionTurns, SignalsTab, TranslocoDirective],
  templateUrl: './agenda-tab.html',
  styleUrl: './agenda-tab.css',
})
export class AgendaTab {
  protected readonly store = inject(LiveRoomStore);
  protected readonly acts = inject(RoomActs);
  private readonly text = inject(OpenText);
  protected readonly paragraphsOf = paragraphsOf;
  protected readonly visited = computed(() => new Set(this.store.room()?.course.visitedIds ?? []));

  protected go(passage: ShownPassage): void {
    const seenPassageId = this.store.room()?.course.passageId ?? null;
    void this.acts.do({ what: 'go', passageId: passage.id, seenPassageId });
  }

  protected extend(passage: ShownPassage): void {
    void this.acts.do({ what: 'extend', passageId: passage.id, minutes: 5 });
  }

  /** Looks at a passage oneself; nobody else goes along. */
  protected look(passage: ShownPassage): void {
    this.text.shown()?.bring(passage.fromBlockId);
  }

  protected goOnByItself(event: Event): void {
    void this.acts.do({ what: 'go-on-by-itself', isOn: (event.target as HTMLInputElement).checked });
  }
}
