import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LiveRsvp } from '@lectern/contracts';
import { placesOf } from '@lectern/domain';
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
  private readonly places = computed(() => placesOf(this.people(), this.capacity()));
  private readonly leading = computed(() =>
    this.people().filter(({ role, place }) => (role === 'host' || role === 'co-host') && place !== 'removed'),
  );
  protected readonly coming = computed(() => [...this.leading(), ...this.places().seated]);
  protected readonly waiting = computed(() => this.places().waiting);
  protected readonly own = computed(() => this.store.me()?.rsvp?.answer ?? null);
  protected readonly canAnswer = computed(
    () =>
      this.store.can().rsvp &&
      this.account.isSignedIn() &&
      !this.leading().some(({ id }) => id === this.store.viewerId()),
  );
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
