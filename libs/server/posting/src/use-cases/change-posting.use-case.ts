import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { limits, type GroupWordRule, type NewWordRule, type PostingSettings } from '@lectern/contracts';
import { patternProblem, type PatternProblem } from '@lectern/moderation-words';
import { Access } from '@lectern/server/access';
import { ModerationLog } from '@lectern/server/moderation-log';
import { conflict, DomainError, notFound, type SignedInCaller } from '@lectern/server/platform';
import { PostingRulesInForce } from '@lectern/server/threads';
import { PostingRepository } from '../posting.repository';

const whyNot: Readonly<Record<PatternProblem, string>> = {
  empty: 'There is no word in it.',
  'too-short': 'With a star a rule needs three letters, or it finds half of the language.',
  'star-inside': 'A star stands at the beginning or at the end.',
  'not-an-expression': 'This is no regular expression (as RE2 writes them, without looking ahead or back).',
  'finds-everything': 'This finds something in every text.',
  'too-large': 'This expression has too many repetitions. Make several of it.',
};

/** Changes what a group does before a comment goes up; every change is in the group's log. */
@Injectable()
export class ChangePostingUseCase {
  constructor(
    private readonly access: Access,
    private readonly posting: PostingRepository,
    private readonly rules: PostingRulesInForce,
    private readonly log: ModerationLog,
  ) {}

  async settings(caller: SignedInCaller, groupId: string, settings: PostingSettings): Promise<void> {
    await this.posting.write(async (transaction) => {
      await this.posting.lock(groupId, transaction);
      await this.access.group(caller, groupId, 'moderate', transaction);
      await this.posting.update(groupId, settings, transaction);
      const facts = { holds: settings.holds, newcomerComments: settings.newcomerComments };
      await this.log.append({ groupId, act: 'posting.changed', actorId: caller.personId, facts }, transaction);
    });
    this.rules.changed();
  }

  async addRule(caller: SignedInCaller, groupId: string, rule: NewWordRule): Promise<GroupWordRule> {
    const [id, createdAt] = [uuidv7(), new Date()];
    await this.posting.write(async (transaction) => {
      await this.posting.lock(groupId, transaction);
      await this.access.group(caller, groupId, 'moderate', transaction);
      refuseUnfit(rule);
      const { all, expressions } = await this.posting.countRules(groupId, transaction);
      if (all >= limits.wordRulesPerGroup)
        throw conflict(`At most ${limits.wordRulesPerGroup} rules. Remove one first.`);
      if (rule.kind === 'expression' && expressions >= limits.expressionRulesPerGroup)
        throw conflict(`At most ${limits.expressionRulesPerGroup} regular expressions. Remove one first.`);
      await this.posting.addRule(id, groupId, rule, createdAt, transaction);
      const facts = { rule: id, kind: rule.kind, action: rule.action };
      const act = { groupId, act: 'word-rule.added', actorId: caller.personId, words: rule.pattern, facts } as const;
      await this.log.append(act, transaction);
    });
    this.rules.changed();
    return {
      id,
      ...rule,
      replacement: rule.action === 'replace' ? rule.replacement : '',
      createdAt: createdAt.toISOString(),
    };
  }

  async removeRule(caller: SignedInCaller, groupId: string, ruleId: string): Promise<void> {
    await this.posting.write(async (transaction) => {
      await this.posting.lock(groupId, transaction);
      await this.access.group(caller, groupId, 'moderate', transaction);
      const removed = await this.posting.removeRule(groupId, ruleId, transaction);
      if (!removed) throw notFound();
      const facts = { rule: ruleId, action: removed.action };
      await this.log.append({ groupId, act: 'word-rule.removed', actorId: caller.personId, facts }, transaction);
    });
    this.rules.changed();
  }
}

/** Refuses a pattern that cannot be a rule, before anything is stored. */
export function refuseUnfit({ kind, pattern }: Pick<NewWordRule, 'kind' | 'pattern'>): void {
  const problem = patternProblem(kind, pattern);
  if (problem) throw new DomainError('E_INVALID', whyNot[problem], { field: 'pattern', reason: problem });
}
