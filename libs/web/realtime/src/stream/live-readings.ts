import { inject, Injectable } from '@angular/core';
import { isReadingEvent, type Presence, type ReadingEvent, type StreamRef, threadRoutes } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';
import { LiveSocket } from '../socket/live-socket';
import { LiveStreams } from './live-streams';
import type { ReplicaPhase } from './stream-replica';

/** What follows a stream of a reading that not everybody who sees it hears has to do with what comes. */
export interface NarrowFollower {
  applied(events: readonly ReadingEvent[]): void;
  reset(): void;
}

/** What follows a reading's stream has to do with what comes. */
export interface ReadingFollower {
  applied(events: readonly ReadingEvent[]): void;
  phaseChanged(phase: ReplicaPhase): void;
  presenceChanged(presence: Presence): void;
  reset(): void;
}

/** Follows readings live, with who else has them open. */
@Injectable({ providedIn: 'root' })
export class LiveReadings {
  private readonly socket = inject(LiveSocket);
  private readonly streams = inject(LiveStreams);
  private readonly api = inject(ApiClient);

  /** Follows a reading from the number its snapshot stands at; answers the function that stops. */
  follow(readingId: string, head: number, follower: ReadingFollower): () => void {
    const stopHearing = this.socket.on('presence.changed', (presence) => {
      if (presence.readingId === readingId) follower.presenceChanged(presence);
    });
    const stop = this.streams.follow({ kind: 'reading', id: readingId }, head, {
      applied: (events) => follower.applied(events.filter(isReadingEvent)),
      phaseChanged: (phase) => follower.phaseChanged(phase),
      reset: () => follower.reset(),
      read: (since) =>
        this.api.call(threadRoutes.readingEvents, { params: { readingId }, query: { since: String(since) } }),
    });
    return () => {
      stop();
      stopHearing();
    };
  }

  /** Follows a narrower stream of an open reading; without a socket it stands still until there is one again. */
  followNarrow(stream: StreamRef, head: number, follower: NarrowFollower): () => void {
    return this.streams.follow(stream, head, {
      applied: (events) => follower.applied(events.filter(isReadingEvent)),
      reset: () => follower.reset(),
    });
  }
}
