import { computed, inject, Injectable, signal } from '@angular/core';
import type { OwnVote, PollVote } from '@lectern/contracts';
import { LiveRoomStore } from '../room/live-room-store';

/** What one answered: from the snapshot, and what one answered since. */
@Injectable()
export class OwnVotes {
  private readonly store = inject(LiveRoomStore);
  private readonly since = signal<ReadonlyMap<string, OwnVote>>(new Map());
  private readonly all = computed(() => {
    const before = this.store.snapshot().value?.viewer.own.votes ?? [];
    return new Map([...before.map((vote) => [vote.pollId, vote] as const), ...this.since()]);
  });

  of(pollId: string): OwnVote | null {
    return this.all().get(pollId) ?? null;
  }

  answered(pollId: string, vote: PollVote): void {
    this.put({ pollId, vote, missing: null });
  }

  saidMissing(pollId: string, missing: string): void {
    const own = this.of(pollId);
    if (own) this.put({ ...own, missing });
  }

  private put(vote: OwnVote): void {
    this.since.update((before) => new Map(before).set(vote.pollId, vote));
  }
}
