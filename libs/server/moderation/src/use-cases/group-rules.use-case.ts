import { Injectable } from '@nestjs/common';
import { limits, type PublishRules, type RuleSet } from '@lectern/contracts';
import { groupVerdict } from '@lectern/domain';
import { Access, type AccessedGroup } from '@lectern/server/access';
import { Database } from '@lectern/server/database';
import { ModerationLog } from '@lectern/server/moderation-log';
import { conflict, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { EventRepository } from '@lectern/server/realtime';
import { RulesRepository, type StoredRules } from '@lectern/server/statements';
import { CaseRepository } from '../case.repository';

/** A group’s rules: what holds now, and the next version of it. Earlier versions stay, as decisions name them. */
@Injectable()
export class GroupRulesUseCase {
  constructor(
    private readonly access: Access,
    private readonly database: Database,
    private readonly rules: RulesRepository,
    private readonly cases: CaseRepository,
    private readonly events: EventRepository,
    private readonly log: ModerationLog,
  ) {}

  async read(caller: Caller, groupId: string): Promise<RuleSet> {
    const group = await this.access.group(caller, groupId, 'see');
    return this.present(group, await this.rules.present(groupId));
  }

  async publish(caller: SignedInCaller, { groupId, ...input }: PublishRules & { groupId: string }): Promise<RuleSet> {
    const { personId } = caller;
    await this.access.group(caller, groupId, 'writeRules');
    const written = await this.database.write(async (transaction) => {
      // behind the same lock as decisions: each names the rules that hold when it is made
      await this.events.lock(groupId, transaction);
      const group = await this.access.group(caller, groupId, 'writeRules', transaction);
      const present = await this.rules.present(groupId, transaction);
      if (present.version !== input.baseVersion)
        throw conflict('The rules were changed meanwhile. Look at them as they are now.');
      if (present.version >= limits.ruleVersionsPerGroup) throw conflict('These rules were changed too often.');
      const next: StoredRules = {
        version: present.version + 1,
        rules: input.rules.map(({ title, text }, index) => ({ number: index + 1, title, text })),
        publishedAt: new Date(),
        publishedById: personId,
      };
      await this.rules.add(groupId, next, transaction);
      const facts = { version: next.version, rules: next.rules.length };
      await this.log.append({ groupId, act: 'rules.published', actorId: personId, facts }, transaction);
      return { group, next };
    });
    return this.present(written.group, written.next);
  }

  private async present({ actor, ...group }: AccessedGroup, stored: StoredRules): Promise<RuleSet> {
    const { version, rules, publishedAt, publishedById } = stored;
    const people = publishedById === null ? new Map() : await this.cases.people([publishedById]);
    return {
      version,
      publishedAt: publishedAt?.toISOString() ?? null,
      publishedBy: people.get(publishedById ?? '') ?? null,
      rules: [...rules],
      canPublish: groupVerdict(actor, 'writeRules', group) === 'allow',
    };
  }
}
