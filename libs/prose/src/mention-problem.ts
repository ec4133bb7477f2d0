import { limits } from '@lectern/contracts';
import { mayMention, mentionsOf, type Mentioned } from './mentions';
import { parseProse } from './parse-prose';
import type { ProseProblem } from './prose-problem';

const nobody: Mentioned = { personIds: [], roles: [] };

/** Everybody a comment's Markdown mentions. */
export function mentionsIn(markdown: string): Mentioned {
  return mayMention(markdown) ? mentionsOf(parseProse(markdown)) : nobody;
}

/** What is wrong with a comment's mentions, null if nothing. */
export function mentionProblem(markdown: string): ProseProblem | null {
  const { personIds, roles } = mentionsIn(markdown);
  if (personIds.length + roles.length <= limits.mentionsPerComment) return null;
  return {
    reason: 'too-many-mentions',
    message: `A comment can mention at most ${limits.mentionsPerComment}. Take some out.`,
  };
}
