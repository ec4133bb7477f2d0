import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveLimits } from '@lectern/contracts';
import { inRoom } from '@lectern/domain';
import { Button } from '@lectern/web/ui';
import { LiveRoomStore } from '../room/live-room-store';
import { PartActs } from '../room/part-acts';
import { paragraphsOf } from '../room/passage-words';

/** Splits the group: by a size, or by hand. */
@Component({
  selector: 'lec-split-form',
  imports: [Button, TranslocoDirective],
  templateUrl: './split-form.html',
  styles: `
    .form {
      display: grid;
      gap: 12px;
    }
    .person {
      display: flex;
      gap: 8px;
      align-items: center;
      justify-content: space-between;
    }
    .person select {
      width: auto;
    }
    fieldset {
      display: grid;
      gap: 4px;
      padding: 0;
      border: 0;
    }
  `,
})
export class SplitForm {
  protected readonly store = inject(LiveRoomStore);
  private readonly acts = inject(PartActs);
  protected readonly limits = liveLimits;
  protected readonly paragraphsOf = paragraphsOf;
  protected readonly isByHand = signal(false);
  protected readonly size = signal(4);
  protected readonly minutes = signal<number | null>(10);
  protected readonly passageIds = signal<ReadonlySet<string>>(new Set());
  /** by hand: the number of the room of each */
  protected readonly placed = signal<ReadonlyMap<string, number>>(new Map());
  protected readonly agenda = computed(() => this.store.room()?.session.agenda ?? []);
  protected readonly here = computed(() => inRoom(this.store.room()?.people.values() ?? []));
  /** one room more than are used, as far as there can be more */
  protected readonly numbers = computed(() => {
    const used = Math.max(0, ...this.placed().values());
    return Array.from({ length: Math.min(used + 1, liveLimits.roomsPerSplit) }, (_, index) => index + 1);
  });
  protected readonly isSized = computed(() => this.size() >= 2 && this.size() <= liveLimits.peoplePerRoom);
  protected readonly isReady = computed(() => (this.isByHand() ? this.placed().size > 0 : this.isSized()));

  protected split(): void {
    if (!this.isReady()) return;
    const ids = this.here().filter(({ id }) => this.placed().has(id));
    const rooms = this.numbers()
      .map((number) => ids.filter(({ id }) => this.placed().get(id) === number).map(({ id }) => id))
      .filter((room) => room.length > 0);
    void this.acts.arrange({
      what: 'split',
      deal: this.isByHand() ? { by: 'hand', rooms } : { by: 'size', size: this.size() },
      passageIds: this.agenda()
        .map(({ id }) => id)
        .filter((id) => this.passageIds().has(id)),
      minutes: this.minutes(),
      seenRound: this.store.room()?.split.round ?? 0,
    });
  }

  protected choose(passageId: string): void {
    this.passageIds.update((before) => {
      const after = new Set(before);
      if (!after.delete(passageId)) after.add(passageId);
      return after;
    });
  }

  protected place(personId: string, event: Event): void {
    const number = Number((event.target as HTMLSelectElement).value);
    this.placed.update((before) => {
      const after = new Map(before);
      if (number === 0) after.delete(personId);
      else after.set(personId, number);
      return after;
    });
  }

  protected numberOf(event: Event): number | null {
    const value = (event.target as HTMLInputElement).valueAsNumber;
    return Number.isInteger(value) && value > 0 ? value : null;
  }
}
