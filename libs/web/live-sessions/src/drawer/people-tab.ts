import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LivePerson } from '@lectern/contracts';
import { inRoom, lobbyOf } from '@lectern/domain';
import { Badge, Button } from '@lectern/web/ui';
import { LucideEllipsisVertical, LucideEye } from '@lectern/web/icons';
import { LiveRoomStore } from '../room/live-room-store';
import { PersonActions } from './person-actions';
import { RoomActs } from '../room/room-acts';
import { saidLevels, SaidPreference } from '../room/said-level';
import { ViewLeash } from '../room/view-leash';

/** Who is here and in what way, who waits in the lobby, and whom one follows. */
@Component({
  selector: 'lec-people-tab',
  imports: [Badge, Button, LucideEllipsisVertical, LucideEye, PersonActions, TranslocoDirective],
  templateUrl: './people-tab.html',
  styleUrl: './people-tab.css',
})
export class PeopleTab {
  protected readonly store = inject(LiveRoomStore);
  protected readonly acts = inject(RoomActs);
  protected readonly view = inject(ViewLeash);
  /** the person one looks at what to do about */
  protected readonly openedId = signal<string | null>(null);
  protected readonly saidPreference = inject(SaidPreference);
  protected readonly saidLevels = saidLevels;
  protected readonly waiting = computed(() => lobbyOf(this.store.room()?.people.values() ?? []));
  protected readonly here = computed(() => inRoom(this.store.room()?.people.values() ?? []));
  protected readonly isLocked = computed(() => this.store.room()?.session.isLocked ?? false);

  protected stateOf({ id }: LivePerson): string {
    return this.store.presence().get(id) ?? 'gone';
  }

  protected follow({ id }: LivePerson): void {
    void this.view.follow(this.view.followedId() === id ? null : id);
  }

  protected offer(event: Event): void {
    void this.acts.do({ what: 'offer', isWilling: (event.target as HTMLInputElement).checked });
  }
}
