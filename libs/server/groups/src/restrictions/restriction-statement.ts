import { statementContentSchema, type StatementContent } from '@lectern/contracts';
import { appealUntil, restrictedAs } from '@lectern/domain';
import type { NewRestriction } from './restriction.repository';

/** What a member is told of a restriction, whole or not at all: parsed by its schema before it is stored. */
export function restrictionStatement(given: NewRestriction, reportCount: number, at: Date): StatementContent {
  const { kind, until, facts, reason, rule } = given;
  return statementContentSchema.parse({
    restriction: restrictedAs[kind],
    scope: 'whole-group',
    from: at.toISOString(),
    until: until.toISOString(),
    facts: {
      words: facts,
      writtenAt: null,
      basis: reportCount > 0 ? 'reports' : 'own-initiative',
      reportCount,
    },
    automation: { found: false, decided: false },
    ground: { kind: 'group-rule', ruleVersion: rule.version, rule: rule.rule, explanation: reason },
    redress: {
      appealUntil: appealUntil(at).toISOString(),
      judgedBy: 'another-moderator',
      elsewhere: ['out-of-court', 'court'],
    },
  });
}
