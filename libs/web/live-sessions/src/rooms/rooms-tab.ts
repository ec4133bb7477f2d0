import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { arrangeVerdict, roomOfPerson, roomsInOrder } from '@lectern/domain';
import { Button } from '@lectern/web/ui';
import { LiveRoomStore } from '../room/live-room-store';
import { PartActs } from '../room/part-acts';
import { PartWords } from '../room/part-words';
import { SmallRoomCard } from './small-room-card';
import { SplitForm } from './split-form';

/** seconds everybody is given to come back */
const backIn = [10, 30, 60, 120] as const;

/** The small rooms: one's own first, all of them for who leads; before that splitting, afterwards what they noted. */
@Component({
  selector: 'lec-rooms-tab',
  imports: [Button, SmallRoomCard, SplitForm, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'live.rooms'">
      @if (store.room(); as room) {
        @if (room.split.isSplit) {
          @if (room.split.comesBackAt; as moment) {
            <p role="status">
              <strong>{{ t('backAt', { time: words.exactTime(moment) }) }}</strong>
            </p>
          }
          @if (leads()) {
            <div class="actions" role="group" [attr.aria-label]="t('callBack')">
              <span class="small">{{ t('callBack') }}</span>
              @for (seconds of backIn; track seconds) {
                <button lecButton [isSmall]="true" type="button" (click)="callBack(seconds)">
                  {{ t('seconds', { count: seconds }) }}
                </button>
              }
            </div>
          } @else if (!own()) {
            <p class="quiet">{{ t('inNone') }}</p>
          }
        } @else if (leads()) {
          <lec-split-form />
        } @else if (rooms().length === 0) {
          <p class="quiet">{{ t('none') }}</p>
        }
        @for (one of rooms(); track one.id) {
          <lec-small-room-card [smallRoom]="one" [isOwn]="one.id === own()?.id" [leads]="leads()" />
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
  `,
})
export class RoomsTab {
  protected readonly store = inject(LiveRoomStore);
  protected readonly words = inject(PartWords);
  protected readonly backIn = backIn;
  private readonly acts = inject(PartActs);
  protected readonly leads = computed(() => {
    const state = this.store.room()?.session.state;
    return state !== undefined && arrangeVerdict(this.store.standing(), 'split', false, state) === 'allow';
  });
  protected readonly own = computed(() => {
    const room = this.store.room();
    return room && roomOfPerson(room.split, room.rooms.values(), this.store.viewerId());
  });
  /** one's own first */
  protected readonly rooms = computed(() => {
    const ownId = this.own()?.id;
    const all = roomsInOrder(this.store.room()?.rooms.values() ?? []);
    return [...all.filter(({ id }) => id === ownId), ...all.filter(({ id }) => id !== ownId)];
  });

  protected callBack(seconds: number): void {
    const seenRound = this.store.room()?.split.round ?? 0;
    void this.acts.arrange({ what: 'call-back', seconds, seenRound });
  }
}
