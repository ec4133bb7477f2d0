import { Injectable } from '@nestjs/common';
import type { StreamEvent, StreamRef } from '@lectern/contracts';
import { LiveServerRef } from './live-server';
import { streamRoom } from './rooms';

/** Tells a stream's room what was committed: one frame for the events of one batch. */
@Injectable()
export class StreamBroadcaster {
  constructor(private readonly live: LiveServerRef) {}

  events(stream: StreamRef, audienceVersion: number, events: StreamEvent[]): void {
    this.live.server?.to(streamRoom(stream, audienceVersion)).emit('stream.events', { stream, events });
  }
}
