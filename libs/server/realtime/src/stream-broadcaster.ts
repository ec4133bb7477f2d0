import { Injectable } from '@nestjs/common';
import type { StreamEvent, StreamRef } from '@lectern/contracts';
import { crash, isCrashDue } from './crash-point';
import { LiveServerRef } from './live-server';
import type { LiveServer } from './live-socket';
import { streamRoom } from './rooms';

/** Tells a stream's room what was committed: one frame for the events of one batch. */
@Injectable()
export class StreamBroadcaster {
  constructor(private readonly live: LiveServerRef) {}

  events(stream: StreamRef, audienceVersion: number, events: StreamEvent[]): void {
    const room = streamRoom(stream, audienceVersion);
    if (globalThis.CRASH_POINTS && isCrashDue('F6')) return crashHalfWay(this.live.server, room, { stream, events });
    this.live.server?.to(room).emit('stream.events', { stream, events });
  }
}

/** Tells half of the room's sockets, then ends the process. */
function crashHalfWay(
  server: LiveServer | null,
  room: string,
  told: { stream: StreamRef; events: StreamEvent[] },
): void {
  const sockets = [...(server?.sockets.adapter.rooms.get(room) ?? [])];
  const half = sockets.slice(0, sockets.length >> 1);
  if (half.length > 0) server?.local.to(half).emit('stream.events', told);
  void crash(true);
}
