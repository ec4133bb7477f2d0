import { inject, Injectable } from '@angular/core';
import type { EventPage, StreamEvent, StreamRef } from '@lectern/contracts';
import { isRefusal, RefusedError, UnexpectedAnswerError } from '@lectern/web/core';
import { LiveSocket } from '../socket/live-socket';
import { reconnectDelayMs } from '../socket/reconnect-delay';
import { type ReplicaPhase, type StreamFault, StreamReplica } from './stream-replica';

/** What follows a stream has to do with what comes. */
export interface StreamFollower {
  applied(events: readonly StreamEvent[]): void;
  /** the server has less than we do: everything must be loaded anew */
  reset(): void;
  phaseChanged?(phase: ReplicaPhase): void;
  /** asks over HTTP where there is no socket; without it one waits for the socket */
  read?(since: number): Promise<EventPage>;
}

const pollEveryMs = 15_000;

/** Follows streams live: over the socket, and where there is none by asking over HTTP now and then. */
@Injectable({ providedIn: 'root' })
export class LiveStreams {
  private readonly socket = inject(LiveSocket);

  /** Follows a stream from the number one's state stands at; answers the function that stops. */
  follow(stream: StreamRef, head: number, follower: StreamFollower): () => void {
    const isThis = (other: StreamRef) => other.kind === stream.kind && other.id === stream.id;
    const overHttp = follower.read?.bind(follower);
    const replica = new StreamReplica(head, {
      join: (since) => this.ask('stream.join', stream, since),
      read: (since) =>
        overHttp && this.socket.status() !== 'live' ? overHttp(since) : this.ask('stream.read', stream, since),
      faultOf,
      wait: (attempt) => new Promise((resolve) => setTimeout(resolve, reconnectDelayMs(attempt))),
      apply: (events) => follower.applied(events),
      phaseChanged: (phase) => follower.phaseChanged?.(phase),
      reset: () => follower.reset(),
    });
    const stops = [
      this.socket.on('stream.events', (message) => isThis(message.stream) && replica.offer(message.events)),
      this.socket.on('stream.head', (message) => isThis(message.stream) && replica.headSeen(message.head)),
      this.socket.on('stream.closed', (message) => isThis(message.stream) && replica.close()),
      this.socket.onStatus((isLive) => (isLive ? replica.connected() : replica.disconnected())),
      ...(overHttp ? [this.pollWhileApart(replica)] : []),
      this.socket.hold(),
    ];
    return () => {
      // Who leaves does not wait for the answer; without a connection the server knows already.
      if (this.socket.status() === 'live') this.socket.send('stream.leave', { stream }).catch(() => undefined);
      replica.disconnected();
      for (const stop of stops) stop();
    };
  }

  private async ask(name: 'stream.join' | 'stream.read', stream: StreamRef, since: number): Promise<EventPage> {
    const answer = await this.socket.send(name, { stream, since });
    if (!answer.ok) throw new RefusedError(answer.refusal, 0);
    return answer.answer;
  }

  private pollWhileApart(replica: StreamReplica): () => void {
    const timer = setInterval(() => {
      const isWorthTrying =
        this.socket.status() !== 'live' && navigator.onLine && document.visibilityState === 'visible';
      if (isWorthTrying) void replica.poll();
    }, pollEveryMs);
    return () => clearInterval(timer);
  }
}

function faultOf(fault: unknown): StreamFault {
  if (isRefusal(fault, 'E_NOT_FOUND', 'E_FORBIDDEN', 'E_AUTH', 'E_GONE')) return 'closed';
  return fault instanceof UnexpectedAnswerError ? 'unreadable' : 'again';
}
