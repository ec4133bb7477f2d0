import { Injectable } from '@nestjs/common';
import type { GroupWordRule, HeldPost, NewWordRule, PostingRules, WordsTried } from '@lectern/contracts';
import { compileRules, findWords, replaceWords } from '@lectern/moderation-words';
import { groupVerdict } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import type { SignedInCaller } from '@lectern/server/platform';
import { HeldPostRepository, outcomeFor, PostingRulesInForce, type StoredHeldPost } from '@lectern/server/threads';
import { refuseUnfit } from './change-posting.use-case';

/** Whoever tries rules has time, and wants to know. */
const tryingMs = 200;

/** Shows a group's rules about posting, what they find in a text, and what waits. */
@Injectable()
export class ReadPostingUseCase {
  constructor(
    private readonly access: Access,
    private readonly inForce: PostingRulesInForce,
    private readonly held: HeldPostRepository,
  ) {}

  async rules(caller: SignedInCaller, groupId: string): Promise<PostingRules> {
    await this.access.group(caller, groupId, 'moderate');
    const [settings, wordRules] = await Promise.all([this.inForce.settings(groupId), this.inForce.wordRules(groupId)]);
    return { settings, wordRules };
  }

  async tryWords(caller: SignedInCaller, groupId: string, text: string, rule: NewWordRule | null): Promise<WordsTried> {
    await this.access.group(caller, groupId, 'moderate');
    if (rule) refuseUnfit(rule);
    const known = await this.inForce.wordRules(groupId);
    const rules = new Map(known.map((one) => [one.id, one]));
    if (rule) rules.set('', { id: '', createdAt: '', ...rule } satisfies GroupWordRule);
    const { matches } = findWords(text, compileRules([...rules.values()]), {
      now: () => performance.now(),
      budgetMs: tryingMs,
    });
    const explanationOf = (id: string) => rules.get(id)?.explanation ?? '';
    const reasons = matches.map(
      ({ action, words, ruleId }) => ({ kind: 'words', action, words, explanation: explanationOf(ruleId) }) as const,
    );
    return {
      found: matches.map(({ ruleId, start, end, action, form }) => {
        return { start, end, action, explanation: explanationOf(ruleId), isDisguised: form === 'folded' };
      }),
      outcome: outcomeFor(reasons, false, false),
      text: replaceWords(text, matches, (id) => rules.get(id)?.replacement ?? ''),
    };
  }

  /** Everything that waits, for who moderates; for everybody else what is their own. */
  async heldPosts(caller: SignedInCaller, groupId: string): Promise<HeldPost[]> {
    const group = await this.access.group(caller, groupId, 'seeMembers');
    const canDecide = groupVerdict(group.actor, 'moderate', group) === 'allow';
    const posts = canDecide ? await this.held.waiting(groupId) : await this.held.ofAuthor(caller.personId, groupId);
    return posts.map((post) => presentHeldPost(post, canDecide));
  }
}

function presentHeldPost(post: StoredHeldPost, canDecide: boolean): HeldPost {
  const { id, readingId, reading, author, body, command, reasons, heldAt, state, decisionReason } = post;
  return {
    id,
    reading: { id: readingId, title: reading.title },
    author,
    body,
    isEdit: (JSON.parse(command) as { type: string }).type === 'comment.edit',
    reasons: [...reasons],
    heldAt: heldAt.toISOString(),
    state: state === 'refused' ? 'refused' : 'waiting',
    decisionReason: decisionReason ?? '',
    can: { decide: canDecide },
  };
}
