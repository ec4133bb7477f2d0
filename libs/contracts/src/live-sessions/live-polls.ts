import * as z from 'zod';
import { eventBase } from '../event-base';
import { commandIdSchema, idSchema, momentSchema, sequenceSchema } from '../identifiers';
import { singleLine } from '../text';
import { liveLimits } from './live-limits';

/** What a group can be asked: one of several, several of them, an order of them, a fist to five fingers, a temperature. */
export const pollKindSchema = z.enum(['single', 'multiple', 'ranked', 'fist-to-five', 'temperature']);
export type PollKind = z.infer<typeof pollKindSchema>;

const questionSchema = singleLine(liveLimits.pollQuestionCharacters);
const optionsSchema = z
  .array(singleLine(liveLimits.pollOptionCharacters))
  .min(2, 'A choice has at least two options.')
  .max(liveLimits.optionsPerPoll, `At most ${liveLimits.optionsPerPoll} options.`)
  .refine((options) => new Set(options).size === options.length, 'Each option only once.');

/** A question as a facilitator puts it. `isSecret`: nobody is ever shown who answered what. */
export const pollFormSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('single'),
    question: questionSchema,
    options: optionsSchema,
    isSecret: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('multiple'),
    question: questionSchema,
    options: optionsSchema,
    isSecret: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('ranked'),
    question: questionSchema,
    options: optionsSchema,
    isSecret: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('fist-to-five'), question: questionSchema, isSecret: z.boolean() }),
  z.strictObject({ kind: z.literal('temperature'), question: questionSchema, isSecret: z.boolean() }),
]);
export type PollForm = z.infer<typeof pollFormSchema>;

/**
 * An answer: the number of the option, of several options, of all that are ranked from the best on; of a fist to five
 * the fingers (0–5), of a temperature the degree (0 cold – 4 hot).
 */
export const pollVoteSchema = z.array(z.int().min(0).max(liveLimits.optionsPerPoll)).max(liveLimits.optionsPerPoll);
export type PollVote = z.infer<typeof pollVoteSchema>;

/** Why an option left a ranked vote where several had as few: fewer in an earlier round, or none of them and it is listed last. */
export const tieBreakSchema = z.strictObject({
  among: z.array(z.int()),
  by: z.enum(['earlier-round', 'listed-last']),
  /** of an earlier round: which, from 1 */
  round: z.int().nullable(),
});
export type TieBreak = z.infer<typeof tieBreakSchema>;

/** One round of counting a ranked vote: what each option has (null: it has left), and who leaves after it. */
export const rankedRoundSchema = z.strictObject({
  counts: z.array(z.int().nullable()),
  /** answers of which every ranked option has left */
  exhausted: z.int(),
  leaves: z.int().nullable(),
  tie: tieBreakSchema.nullable(),
});
export type RankedRound = z.infer<typeof rankedRoundSchema>;

/** What came of a question. */
export const pollTallySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choices'), voters: z.int(), counts: z.array(z.int()) }),
  z.strictObject({
    kind: z.literal('ranked'),
    voters: z.int(),
    rounds: z.array(rankedRoundSchema),
    /** more than half of those counted at the end; none: nobody answered, or the last ones have as many each */
    winner: z.int().nullable(),
    tied: z.array(z.int()),
  }),
  z.strictObject({
    kind: z.literal('scale'),
    voters: z.int(),
    counts: z.array(z.int()),
    /** the answer in the middle; null: nobody answered */
    median: z.number().nullable(),
    /** answers so low that what is missing is worth asking */
    low: z.int(),
  }),
]);
export type PollTally = z.infer<typeof pollTallySchema>;

/**
 * A question as everyone in the session sees it; `seq` is the number that changed it last. While it is open only how many
 * answered, afterwards what came of it. Withdrawn: without its words.
 */
export const livePollSchema = z.strictObject({
  id: idSchema,
  kind: pollKindSchema,
  question: z.string(),
  options: z.array(z.string()),
  isSecret: z.boolean(),
  openedById: idSchema,
  openedAt: momentSchema,
  openedSeq: sequenceSchema,
  closedAt: momentSchema.nullable(),
  isWithdrawn: z.boolean(),
  voters: z.int(),
  tally: pollTallySchema.nullable(),
  /** a facilitator asked those who answered low what is missing; so many have said it, privately */
  isMissingAsked: z.boolean(),
  missing: z.int(),
  seq: sequenceSchema,
});
export type LivePoll = z.infer<typeof livePollSchema>;

/** What can be done with polls. */
export const livePollActSchema = z.discriminatedUnion('what', [
  /** the poll is called like its command */
  z.strictObject({ what: z.literal('open-poll'), poll: pollFormSchema }),
  /** answers, or answers otherwise as long as it is open */
  z.strictObject({ what: z.literal('vote'), pollId: idSchema, vote: pollVoteSchema }),
  z.strictObject({ what: z.literal('close-poll'), pollId: idSchema }),
  /** asks those who answered low what is missing; only they are asked */
  z.strictObject({ what: z.literal('ask-missing'), pollId: idSchema }),
  /** says it, to the facilitators alone */
  z.strictObject({
    what: z.literal('say-missing'),
    pollId: idSchema,
    text: singleLine(liveLimits.missingCharacters),
  }),
]);
export type LivePollAct = z.infer<typeof livePollActSchema>;
export type LivePollActName = LivePollAct['what'];

/** One act on the polls of a live session. */
export const actOnPollsSchema = z.strictObject({
  commandId: commandIdSchema,
  sessionId: idSchema,
  act: livePollActSchema,
});
export type ActOnPolls = z.infer<typeof actOnPollsSchema>;

/** What is told of polls: one whole, or that somebody more answered. */
export const livePollEvents = [
  z.strictObject({ ...eventBase, type: z.literal('live.poll-changed'), poll: livePollSchema }),
  z.strictObject({
    ...eventBase,
    type: z.literal('live.poll-answered'),
    pollId: idSchema,
    voters: z.int(),
    missing: z.int(),
  }),
] as const;

/** One's own answer to a poll, and what one said is missing. */
export const ownVoteSchema = z.strictObject({ pollId: idSchema, vote: pollVoteSchema, missing: z.string().nullable() });
export type OwnVote = z.infer<typeof ownVoteSchema>;

/** Who answered a closed poll how, unless it is secret; to facilitators what is missing, of a secret one without names. */
export const pollAnswersSchema = z.strictObject({
  votes: z.array(z.strictObject({ personId: idSchema, vote: pollVoteSchema })),
  missing: z.array(z.strictObject({ personId: idSchema.nullable(), text: z.string() })),
});
export type PollAnswers = z.infer<typeof pollAnswersSchema>;
