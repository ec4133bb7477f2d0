import { Component, effect, inject, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LiveRoomStore } from '../room/live-room-store';
import { SideChat } from './side-chat';
import { SideReplica } from './side-replica';

/** What those who lead say among themselves: nobody else gets any of it. */
@Component({
  selector: 'lec-backstage-tab',
  imports: [SideChat, TranslocoDirective],
  providers: [SideReplica],
  template: `
    <ng-container *transloco="let t; prefix: 'live.backstage'">
      <p class="quiet small">{{ t('text') }}</p>
      <lec-side-chat [label]="t('say')" />
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
  `,
})
export class BackstageTab {
  private readonly store = inject(LiveRoomStore);

  constructor() {
    const replica = inject(SideReplica);
    effect(() => {
      const sessionId = this.store.sessionId();
      this.store.rights();
      untracked(() => void replica.openBackstage(sessionId));
    });
  }
}
