import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ReadState, StreamRef } from '@lectern/contracts';
import { DomainError, REDIS, type Redis } from '@lectern/server/platform';
import { EventRepository } from './event.repository';
import { LiveServerRef } from './live-server';
import type { JoinedStream, LiveSocket } from './live-socket';
import { Presence } from './presence';
import { personRoom, sessionRoom, streamKey, streamRoom } from './rooms';
import { StreamSources } from './stream-source';

/** The name of the message by which servers tell each other that a group's audience changed. */
export const AUDIENCE_CHANGED = 'audience.changed';

/** The same for single streams. */
export const STREAMS_CHANGED = 'streams.changed';

/** What features can do to open sockets: end a session's, and ask again who may listen to a group. */
@Injectable()
export class LiveSockets {
  private readonly logger = new Logger('audience');

  constructor(
    private readonly live: LiveServerRef,
    private readonly events: EventRepository,
    private readonly sources: StreamSources,
    private readonly presence: Presence,
    @Inject(REDIS) private readonly redis: Redis | null,
  ) {}

  /** Closes the sockets of a session that has ended, on every server. */
  endSession(sessionId: string): void {
    const room = this.live.server?.in(sessionRoom(sessionId));
    room?.emit('session.ended', {});
    room?.disconnectSockets(true);
  }

  /** Tells a person's sockets that their role in a group changed. */
  roleChanged(personId: string, groupId: string): void {
    this.live.server?.to(personRoom(personId)).emit('access.changed', { groupId });
  }

  /** Tells a person's sockets what is new to them, after they marked something as read in one of their browsers. */
  readStateChanged(personId: string, state: ReadState): void {
    this.live.server?.to(personRoom(personId)).emit('read-state.changed', state);
  }

  /** Tells a person's sockets how many decisions about their comments they have not read. */
  statementsChanged(personId: string, unread: number): void {
    this.live.server?.to(personRoom(personId)).emit('statements.changed', { unread });
  }

  /** Whoever listens to a stream of this group is asked again whether they may, on every server. */
  async audienceChanged(groupId: string): Promise<void> {
    // alone there is no other server to tell, and the adapter says so each time
    if (this.redis) this.live.server?.serverSideEmit(AUDIENCE_CHANGED as never, groupId as never);
    await this.reviewLocal(groupId);
  }

  /** Whoever listens to one of these streams is asked again whether they may, on every server. */
  async streamsChanged(streamIds: readonly string[]): Promise<void> {
    if (streamIds.length === 0) return;
    if (this.redis) this.live.server?.serverSideEmit(STREAMS_CHANGED as never, streamIds as never);
    await this.reviewStreams(streamIds);
  }

  /** Moves this server's listeners of a group to the room of the present audience, or out. */
  reviewLocal(groupId: string): Promise<void> {
    return this.reviewThose((joined) => joined.groupId === groupId);
  }

  /** The same with this server's listeners of single streams. */
  reviewStreams(streamIds: readonly string[]): Promise<void> {
    return this.reviewThose(({ stream }) => streamIds.includes(stream.id));
  }

  private async reviewThose(isConcerned: (joined: JoinedStream) => boolean): Promise<void> {
    const sockets = [...(this.live.server?.sockets.sockets.values() ?? [])] as LiveSocket[];
    const rooms = new Map<string, StreamRef>();
    for (const socket of sockets) {
      for (const joined of [...socket.data.joined.values()]) {
        if (!isConcerned(joined)) continue;
        await this.review(socket, joined);
        rooms.set(joined.room, joined.stream);
      }
    }
    await this.tellHeads(rooms);
  }

  /** Asks once more after joining: the audience may have changed between the question and the joining. */
  async confirm(socket: LiveSocket, joined: JoinedStream): Promise<void> {
    try {
      const { audienceVersion } = await this.sources.of(joined.stream).audience(socket.data.caller, joined.stream.id);
      if (streamRoom(joined.stream, audienceVersion) !== joined.room) await this.review(socket, joined);
    } catch (error) {
      await this.leave(socket, joined);
      throw error;
    }
  }

  /** Leaves a stream, and tells the room who is still there. */
  async leave(socket: LiveSocket, joined: JoinedStream): Promise<void> {
    socket.data.joined.delete(streamKey(joined.stream));
    await socket.leave(joined.room);
    this.presence.left(socket, joined);
  }

  private async review(socket: LiveSocket, joined: JoinedStream): Promise<void> {
    // out of the old room first: nothing may arrive there while we ask
    await socket.leave(joined.room);
    try {
      const { audienceVersion } = await this.sources.of(joined.stream).audience(socket.data.caller, joined.stream.id);
      joined.room = streamRoom(joined.stream, audienceVersion);
      await socket.join(joined.room);
      this.presence.moved(joined);
    } catch (error) {
      if (!(error instanceof DomainError)) {
        // about whom we cannot ask must not sit in no room and believe all is quiet: it comes back and catches up
        this.logger.error(error);
        socket.disconnect(true);
        return;
      }
      await this.leave(socket, joined);
      socket.emit('stream.closed', { stream: joined.stream });
    }
  }

  /** Between two rooms one hears nothing: those who moved are told the newest numbers at once. */
  private async tellHeads(rooms: ReadonlyMap<string, StreamRef>): Promise<void> {
    if (rooms.size === 0) return;
    const heads = await this.events.heads([...rooms.values()].map((stream) => stream.id)).catch(() => new Map());
    for (const [room, stream] of rooms) {
      const head = heads.get(stream.id);
      if (head !== undefined) this.live.server?.local.to(room).emit('stream.head', { stream, head });
    }
  }
}
