import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LiveAnswer, LiveEvent, LiveOwn, StreamRef } from '@lectern/contracts';
import type { Batch, CommandEvent, Decided, StoredEvent, StreamHandler } from '@lectern/server/realtime';
import { LiveAccess } from '../live-access';
import { LiveParts, type LivePart, type LivePartContent } from '../live-parts';
import { LiveRooms } from '../live-room';
import type { PollCommand } from './poll-command';
import { PollWork } from './poll-work';
import { decidePoll } from './poll.decisions';
import { presentPoll } from './poll.presenter';
import { PollRepository } from './poll.repository';

/** Polls and checks as a part of live sessions: how they are decided, stored and shown. */
@Injectable()
export class LivePolls implements LivePart, StreamHandler<PollCommand, LiveAnswer>, OnModuleInit {
  readonly types = ['live.poll-changed', 'live.poll-answered'] as const;

  constructor(
    private readonly parts: LiveParts,
    private readonly rooms: LiveRooms,
    private readonly live: LiveAccess,
    private readonly polls: PollRepository,
  ) {}

  onModuleInit(): void {
    this.parts.add(this);
  }

  stream(streamId: string): StreamRef {
    return { kind: 'session', id: streamId };
  }

  async content(sessionId: string): Promise<Partial<LivePartContent>> {
    return { polls: (await this.polls.polls(sessionId)).map(presentPoll) };
  }

  async own(sessionId: string, personId: string): Promise<Partial<LiveOwn>> {
    const votes = await this.polls.ownVotes(sessionId, personId);
    return { votes: votes.map(({ pollId, vote, missing }) => ({ pollId, vote, missing })) };
  }

  async present(sessionId: string, events: readonly StoredEvent[]): Promise<LiveEvent[]> {
    const ids = events.flatMap(({ targetIds }) => targetIds);
    const polls = new Map((await this.polls.polls(sessionId, [...new Set(ids)])).map((poll) => [poll.id, poll]));
    return events.flatMap(({ seq, at, type, targetIds: [pollId = ''] }): LiveEvent[] => {
      const poll = polls.get(pollId);
      if (!poll) return [];
      const base = { seq, at: at.toISOString() };
      const { voters, missing } = poll;
      return type === 'live.poll-answered'
        ? [{ ...base, type, pollId, voters, missing }]
        : [{ ...base, type: 'live.poll-changed', poll: presentPoll(poll) }];
    });
  }

  async decide({ streamId, commands, at, nextSeq, transaction }: Batch<PollCommand>): Promise<Decided<LiveAnswer>> {
    const personIds = commands.map(({ personId }) => personId);
    const pollIds = [...new Set(commands.flatMap(({ act }) => ('pollId' in act ? [act.pollId] : [])))];
    const room = await this.rooms.load(streamId, personIds, transaction);
    const [polls, votes, count] = await Promise.all([
      pollIds.length > 0 ? this.polls.polls(streamId, pollIds, transaction) : [],
      pollIds.length > 0 ? this.polls.votes(pollIds, transaction) : [],
      this.polls.count(streamId, transaction),
    ]);
    const work = new PollWork(room, new Map(polls.map((poll) => [poll.id, poll])), votes, count);
    const outcomes = commands.map((command) => decidePoll(command, work, { at, nextSeq }));
    await this.polls.store(streamId, work.changedPolls, work.changedVotes.values(), at, transaction);
    return { outcomes, audienceVersion: room.audienceVersion };
  }

  async answerAgain({ streamId, actorId, seq }: CommandEvent): Promise<LiveAnswer> {
    await this.live.see({ personId: actorId }, streamId);
    return { seq };
  }
}
