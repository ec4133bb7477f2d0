import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LiveAnswer, LiveEvent, LiveOwn, StreamRef } from '@lectern/contracts';
import type { Batch, CommandEvent, Decided, StoredEvent, StreamHandler } from '@lectern/server/realtime';
import { FollowUpRepository } from '../follow-ups/follow-up.repository';
import { LiveAccess } from '../live-access';
import { LiveParts, type LivePart, type LivePartContent } from '../live-parts';
import { LiveRooms } from '../live-room';
import { PollRepository } from '../polls/poll.repository';
import type { ChatCommand } from './chat-command';
import { ChatWork } from './chat-work';
import { decideChat } from './chat.decisions';
import { presentLine } from './line.presenter';
import { LineRepository } from './line.repository';

/** The chat as a part of live sessions, and the withdrawing of what was contributed. */
@Injectable()
export class LiveChat implements LivePart, StreamHandler<ChatCommand, LiveAnswer>, OnModuleInit {
  readonly types = ['live.line-changed'] as const;

  constructor(
    private readonly parts: LiveParts,
    private readonly rooms: LiveRooms,
    private readonly live: LiveAccess,
    private readonly lines: LineRepository,
    private readonly polls: PollRepository,
    private readonly followUps: FollowUpRepository,
  ) {}

  onModuleInit(): void {
    this.parts.add(this);
  }

  stream(streamId: string): StreamRef {
    return { kind: 'session', id: streamId };
  }

  async content(sessionId: string): Promise<Partial<LivePartContent>> {
    return { lines: (await this.lines.newest(sessionId)).map(presentLine) };
  }

  async own(sessionId: string, personId: string): Promise<Partial<LiveOwn>> {
    return { withdrawn: await this.lines.ownWithdrawn(sessionId, personId) };
  }

  async present(sessionId: string, events: readonly StoredEvent[]): Promise<LiveEvent[]> {
    const ids = new Set(events.flatMap(({ targetIds }) => targetIds));
    const lines = new Map((await this.lines.lines(sessionId, [...ids])).map((line) => [line.id, line]));
    return events.flatMap(({ seq, at, targetIds: [id = ''] }): LiveEvent[] => {
      const line = lines.get(id);
      if (!line) return [];
      return [{ seq, at: at.toISOString(), type: 'live.line-changed', line: presentLine(line) }];
    });
  }

  async decide({ streamId, commands, at, nextSeq, transaction }: Batch<ChatCommand>): Promise<Decided<LiveAnswer>> {
    const room = await this.rooms.load(
      streamId,
      commands.map(({ personId }) => personId),
      transaction,
    );
    const [lines, polls, count] = await Promise.all([
      this.lines.lines(streamId, commands.flatMap(linesOf), transaction),
      this.polls.polls(streamId, commands.flatMap(pollsOf), transaction),
      this.lines.count(streamId, transaction),
    ]);
    const work = new ChatWork(room, byId(lines), byId(polls), count);
    const outcomes = commands.map((command) => decideChat(command, work, { at, nextSeq }));
    await this.lines.store(streamId, work.added, work.changed, transaction);
    await this.polls.store(streamId, work.changedPolls, [], at, transaction);
    await this.followUps.withdrawMadeOf(work.withdrawn, at, transaction);
    return { outcomes, audienceVersion: room.audienceVersion };
  }

  async answerAgain({ streamId, actorId, seq }: CommandEvent): Promise<LiveAnswer> {
    await this.live.see({ personId: actorId }, streamId);
    return { seq };
  }
}

function linesOf({ act }: ChatCommand): string[] {
  if (act.what === 'to-comment') return [act.lineId];
  return act.what === 'withdraw' && act.target.kind === 'line' ? [act.target.id] : [];
}

function pollsOf({ act }: ChatCommand): string[] {
  return act.what === 'withdraw' && act.target.kind === 'poll' ? [act.target.id] : [];
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
