import * as z from 'zod';
import { commandIdSchema, idSchema, momentSchema } from '../identifiers';
import { limits } from '../limits';
import { storableText } from '../text';
import { groupRuleSchema } from './rules';

/** What restricts, and is told with a statement. */
export const restrictionSchema = z.enum(['held', 'hidden', 'removed', 'change-asked', 'warned']);
export type Restriction = z.infer<typeof restrictionSchema>;

/**
 * What the author of a comment is told of a decision about it, stored as it was told: every field that Article 17(3) of
 * the Digital Services Act asks for, none of them optional.
 */
export const statementContentSchema = z.strictObject({
  /** (a) what was decided, where it holds, and until when; null: until it is lifted */
  restriction: restrictionSchema,
  scope: z.literal('everywhere-in-group'),
  from: momentSchema,
  until: momentSchema.nullable(),
  /** (b) the facts: the words, when they were written, and whether anybody reported them (never who) */
  facts: z.strictObject({
    words: z.string(),
    writtenAt: momentSchema,
    basis: z.enum(['reports', 'own-initiative']),
    reportCount: z.int().min(0),
  }),
  /** (c) whether a machine found it, and whether a machine decided */
  automation: z.strictObject({ found: z.boolean(), decided: z.boolean() }),
  /** (d, e) the rule it goes against, and why */
  ground: z.strictObject({
    kind: z.literal('group-rule'),
    ruleVersion: z.int().min(0),
    rule: groupRuleSchema,
    explanation: z.string().min(1),
  }),
  /** (f) how to contest it */
  redress: z.strictObject({
    appealUntil: momentSchema,
    judgedBy: z.literal('another-moderator'),
    elsewhere: z.array(z.enum(['out-of-court', 'court'])).min(1),
  }),
});
export type StatementContent = z.infer<typeof statementContentSchema>;

/** A statement as its addressee reads it, with what became of the restriction since. */
export const statementSchema = z.strictObject({
  id: idSchema,
  /** by which an appeal names it */
  decisionId: idSchema,
  group: z.strictObject({ id: idSchema, name: z.string() }),
  reading: z.strictObject({ id: idSchema, title: z.string() }),
  threadId: idSchema,
  commentId: idSchema,
  at: momentSchema,
  isRead: z.boolean(),
  content: statementContentSchema,
  ended: z
    .strictObject({ at: momentSchema, by: z.enum(['undo', 'appeal', 'restore', 'lapse', 'decision', 'revision']) })
    .nullable(),
  appeal: z
    .strictObject({
      words: z.string(),
      at: momentSchema,
      judged: z
        .strictObject({ at: momentSchema, outcome: z.enum(['upheld', 'overturned', 'changed']), reason: z.string() })
        .nullable(),
    })
    .nullable(),
  canAppeal: z.boolean(),
});
export type Statement = z.infer<typeof statementSchema>;

/** How many statements somebody has not read yet. */
export const unreadStatementsSchema = z.strictObject({ unread: z.int().min(0) });

/** Asks that somebody else looks at a decision again: by whom it restricts, or by who reported in vain. */
export const createAppealSchema = z.strictObject({
  commandId: commandIdSchema,
  decisionId: idSchema,
  words: storableText(limits.appealCharacters).refine(
    (text) => text.trim().length > 0,
    'Say why it should be looked at again.',
  ),
});
export type CreateAppeal = z.infer<typeof createAppealSchema>;

/** What an appeal is called. */
export const appealAnswerSchema = z.strictObject({ appealId: idSchema });
