import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LiveAnswer, LiveEvent, StreamRef } from '@lectern/contracts';
import type { Batch, CommandEvent, Decided, StoredEvent, StreamHandler } from '@lectern/server/realtime';
import { LiveAccess } from '../live-access';
import { LiveParts, type LivePart, type LivePartContent } from '../live-parts';
import { LiveRooms } from '../live-room';
import { LiveSessionRepository } from '../live-session.repository';
import { SideRepository } from '../sides/side.repository';
import type { ArrangeCommand } from './arrange-command';
import { ArrangeWork } from './arrange-work';
import { decideArranging } from './arrange.decisions';
import { presentNoteBook, presentRoom, presentSplit } from './arrangement.presenter';
import { ArrangementRepository } from './arrangement.repository';

/** The small rooms of a session, and who writes its notes, as a part of live sessions. */
@Injectable()
export class LiveArrangement implements LivePart, StreamHandler<ArrangeCommand, LiveAnswer>, OnModuleInit {
  readonly types = ['live.note-book-changed', 'live.split-changed'] as const;

  constructor(
    private readonly parts: LiveParts,
    private readonly rooms: LiveRooms,
    private readonly live: LiveAccess,
    private readonly sessions: LiveSessionRepository,
    private readonly arrangements: ArrangementRepository,
    private readonly sides: SideRepository,
  ) {}

  onModuleInit(): void {
    this.parts.add(this);
  }

  stream(streamId: string): StreamRef {
    return { kind: 'session', id: streamId };
  }

  async content(sessionId: string): Promise<Partial<LivePartContent>> {
    const record = await this.arrangements.find(sessionId);
    const { round } = record;
    const rooms = round === 0 ? [] : await this.arrangements.rooms(sessionId, { round });
    return { noteBook: presentNoteBook(record), split: presentSplit(record), rooms: rooms.map(presentRoom) };
  }

  async present(sessionId: string, events: readonly StoredEvent[]): Promise<LiveEvent[]> {
    const ids = [...new Set(events.flatMap(({ targetIds }) => targetIds))];
    const [record, rooms] = await Promise.all([
      this.arrangements.find(sessionId),
      ids.length > 0 ? this.arrangements.rooms(sessionId, { ids }) : [],
    ]);
    return events.map(({ seq, at, type, targetIds }): LiveEvent => {
      const base = { seq, at: at.toISOString() };
      if (type === 'live.note-book-changed') return { ...base, type, noteBook: presentNoteBook(record) };
      const named = rooms.filter(({ id }) => targetIds.includes(id));
      return { ...base, type: 'live.split-changed', split: presentSplit(record), rooms: named.map(presentRoom) };
    });
  }

  async decide({ streamId, commands, at, nextSeq, transaction }: Batch<ArrangeCommand>): Promise<Decided<LiveAnswer>> {
    const record = await this.arrangements.find(streamId, transaction);
    const roomIds = commands.flatMap(({ act }) => ('roomId' in act && act.roomId !== null ? [act.roomId] : []));
    const people = await this.sessions.people(streamId, undefined, transaction);
    const [room, open, named, dealtIds] = await Promise.all([
      this.rooms.load(
        streamId,
        [...people.map(({ id }) => id), ...commands.map(({ personId }) => personId)],
        transaction,
      ),
      this.arrangements.rooms(streamId, { round: record.round }, transaction),
      roomIds.length > 0 ? this.arrangements.rooms(streamId, { ids: roomIds }, transaction) : [],
      this.arrangements.dealtIds(streamId, record.round, transaction),
    ]);
    const rooms = new Map([...named, ...open].map((one) => [one.id, one]));
    const work = new ArrangeWork(room, record, rooms, people, dealtIds);
    const outcomes = commands.map((command) => decideArranging(command, work, { at, nextSeq }));
    await this.store(streamId, work, transaction);
    return { outcomes, audienceVersion: room.audienceVersion };
  }

  async answerAgain({ streamId, actorId, seq }: CommandEvent): Promise<LiveAnswer> {
    await this.live.see({ personId: actorId }, streamId);
    return { seq };
  }

  private async store(
    sessionId: string,
    work: ArrangeWork,
    transaction: Batch<ArrangeCommand>['transaction'],
  ): Promise<void> {
    const { record, newRooms, changedRooms, places, narrowed, isChanged, hasNewNotes } = work;
    if (isChanged) await this.arrangements.store(sessionId, record, transaction);
    if (hasNewNotes && record.notesId !== null)
      await this.sides.create({ id: record.notesId, sessionId, kind: 'notes' }, transaction);
    for (const { id, round, number } of newRooms)
      await this.sides.create({ id, sessionId, kind: 'room', round, number }, transaction);
    await this.arrangements.storeRooms(changedRooms, transaction);
    await this.arrangements.storePlaces(sessionId, places, transaction);
    if (narrowed.size > 0) await this.sides.narrow(sessionId, transaction, [...narrowed]);
  }
}
