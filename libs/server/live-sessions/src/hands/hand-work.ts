import type { LiveHand, LiveTurnRules, LiveTurns } from '@lectern/contracts';
import { withParts, type LiveStanding, type SpeakerStack } from '@lectern/domain';
import type { LiveRecord } from '../live-session.records';
import type { LiveRoom } from '../live-room';

/** The stack of a session while a batch of commands is decided: a later command sees what an earlier one did. */
export class HandWork {
  readonly changed = new Map<string, LiveHand>();
  changedRules: LiveTurnRules | null = null;

  constructor(
    private readonly room: LiveRoom,
    public stack: SpeakerStack,
    /** in small rooms nobody waits for a turn before all */
    readonly isSplit: boolean,
  ) {}

  get record(): LiveRecord {
    return this.room.record;
  }

  standing(personId: string): LiveStanding {
    return this.room.standing(personId);
  }

  isIn(personId: string): boolean {
    return this.room.isIn(personId);
  }

  hand(handId: string): LiveHand | undefined {
    return this.stack.hands.get(handId);
  }

  change(hands: readonly LiveHand[], turns: LiveTurns | undefined): void {
    this.stack = withParts(this.stack, hands, turns ? [turns] : []);
    for (const hand of hands) this.changed.set(hand.id, hand);
  }

  changeRules(rules: LiveTurnRules): void {
    this.stack = { ...this.stack, rules };
    this.changedRules = rules;
  }
}
