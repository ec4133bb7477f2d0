import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LiveAnswer, LiveEvent, StreamRef } from '@lectern/contracts';
import { DomainError } from '@lectern/server/platform';
import {
  StreamWriter,
  type Batch,
  type CommandEvent,
  type Decided,
  type StoredEvent,
  type StreamHandler,
} from '@lectern/server/realtime';
import { ArrangementRepository } from '../arrangement/arrangement.repository';
import { LiveAccess } from '../live-access';
import { systemId } from '../live-command';
import { LiveParts, type LivePart, type LivePartContent } from '../live-parts';
import { LiveRooms } from '../live-room';
import type { HandCommand } from './hand-command';
import { HandWork } from './hand-work';
import { decideHand } from './hand.decisions';
import { HandRepository } from './hand.repository';

/** Hands and turns as a part of live sessions: how they are decided, stored and shown. */
@Injectable()
export class LiveHands implements LivePart, StreamHandler<HandCommand, LiveAnswer>, OnModuleInit {
  readonly types = ['live.hands-changed', 'live.turn-rules-changed'] as const;

  constructor(
    private readonly parts: LiveParts,
    private readonly rooms: LiveRooms,
    private readonly live: LiveAccess,
    private readonly hands: HandRepository,
    private readonly arrangements: ArrangementRepository,
    private readonly writer: StreamWriter,
  ) {}

  onModuleInit(): void {
    this.parts.add(this);
  }

  stream(streamId: string): StreamRef {
    return { kind: 'session', id: streamId };
  }

  async content(sessionId: string): Promise<Partial<LivePartContent>> {
    const { rules, hands, turns } = await this.hands.stack(sessionId);
    return { turnRules: rules, hands: [...hands.values()], turns: [...turns.values()] };
  }

  /** Lowers the hand of who is gone, and ends their turn. */
  async left(sessionId: string, personId: string): Promise<void> {
    if (!(await this.hands.isWaitingOrSpeaking(sessionId, personId))) return;
    const command = { type: 'live.hand-left', personId: systemId, commandId: randomUUID(), leftId: personId } as const;
    try {
      await this.writer.submit(sessionId, command, this);
    } catch (error) {
      // they came back meanwhile, or lowered it themselves
      if (!(error instanceof DomainError)) throw error;
    }
  }

  async present(sessionId: string, events: readonly StoredEvent[]): Promise<LiveEvent[]> {
    const ids = events.flatMap(({ targetIds }) => targetIds);
    const [hands, turnRules] = await Promise.all([
      this.hands.hands(sessionId, [...new Set(ids)]),
      this.hands.rules(sessionId),
    ]);
    const spoke = hands.filter(({ floor }) => floor !== null).map(({ personId }) => personId);
    const turns = spoke.length > 0 ? await this.hands.turns(sessionId, [...new Set(spoke)]) : [];
    return events.map(({ seq, at, type, targetIds }) => {
      const base = { seq, at: at.toISOString() };
      if (type === 'live.turn-rules-changed') return { ...base, type, turnRules };
      const changed = hands.filter(({ id }) => targetIds.includes(id));
      const who = changed.filter(({ floor }) => floor !== null).map(({ personId }) => personId);
      return { ...base, type: 'live.hands-changed', hands: changed, turns: turns.filter(({ id }) => who.includes(id)) };
    });
  }

  async decide({ streamId, commands, at, nextSeq, transaction }: Batch<HandCommand>): Promise<Decided<LiveAnswer>> {
    const room = await this.rooms.load(streamId, commands.flatMap(peopleOf), transaction);
    const [stack, isSplit] = await Promise.all([
      this.hands.stack(streamId, transaction),
      this.arrangements.isSplit(streamId, transaction),
    ]);
    const work = new HandWork(room, stack, isSplit);
    const outcomes = commands.map((command) => decideHand(command, work, { at, nextSeq }));
    await this.hands.store(streamId, work.changed.values(), transaction);
    if (work.changedRules) await this.hands.storeRules(streamId, work.changedRules, transaction);
    return { outcomes, audienceVersion: room.audienceVersion };
  }

  async answerAgain({ streamId, actorId, seq }: CommandEvent): Promise<LiveAnswer> {
    await this.live.see({ personId: actorId }, streamId);
    return { seq };
  }
}

function peopleOf(command: HandCommand): string[] {
  if (command.type === 'live.hand-left') return [command.leftId];
  const { act, personId } = command;
  return act.what === 'give-floor' && act.to.by === 'person' ? [personId, act.to.personId] : [personId];
}
