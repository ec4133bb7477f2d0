import * as z from 'zod';
import { commandIdSchema, idSchema, momentSchema } from '../identifiers';
import { limits } from '../limits';
import { storableText } from '../text';
import { groupRuleSchema } from './rules';

/** What restricts a comment, and is told with a statement. */
export const restrictionSchema = z.enum(['held', 'hidden', 'removed', 'change-asked', 'warned']);
export type Restriction = z.infer<typeof restrictionSchema>;

/** What restricts a member. */
export const memberRestrictionAsSchema = z.enum(['muted', 'suspended', 'banned']);
export type MemberRestrictionAs = z.infer<typeof memberRestrictionAsSchema>;

/** (b) of the facts: whether anybody reported (never who), and how many. */
const reported = { basis: z.enum(['reports', 'own-initiative']), reportCount: z.int().min(0) };

/** What every statement says, whatever it restricts. */
const inEveryStatement = {
  /** (a) from when on it holds */
  from: momentSchema,
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
};

const commentStatementSchema = z.strictObject({
  ...inEveryStatement,
  /** (a) what was decided, where it holds, and until when; null: until it is lifted */
  restriction: restrictionSchema,
  scope: z.literal('everywhere-in-group'),
  until: momentSchema.nullable(),
  /** (b) the facts: the words, and when they were written */
  facts: z.strictObject({ words: z.string(), writtenAt: momentSchema, ...reported }),
});

const rewrittenStatementSchema = commentStatementSchema.extend({
  restriction: z.literal('edited'),
  facts: z.strictObject({
    words: z.string(),
    writtenAt: momentSchema,
    /** what a moderator put there instead */
    becomes: z.string(),
    ...reported,
  }),
});

const memberStatementSchema = z.strictObject({
  ...inEveryStatement,
  restriction: memberRestrictionAsSchema,
  scope: z.literal('whole-group'),
  until: momentSchema,
  /** (b) the facts: what happened, as who decided says it */
  facts: z.strictObject({ words: z.string().min(1), writtenAt: z.null(), ...reported }),
});

/**
 * What whoever is restricted is told, stored as it was told: every field that Article 17(3) of the Digital Services Act
 * asks for, none of them optional.
 */
export const statementContentSchema = z.discriminatedUnion('restriction', [
  commentStatementSchema,
  rewrittenStatementSchema,
  memberStatementSchema,
]);
export type StatementContent = z.infer<typeof statementContentSchema>;

/** How a decision or a restriction came to its end. */
export const endedBySchema = z.enum(['undo', 'appeal', 'restore', 'lapse', 'decision', 'revision']);

/** A statement as its addressee reads it, with what became of the restriction since. */
export const statementSchema = z.strictObject({
  id: idSchema,
  /** the decision about a comment that an appeal names; null: it is about what one may do in the group */
  decisionId: idSchema.nullable(),
  /** the restriction that an appeal names; null: it is about a comment */
  restrictionId: idSchema.nullable(),
  group: z.strictObject({ id: idSchema, name: z.string() }),
  reading: z.strictObject({ id: idSchema, title: z.string() }).nullable(),
  threadId: idSchema.nullable(),
  commentId: idSchema.nullable(),
  at: momentSchema,
  isRead: z.boolean(),
  content: statementContentSchema,
  ended: z.strictObject({ at: momentSchema, by: endedBySchema }).nullable(),
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

/** What an appeal against a restriction says; which one it is, the address says. */
export const appealWordsSchema = z.strictObject({
  commandId: commandIdSchema,
  words: storableText(limits.appealCharacters).refine(
    (text) => text.trim().length > 0,
    'Say why it should be looked at again.',
  ),
});
export type AppealWords = z.infer<typeof appealWordsSchema>;

/** Asks that somebody else looks at a decision again: by whom it restricts, or by who reported in vain. */
export const createAppealSchema = appealWordsSchema.extend({ decisionId: idSchema });
export type CreateAppeal = z.infer<typeof createAppealSchema>;

/** What an appeal is called. */
export const appealAnswerSchema = z.strictObject({ appealId: idSchema });
