import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { pollsInOrder, pollVerdict } from '@lectern/domain';
import { Button } from '@lectern/web/ui';
import { LucidePlus } from '@lectern/web/icons';
import { LiveRoomStore } from '../room/live-room-store';
import { PollCard } from './poll-card';
import { PollForm } from './poll-form';

/** What was asked in the session, the newest first, and for who leads asking something. */
@Component({
  selector: 'lec-polls-tab',
  imports: [Button, LucidePlus, PollCard, PollForm, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'live.polls'">
      @if (mayAsk()) {
        @if (isAsking()) {
          <lec-poll-form (closed)="isAsking.set(false)" />
        } @else {
          <div>
            <button lecButton [isSmall]="true" type="button" (click)="isAsking.set(true)">
              <svg lucidePlus size="16"></svg>{{ t('ask') }}
            </button>
          </div>
        }
      }
      @for (poll of polls(); track poll.id) {
        <lec-poll-card [poll]="poll" />
      } @empty {
        <p class="quiet">{{ t('none') }}</p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 20px;
    }
    lec-poll-card {
      padding-top: 16px;
      border-top: 1px solid var(--rule);
    }
  `,
})
export class PollsTab {
  private readonly store = inject(LiveRoomStore);
  protected readonly isAsking = signal(false);
  protected readonly polls = computed(() => pollsInOrder(this.store.room()?.polls ?? new Map()).reverse());
  protected readonly mayAsk = computed(() => {
    const state = this.store.room()?.session.state;
    return state !== undefined && pollVerdict(this.store.standing(), 'open-poll', state) === 'allow';
  });
}
