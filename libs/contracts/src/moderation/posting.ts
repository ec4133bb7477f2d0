import * as z from 'zod';
import { wordFindingSchema } from '../errors';
import { idSchema, momentSchema, personSchema } from '../identifiers';
import { limits } from '../limits';
import { singleLine, storableText } from '../text';

/** Whose comments wait for a moderator before anybody else sees them. */
export const postingHoldsSchema = z.enum(['nobody', 'newcomers', 'everybody']);
export type PostingHolds = z.infer<typeof postingHoldsSchema>;

/** `newcomerComments`: of whom fewer comments stand in the group is a newcomer. */
export const postingSettingsSchema = z.strictObject({
  holds: postingHoldsSchema,
  newcomerComments: z.int().min(1).max(limits.newcomerCommentsMax),
});
export type PostingSettings = z.infer<typeof postingSettingsSchema>;

/** hold: a moderator looks first. refuse: it cannot be said so. warn: its author is asked. replace: other words stand there. */
export const wordActionSchema = z.enum(['hold', 'refuse', 'warn', 'replace']);
export const wordRuleKindSchema = z.enum(['words', 'expression']);

const wordRuleShape = {
  kind: wordRuleKindSchema,
  /** words with `*` at an end for whatever else the word has there, or an expression in RE2's syntax */
  pattern: singleLine(limits.wordRuleCharacters),
  action: wordActionSchema,
  /** what stands there instead, of `replace`; else empty */
  replacement: storableText(limits.wordRuleCharacters),
  /** what the author of a comment with such words is told */
  explanation: singleLine(limits.wordRuleTextCharacters),
};

/** A rule about words as it is added. */
export const newWordRuleSchema = z.strictObject(wordRuleShape);
export type NewWordRule = z.infer<typeof newWordRuleSchema>;

/** A rule about words of a group. */
export const wordRuleSchema = z.strictObject({ id: idSchema, ...wordRuleShape, createdAt: momentSchema });
export type GroupWordRule = z.infer<typeof wordRuleSchema>;

/** What a group does before a comment goes up. */
export const postingRulesSchema = z.strictObject({
  settings: postingSettingsSchema,
  wordRules: z.array(wordRuleSchema),
});
export type PostingRules = z.infer<typeof postingRulesSchema>;

/** A text held against the group's rules, and a rule that is not one yet. */
export const tryWordsSchema = z.strictObject({
  text: storableText(limits.commentCharacters),
  rule: newWordRuleSchema.nullable(),
});

/** Words that a rule found in a text, in UTF-16 code units; `isDisguised`: written to be overlooked. */
export const triedWordsSchema = z.strictObject({
  start: z.int(),
  end: z.int(),
  action: wordActionSchema,
  explanation: z.string(),
  isDisguised: z.boolean(),
});
/** What would become of the text, and why. */
export const wordsTriedSchema = z.strictObject({
  found: z.array(triedWordsSchema),
  outcome: z.enum(['publish', 'hold', 'warn', 'refuse']),
  /** as it would go up, where words are replaced */
  text: z.string(),
});
export type WordsTried = z.infer<typeof wordsTriedSchema>;

/** Why a comment was not simply put up. `not-checked`: there was no time for every rule. */
export const holdReasonSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everybody') }),
  z.strictObject({ kind: z.literal('newcomer'), standing: z.int(), needed: z.int() }),
  z.strictObject({ kind: z.literal('refused-lately') }),
  z.strictObject({ kind: z.literal('not-checked') }),
  z.strictObject({ kind: z.literal('words'), action: wordActionSchema, ...wordFindingSchema.shape }),
]);
export type HoldReason = z.infer<typeof holdReasonSchema>;

/** A comment that waits, for its author and who moderates. */
export const heldPostSchema = z.strictObject({
  id: idSchema,
  reading: z.strictObject({ id: idSchema, title: z.string() }),
  author: personSchema,
  body: z.string(),
  isEdit: z.boolean(),
  reasons: z.array(holdReasonSchema),
  heldAt: momentSchema,
  state: z.enum(['waiting', 'refused']),
  /** why it was refused; empty while it waits */
  decisionReason: z.string(),
  can: z.strictObject({ decide: z.boolean() }),
});
export type HeldPost = z.infer<typeof heldPostSchema>;

/** What a moderator does with a comment that waits; a refusal has a reason. */
export const decideHeldPostSchema = z
  .strictObject({
    decision: z.enum(['approve', 'refuse']),
    reason: storableText(limits.decisionReasonCharacters).default(''),
  })
  .refine(({ decision, reason }) => decision === 'approve' || reason.trim().length > 0, {
    path: ['reason'],
    message: 'Say why.',
  });
export type DecideHeldPost = z.infer<typeof decideHeldPostSchema>;

/** Lets up everything that the rules held in a period and that still waits, whoever wrote it. */
export const releaseHeldPostsSchema = z
  .strictObject({
    heldFrom: momentSchema,
    heldUntil: momentSchema,
    /** stands in the group's log */
    reason: storableText(limits.decisionReasonCharacters).refine((text) => text.trim().length > 0, 'Say why.'),
  })
  .refine(({ heldFrom, heldUntil }) => Date.parse(heldFrom) <= Date.parse(heldUntil), {
    path: ['heldUntil'],
    message: 'The end of the period lies before its beginning.',
  });
export type ReleaseHeldPosts = z.infer<typeof releaseHeldPostsSchema>;

/** How many are let up from now on; each goes up by itself, also when the server dies in between. */
export const heldPostsReleasedSchema = z.strictObject({ count: z.int() });
export type HeldPostsReleased = z.infer<typeof heldPostsReleasedSchema>;
