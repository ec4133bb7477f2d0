import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { lobbyOf } from '@lectern/domain';
import { Button, PageHeading } from '@lectern/web/ui';
import { LocalStart } from '../session/local-start';
import { LiveRoomStore } from './live-room-store';
import { RoomActs } from './room-acts';

/** The lobby: one waits to be let in and sees that it is known. */
@Component({
  selector: 'lec-lobby-view',
  imports: [Button, LocalStart, PageHeading, RouterLink, TranslocoDirective],
  template: `
    @if (store.room(); as room) {
      <div class="page page-narrow" *transloco="let t; prefix: 'live.lobby'">
        <div class="page-head">
          <h1 lecPageHeading>{{ t('title') }}</h1>
          <p role="status">{{ t(room.session.state === 'lobby' ? 'textBefore' : 'text') }}</p>
        </div>
        <p>
          <strong dir="auto">{{ room.session.title }}</strong><br /><lec-local-start [session]="room.session" />
        </p>
        <p class="quiet">{{ t('place', { place: place(), count: waiting().length }) }}</p>
        <div class="actions">
          <a lecButton [routerLink]="['/readings', room.session.readingId]">{{ t('readMeanwhile') }}</a>
          <button lecButton="quiet" type="button" (click)="acts.do({ what: 'leave' })">{{ t('leave') }}</button>
        </div>
      </div>
    }
  `,
})
export class LobbyView {
  protected readonly store = inject(LiveRoomStore);
  protected readonly acts = inject(RoomActs);
  protected readonly waiting = computed(() => lobbyOf(this.store.room()?.people.values() ?? []));
  protected readonly place = computed(() => this.waiting().findIndex(({ id }) => id === this.store.viewerId()) + 1);
}
