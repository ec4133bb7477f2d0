import * as z from 'zod';
import { commandIdSchema, idSchema, momentSchema, personSchema } from '../identifiers';
import { limits } from '../limits';
import { storableText } from '../text';

/** What leaves a strike: decisions about comments, and restrictions of members. */
export const strikeKindSchema = z.enum(['warn', 'edit', 'hide', 'remove', 'mute', 'suspend', 'ban']);
export type StrikeKind = z.infer<typeof strikeKindSchema>;

/** What strikes propose to whoever moderates, the mildest first. */
export const strikeProposalSchema = z.enum(['nothing', 'talk', 'mute', 'suspend']);
export type StrikeProposal = z.infer<typeof strikeProposalSchema>;

/** Something decided against somebody that stands and has not faded yet. */
export const strikeSchema = z.strictObject({
  id: idSchema,
  kind: strikeKindSchema,
  at: momentSchema,
  reason: z.string(),
  /** how heavy it was, and is now */
  from: z.number(),
  weight: z.number(),
  goneAt: momentSchema,
  /** the case, for moderators; the statement, for whom it is about */
  caseId: idSchema.nullable(),
  statementId: idSchema.nullable(),
});
export type Strike = z.infer<typeof strikeSchema>;

/** The strikes of somebody in a group, the newest first, and what they propose; they restrict nobody by themselves. */
export const memberStrikesSchema = z.strictObject({
  group: z.strictObject({ id: idSchema, name: z.string() }),
  person: personSchema,
  sum: z.number(),
  proposal: strikeProposalSchema,
  strikes: z.array(strikeSchema),
  /** talks moderators had with them; they leave no strike */
  talks: z.array(z.strictObject({ caseId: idSchema, at: momentSchema })),
});
export type MemberStrikes = z.infer<typeof memberStrikesSchema>;

/** What is said in a talk; to be told apart by who it is from, an author or one of those who lead the group. */
export const talkLineSchema = z.strictObject({
  id: idSchema,
  by: personSchema.nullable(),
  isByAuthor: z.boolean(),
  words: z.string(),
  at: momentSchema,
});
export type TalkLine = z.infer<typeof talkLineSchema>;

/** A talk as whoever wrote the comment reads it: between them and those who lead the group. */
export const talkSchema = z.strictObject({
  caseId: idSchema,
  group: z.strictObject({ id: idSchema, name: z.string() }),
  reading: z.strictObject({ id: idSchema, title: z.string() }),
  /** the words it is about */
  about: z.string(),
  lines: z.array(talkLineSchema),
  can: z.strictObject({ answer: z.boolean() }),
});
export type Talk = z.infer<typeof talkSchema>;

/** What is said in a talk. */
export const talkWords = storableText(limits.noteCharacters).refine(
  (text) => text.trim().length > 0,
  'There is nothing written yet.',
);

/** An answer to what a moderator said. */
export const answerTalkSchema = z.strictObject({ commandId: commandIdSchema, words: talkWords });
export type AnswerTalk = z.infer<typeof answerTalkSchema>;
