import {
  statementContentSchema,
  type DecisionAction,
  type Restriction,
  type StatementContent,
} from '@lectern/contracts';
import { appealUntil } from '@lectern/domain';
import type { Deciding } from './acts/deciding';
import { wordsOf } from './case-facts';
import type { CaseRecord } from './case.records';

const restrictions: Partial<Record<DecisionAction, Restriction | 'edited'>> = {
  edit: 'edited',
  hold: 'held',
  hide: 'hidden',
  remove: 'removed',
  warn: 'warned',
  'ask-change': 'change-asked',
};

/** What the author is told of a decision that restricts, whole or not at all: parsed by its schema before it is stored. */
export function statementOf(
  found: CaseRecord,
  { action, reason, rule, until, words }: Deciding,
  at: Date,
): StatementContent {
  const { createdAt, editedAt } = found.comment;
  return statementContentSchema.parse({
    restriction: restrictions[action],
    scope: 'everywhere-in-group',
    from: at.toISOString(),
    until: until?.toISOString() ?? null,
    facts: {
      words: wordsOf(found),
      ...(action === 'edit' ? { becomes: words } : {}),
      writtenAt: (editedAt ?? createdAt).toISOString(),
      basis: found.reportCount > 0 ? 'reports' : 'own-initiative',
      reportCount: found.reportCount,
    },
    automation: { found: false, decided: false },
    ground: { kind: 'group-rule', ruleVersion: rule?.version, rule: rule?.rule, explanation: reason },
    redress: {
      appealUntil: appealUntil(at).toISOString(),
      judgedBy: 'another-moderator',
      elsewhere: ['out-of-court', 'court'],
    },
  });
}
