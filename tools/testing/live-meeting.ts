import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { LiveAct, LiveAnswer, LiveHandAct, LiveSnapshot, StreamEvent } from '@lectern/contracts';
import { ManageInvitationsUseCase, UseInvitationUseCase } from '@lectern/server/groups';
import {
  ActInLiveSessionUseCase,
  ActOnHandsUseCase,
  LiveSessionStream,
  ReadLiveSessionsUseCase,
  ScheduleLiveSessionUseCase,
} from '@lectern/server/live-sessions';
import type { SignedInCaller } from '@lectern/server/platform';
import { StreamReader } from '@lectern/server/realtime';
import { applyLiveEvent, liveStateOf, type LiveRoomState } from '@lectern/domain';
import { somebody } from './medium-app';
import { ReadingRoom } from './reading-room';

/** A live session under way over a reading: its host, a co-host and three participants, all in the room. */
export class LiveMeeting {
  constructor(
    readonly app: INestApplicationContext,
    readonly room: ReadingRoom,
    readonly sessionId: string,
    readonly host: SignedInCaller,
    readonly coHost: SignedInCaller,
    readonly people: readonly [SignedInCaller, SignedInCaller, SignedInCaller],
  ) {}

  static async open(app: INestApplicationContext): Promise<LiveMeeting> {
    const room = await ReadingRoom.open(app);
    const others = [await somebody(app, 'Ada'), await somebody(app, 'Ben'), await somebody(app, 'Cleo')] as const;
    const { token } = await app
      .get(ManageInvitationsUseCase, { strict: false })
      .create(room.owner, room.groupId, { role: 'member', usesMax: 10, expiresInDays: 1 });
    for (const person of others) await app.get(UseInvitationUseCase, { strict: false }).accept(person, token);
    const session = await app.get(ScheduleLiveSessionUseCase, { strict: false }).execute(room.owner, room.readingId, {
      commandId: uuidv7(),
      title: 'Lamps, together',
      start: '2026-11-24T19:00',
      timeZone: 'Europe/Vienna',
      lengthMinutes: 60,
      agenda: [],
      letsIn: 'everyone',
      capacity: null,
      coHostIds: [room.member.personId],
      isDraft: false,
    });
    const meeting = new LiveMeeting(app, room, session.id, room.owner, room.member, others);
    await meeting.act(room.owner, { what: 'turn', to: 'live', seenState: 'scheduled' });
    for (const person of [room.owner, room.member, ...others]) await meeting.act(person, { what: 'enter' });
    return meeting;
  }

  act(as: SignedInCaller, act: LiveAct): Promise<LiveAnswer> {
    const command = { commandId: uuidv7(), sessionId: this.sessionId, act };
    return this.app.get(ActInLiveSessionUseCase, { strict: false }).execute(as, command);
  }

  hand(as: SignedInCaller, act: LiveHandAct, commandId = uuidv7()): Promise<LiveAnswer> {
    const command = { commandId, sessionId: this.sessionId, act };
    return this.app.get(ActOnHandsUseCase, { strict: false }).execute(as, command);
  }

  snapshot(as: SignedInCaller = this.host): Promise<LiveSnapshot> {
    return this.app.get(ReadLiveSessionsUseCase, { strict: false }).open(as, this.sessionId);
  }

  /** What everybody in the room has: a snapshot. */
  async state(as: SignedInCaller = this.host): Promise<LiveRoomState> {
    return liveStateOf(await this.snapshot(as));
  }

  /** The events after a number, as they may be seen now. */
  async events(since: number, as: SignedInCaller = this.host): Promise<StreamEvent[]> {
    const stream = this.app.get(LiveSessionStream, { strict: false }).stream(this.sessionId);
    return (await this.app.get(StreamReader, { strict: false }).pageFor(as, stream, since)).events;
  }

  /** What somebody has who was there at a state and heard everything since. */
  async replayed(from: LiveRoomState): Promise<LiveRoomState> {
    return (await this.events(from.seq)).reduce(applyLiveEvent, from);
  }
}
