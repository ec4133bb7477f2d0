import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LiveAnswer, LiveEvent, StreamRef } from '@lectern/contracts';
import { notFound, type Caller } from '@lectern/server/platform';
import {
  StreamSources,
  type Batch,
  type CommandEvent,
  type Decided,
  type StoredEvent,
  type StreamAudience,
  type StreamHandler,
  type StreamSource,
} from '@lectern/server/realtime';
import { LiveRooms } from '../live-room';
import { SideAccess } from './side-access';
import type { SideCommand } from './side-command';
import { SideWork } from './side-work';
import { decideSide } from './side.decisions';
import { presentNote, presentSideLine } from './side.presenter';
import { SideRepository } from './side.repository';
import { SideWordsRepository } from './side-words.repository';

/** The stream of a side: who hears it, how its events are shown, how what is done there is decided. */
@Injectable()
export class LiveSideStream implements StreamSource, StreamHandler<SideCommand, LiveAnswer>, OnModuleInit {
  readonly kind = 'side';

  constructor(
    private readonly sources: StreamSources,
    private readonly access: SideAccess,
    private readonly rooms: LiveRooms,
    private readonly sides: SideRepository,
    private readonly words: SideWordsRepository,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  stream(streamId: string): StreamRef {
    return { kind: this.kind, id: streamId };
  }

  async audience(caller: Pick<Caller, 'personId'>, sideId: string): Promise<StreamAudience> {
    const { seen, side } = await this.access.hear(caller, sideId);
    return { groupId: seen.group.id, audienceVersion: seen.group.audienceVersion + side.version };
  }

  versions(streamIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.sides.versions(streamIds);
  }

  async present(sideId: string, events: readonly StoredEvent[]): Promise<LiveEvent[]> {
    const ids = events.flatMap(({ targetIds }) => targetIds);
    const [lines, notes] = await Promise.all([
      this.words.lines(sideId, [...new Set(ids)]),
      events.some(({ type }) => type === 'side.note-changed') ? this.words.notes(sideId) : [],
    ]);
    return events.map(({ seq, at, type, targetIds: [id = ''] }): LiveEvent => {
      const base = { seq, at: at.toISOString() };
      const line = lines.find((one) => one.id === id);
      const note = notes.find((one) => one.id === id);
      if (type === 'side.line-changed' && line) return { ...base, type, line: presentSideLine(line) };
      if (type === 'side.note-changed' && note) return { ...base, type, note: presentNote(note) };
      return { ...base, type: 'event.withheld' };
    });
  }

  async decide({ streamId, commands, at, nextSeq, transaction }: Batch<SideCommand>): Promise<Decided<LiveAnswer>> {
    const side = await this.sides.find(streamId, transaction);
    if (!side) throw notFound();
    const personIds = commands.map(({ personId }) => personId);
    const [room, factsOf, lines, notes, count] = await Promise.all([
      this.rooms.load(side.sessionId, personIds, transaction),
      this.access.factsOf(side, transaction),
      this.words.lines(streamId, commands.flatMap(linesOf), transaction),
      side.kind === 'notes' ? this.words.notes(streamId, transaction) : [],
      this.words.countLines(streamId, transaction),
    ]);
    const work = new SideWork(
      room,
      (personId) => factsOf(personId, room.standing(personId), room.isRemoved(personId)),
      new Map(lines.map((line) => [line.id, line])),
      new Map(notes.map((note) => [note.id, note])),
      count,
    );
    const outcomes = commands.map((command) => decideSide(command, work, { at, nextSeq }));
    await this.words.storeLines(streamId, work.changedLines, transaction);
    await this.words.storeNotes(streamId, work.changedNotes, transaction);
    return { outcomes, audienceVersion: room.audienceVersion + side.version };
  }

  async answerAgain({ streamId, actorId, seq }: CommandEvent): Promise<LiveAnswer> {
    await this.access.hear({ personId: actorId }, streamId);
    return { seq };
  }
}

function linesOf({ act }: SideCommand): string[] {
  return act.what === 'withdraw-aside' ? [act.lineId] : [];
}
