import * as z from 'zod';
import { idSchema, momentSchema, personSchema } from './identifiers';
import { threadKindSchema } from './threads';

/**
 * Which threads of a reading to list: all, those with something new, those one wrote in, those that mention one (by
 * oneself or one's role), questions, those without an answer that are not settled, what is no question, those
 * somebody reacted in, and those of circles.
 */
export const threadFilterSchema = z.enum([
  'all',
  'new',
  'mine',
  'mentions',
  'questions',
  'open-questions',
  'comments',
  'reactions',
  'circle',
]);
export type ThreadFilter = z.infer<typeof threadFilterSchema>;

/** In which order: of the text, the latest said first, the first opened first, the longest or the most reacted to first. */
export const threadOrderSchema = z.enum(['text', 'latest', 'oldest', 'longest', 'reactions']);
export type ThreadOrder = z.infer<typeof threadOrderSchema>;

/** A thread as listed, with where it stands and how it begins. */
export const listedThreadSchema = z.strictObject({
  id: idSchema,
  /** the paragraph it stands at on the present revision */
  blockId: idSchema.nullable(),
  number: z.int().nullable(),
  /** on the reading as a whole; without that and without a block it stands in no place */
  isWhole: z.boolean(),
  kind: threadKindSchema,
  /** a question without an answer that is not settled */
  isOpenQuestion: z.boolean(),
  openedBy: personSchema.nullable(),
  openedAt: momentSchema,
  lastCommentAt: momentSchema,
  commentCount: z.int(),
  /** comments by others that are new to the caller */
  newCount: z.int(),
  /** reactions people put to its comments */
  reactionCount: z.int(),
  /** how its first comment begins; null when that is deleted */
  excerpt: z.string().nullable(),
});
export type ListedThread = z.infer<typeof listedThreadSchema>;

/** A page of the threads that were asked for. */
export const threadListSchema = z.strictObject({
  total: z.int(),
  threads: z.array(listedThreadSchema),
  /** the next page; null: this was the last */
  next: z.int().nullable(),
  /** who wrote in this reading, the busiest first; on the first page alone */
  people: z.array(z.strictObject({ person: personSchema, threadCount: z.int() })),
});
export type ThreadList = z.infer<typeof threadListSchema>;

/** A thread of a group as its home shows it: the last that was said in it. */
export const lastSaidSchema = z.strictObject({
  threadId: idSchema,
  reading: z.strictObject({ id: idSchema, title: z.string(), language: z.string().nullable() }),
  /** the paragraph it stands at on the present revision; null: on the whole reading, or in no place */
  number: z.int().nullable(),
  author: personSchema.nullable(),
  at: momentSchema,
  excerpt: z.string(),
  commentCount: z.int(),
  /** comments by others that are new to the caller */
  newCount: z.int(),
});
export type LastSaid = z.infer<typeof lastSaidSchema>;

/** A question of a group that nobody has answered: as it was asked, and how many want an answer too. */
export const openQuestionSchema = lastSaidSchema.extend({ meTooCount: z.int() });
export type OpenQuestion = z.infer<typeof openQuestionSchema>;
