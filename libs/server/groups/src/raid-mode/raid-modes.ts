import { Injectable } from '@nestjs/common';
import type { BeginRaidMode, ModerationAct, RaidSign } from '@lectern/contracts';
import type { Transaction } from '@lectern/server/database';
import { ModerationLog, type LoggedAct } from '@lectern/server/moderation-log';
import { LiveSockets } from '@lectern/server/realtime';
import { PostingRulesInForce, StandingTold } from '@lectern/server/threads';
import { RaidModeRepository } from './raid-mode.repository';

const hourMs = 3_600_000;
/** So long nothing is proposed again after somebody has said that it was none, or has ended what there was. */
const quietMs = 2 * hourMs;

/** Puts groups into raid mode and out of it, behind the group's lock: with every act goes its entry in the log. */
@Injectable()
export class RaidModes {
  constructor(
    private readonly stored: RaidModeRepository,
    private readonly log: ModerationLog,
    private readonly rules: PostingRulesInForce,
    private readonly readings: StandingTold,
    private readonly sockets: LiveSockets,
  ) {}

  async begin(groupId: string, given: BeginRaidMode, actorId: string, transaction: Transaction): Promise<void> {
    const at = new Date();
    const until = new Date(at.getTime() + given.hours * hourMs);
    await this.stored.begin(groupId, given, at, until, transaction);
    const { holdsNewcomers, slowSeconds, closesJoining, reason } = given;
    const facts = { until: until.toISOString(), holdsNewcomers, slowSeconds, closesJoining };
    await this.put('raid-mode.begun', { groupId, actorId, words: reason, facts }, transaction);
  }

  /** Ends it; `actorId` null: its time is over. */
  async end(groupId: string, actorId: string | null, transaction: Transaction): Promise<void> {
    await this.stored.end(groupId, transaction);
    await this.stored.keepSigns(groupId, null, quietUntil(), transaction);
    await this.put(actorId === null ? 'raid-mode.lapsed' : 'raid-mode.ended', { groupId, actorId }, transaction);
  }

  async propose(groupId: string, signs: readonly RaidSign[], at: Date, transaction: Transaction): Promise<void> {
    await this.stored.keepSigns(groupId, { at: at.toISOString(), signs: [...signs] }, at, transaction);
    const facts = Object.fromEntries(signs.map(({ kind, count }) => [kind, count]));
    await this.put('raid-mode.proposed', { groupId, actorId: null, facts }, transaction);
  }

  async dismiss(groupId: string, actorId: string, transaction: Transaction): Promise<void> {
    await this.stored.keepSigns(groupId, null, quietUntil(), transaction);
    await this.put('raid-mode.dismissed', { groupId, actorId }, transaction);
  }

  /** After the commit: the pages of who leads the group look again. */
  async tellLeaders(groupId: string): Promise<void> {
    for (const personId of await this.stored.leaders(groupId)) this.sockets.roleChanged(personId, groupId);
  }

  /** After the commit: everybody who reads in the group learns what holds now. */
  async tellAll(groupId: string): Promise<void> {
    this.rules.changed();
    await this.tellLeaders(groupId);
    await this.readings.tell(groupId);
  }

  private async put(act: ModerationAct, given: Omit<LoggedAct, 'act'>, transaction: Transaction): Promise<void> {
    await this.log.append({ act, ...given }, transaction);
  }
}

function quietUntil(): Date {
  return new Date(Date.now() + quietMs);
}
