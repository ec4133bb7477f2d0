import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LiveAnswer, LiveEvent, StreamRef } from '@lectern/contracts';
import type { Batch, CommandEvent, Decided, StoredEvent, StreamHandler } from '@lectern/server/realtime';
import { LiveAccess } from '../live-access';
import { LiveParts, type LivePart, type LivePartContent } from '../live-parts';
import { LiveRooms } from '../live-room';
import type { FollowUpCommand } from './follow-up-command';
import { FollowUpWork } from './follow-up-work';
import { decideFollowUp } from './follow-up.decisions';
import { presentFollowUp } from './follow-up.presenter';
import { FollowUpRepository } from './follow-up.repository';

/** What is to be done after a session, as a part of live sessions. */
@Injectable()
export class LiveFollowUps implements LivePart, StreamHandler<FollowUpCommand, LiveAnswer>, OnModuleInit {
  readonly types = ['live.follow-up-changed'] as const;

  constructor(
    private readonly parts: LiveParts,
    private readonly rooms: LiveRooms,
    private readonly live: LiveAccess,
    private readonly followUps: FollowUpRepository,
  ) {}

  onModuleInit(): void {
    this.parts.add(this);
  }

  stream(streamId: string): StreamRef {
    return { kind: 'session', id: streamId };
  }

  async content(sessionId: string): Promise<Partial<LivePartContent>> {
    return { followUps: (await this.followUps.followUps(sessionId)).map(presentFollowUp) };
  }

  async present(sessionId: string, events: readonly StoredEvent[]): Promise<LiveEvent[]> {
    const ids = [...new Set(events.flatMap(({ targetIds }) => targetIds))];
    const known = new Map((await this.followUps.followUps(sessionId, ids)).map((one) => [one.id, one]));
    return events.flatMap(({ seq, at, targetIds: [id = ''] }): LiveEvent[] => {
      const followUp = known.get(id);
      if (!followUp) return [];
      return [{ seq, at: at.toISOString(), type: 'live.follow-up-changed', followUp: presentFollowUp(followUp) }];
    });
  }

  async decide({ streamId, commands, at, nextSeq, transaction }: Batch<FollowUpCommand>): Promise<Decided<LiveAnswer>> {
    const personIds = commands.flatMap(({ personId, act }) =>
      'takenById' in act && act.takenById !== null ? [personId, act.takenById] : [personId],
    );
    const ids = commands.flatMap(({ act }) => ('followUpId' in act ? [act.followUpId] : []));
    const sourceIds = commands.flatMap(({ act }) => ('source' in act && act.source ? [act.source.id] : []));
    const room = await this.rooms.load(streamId, personIds, transaction);
    const [followUps, sources, count] = await Promise.all([
      this.followUps.followUps(streamId, ids, transaction),
      this.followUps.sources(streamId, sourceIds, transaction),
      this.followUps.count(streamId, transaction),
    ]);
    const work = new FollowUpWork(room, new Map(followUps.map((one) => [one.id, one])), sources, count);
    const outcomes = commands.map((command) => decideFollowUp(command, work, { at, nextSeq }));
    await this.followUps.store(streamId, work.changed, transaction);
    return { outcomes, audienceVersion: room.audienceVersion };
  }

  async answerAgain({ streamId, actorId, seq }: CommandEvent): Promise<LiveAnswer> {
    await this.live.see({ personId: actorId }, streamId);
    return { seq };
  }
}
