import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LiveRsvp } from '@lectern/contracts';
import { comersOf } from '@lectern/domain';
import { SessionStore } from '@lectern/web/core';
import { Button } from '@lectern/web/ui';
import { LiveRoomStore } from '../room/live-room-store';
import { RoomActs } from '../room/room-acts';

/** Who comes to a session: one says so oneself, and sees whether one has a place or when it will be one's turn. */
@Component({
  selector: 'lec-coming',
  imports: [Button, TranslocoDirective],
  templateUrl: './coming.html',
})
export class Coming {
  private readonly store = inject(LiveRoomStore);
  private readonly acts = inject(RoomActs);
  private readonly account = inject(SessionStore);

  protected readonly answers: readonly LiveRsvp[] = ['yes', 'no'];
  protected readonly capacity = computed(() => this.store.room()?.session.capacity ?? null);
  private readonly people = computed(() => [...(this.store.room()?.people.values() ?? [])]);
  private readonly places = computed(() => comersOf(this.people(), this.capacity()));
  protected readonly coming = computed(() => this.places().seated);
  protected readonly waiting = computed(() => this.places().waiting);
  protected readonly own = computed(() => this.store.me()?.rsvp?.answer ?? null);
  /** who leads comes, and is not asked */
  protected readonly canAnswer = computed(() => {
    const role = this.store.me()?.role;
    return this.store.can().rsvp && this.account.isSignedIn() && role !== 'host' && role !== 'co-host';
  });
  /** a place, or how many go before one */
  protected readonly standing = computed((): { word: string; number: number } | null => {
    if (this.own() !== 'yes') return this.own() === 'no' ? { word: 'no', number: 0 } : null;
    const before = this.waiting().findIndex(({ id }) => id === this.store.viewerId());
    return before < 0 ? { word: 'seated', number: 0 } : { word: 'waiting', number: before + 1 };
  });

  protected async say(answer: LiveRsvp): Promise<void> {
    // the same button takes it back
    await this.acts.do({ what: 'rsvp', answer: this.own() === answer ? null : answer });
  }
}
