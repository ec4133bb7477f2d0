import * as z from 'zod';
import { commandIdSchema, idSchema, momentSchema, personSchema, sequenceSchema } from './identifiers';
import { limits } from './limits';
import { anyReactionSchema, reactionCountSchema, reactionCountsSchema } from './reactions';
import { closedChangeSchema, slowedChangeSchema } from './standing';
import { singleLine, storableText } from './text';

/** How sure an anchor is on the revision it is shown on. */
export const anchorCertaintySchema = z.enum(['exact', 'moved', 'ambiguous', 'detached']);
export type AnchorCertainty = z.infer<typeof anchorCertaintySchema>;

/**
 * Who hears a thread: everybody who sees the reading; who leads the group; its author alone; a circle; or, in a reading
 * that asks for first thoughts, who wrote on its paragraph.
 */
export const threadAudienceSchema = z.enum(['group', 'circle', 'leaders', 'notes', 'passage']);
export type ThreadAudience = z.infer<typeof threadAudienceSchema>;

/** For whom a thread can be written: first thoughts are asked for by the reading, not by the author. */
export const chosenAudienceSchema = threadAudienceSchema.exclude(['passage']);
export type ChosenAudience = z.infer<typeof chosenAudienceSchema>;

/** A stretch of a block, in UTF-16 code units, with the words that stood there. */
export const spanSchema = z
  .strictObject({
    start: z.int().min(0),
    end: z.int().min(1),
    quote: storableText(limits.quoteCharacters).min(1),
  })
  .refine((span) => span.end > span.start, { path: ['end'], message: 'A quotation ends after it starts.' });
export type Span = z.infer<typeof spanSchema>;

/** Where a new thread is fixed: a block, a quoted span in it, or (`blockId: null`) the whole reading. */
export const newAnchorSchema = z
  .strictObject({ blockId: idSchema.nullable(), span: spanSchema.nullable() })
  .refine((anchor) => anchor.blockId !== null || anchor.span === null, {
    path: ['span'],
    message: 'A quotation needs its paragraph.',
  });
export type NewAnchor = z.infer<typeof newAnchorSchema>;

/**
 * Where a thread stands on one revision. Without a block it is on the whole reading (`isWhole`), or else in no place:
 * `ambiguous` or `detached`, to be placed by a person.
 */
export const anchorSchema = z.strictObject({
  blockId: idSchema.nullable(),
  isWhole: z.boolean(),
  /** where the quotation stands on this revision, with the words as first quoted */
  span: z.strictObject({ start: z.int(), end: z.int(), quote: z.string() }).nullable(),
  /** the words as first quoted, also when they stand nowhere on this revision; null: none were quoted */
  quote: z.string().nullable(),
  /** `moved`: recognised, though words or place are not what they were */
  certainty: anchorCertaintySchema,
  /** of an anchor in no place: the block to look at first */
  suggestedBlockId: idSchema.nullable(),
  /** of an anchor in no place: where it last stood, to be read there */
  lastPlace: z.strictObject({ revisionNumber: z.int(), blockId: idSchema }).nullable(),
});
export type Anchor = z.infer<typeof anchorSchema>;

/** Markdown as written. */
export const commentBodySchema = storableText(limits.commentCharacters).refine(
  (body) => body.trim().length > 0,
  'There is nothing written yet.',
);

/** Where a comment came from that was written elsewhere. Names and moments are what the file says: nobody vouches for them. */
export const importedFromSchema = z.strictObject({
  source: z.enum(['web-annotation', 'hypothesis']),
  /** the author's name there */
  author: singleLine(limits.displayNameCharacters * 2).nullable(),
  createdAt: momentSchema.nullable(),
  /** what it is called there */
  id: z.string().max(limits.foreignIdCharacters),
  /** when its words were changed there last; absent: never, or the file does not say */
  editedAt: momentSchema.optional(),
  /** what people put to it there, how many of each; absent: nothing */
  reactions: reactionCountsSchema.optional(),
});
export type ImportedFrom = z.infer<typeof importedFromSchema>;

/** Why a comment's words are not shown though its author did not delete it: a moderator holds, hid or removed it. */
export const withheldAsSchema = z.enum(['held', 'hidden', 'removed']);
export type WithheldAs = z.infer<typeof withheldAsSchema>;

/**
 * A comment as it may be seen now. Deleted: `body` and `author` are null; it is drawn as a tombstone
 * while answers to it stand, otherwise not at all.
 */
export const commentSchema = z.strictObject({
  id: idSchema,
  threadId: idSchema,
  parentId: idSchema.nullable(),
  author: personSchema.nullable(),
  body: z.string().nullable(),
  createdAt: momentSchema,
  editedAt: momentSchema.nullable(),
  /** its words as they stand were put there by a moderator, not by its author */
  isModerated: z.boolean(),
  isDeleted: z.boolean(),
  /** of one that counts as deleted because it was withheld: as what */
  withheldAs: withheldAsSchema.nullable(),
  /** what people put to it, how many of each; none when it is deleted */
  reactions: z.array(reactionCountSchema),
  /** who wrote it elsewhere, when it was brought in; then `author` is who brought it */
  importedFrom: importedFromSchema.nullable(),
  /** the live session it was made in, by somebody who was in its room; null when it is deleted */
  liveSessionId: idSchema.nullable(),
  /** the stream's number it was created with: the order of comments */
  createdSeq: sequenceSchema,
  /** the stream's number that changed it last: of two states of one comment the greater is the newer */
  seq: sequenceSchema,
  /** as of its thread; a state with more moves is newer than any with fewer */
  moves: z.int().min(0),
});
export type Comment = z.infer<typeof commentSchema>;

/** Where a comment is, as its permanent address asks: its reading and its thread, and whether its words are gone. */
export const commentPlaceSchema = z.strictObject({
  readingId: idSchema,
  threadId: idSchema,
  isDeleted: z.boolean(),
  /** gone because a moderator withheld it: as what */
  withheldAs: withheldAsSchema.nullable(),
  /** whether anything is left of its thread */
  isThreadLeft: z.boolean(),
});
export type CommentPlace = z.infer<typeof commentPlaceSchema>;

/** What a thread is: something said, or something asked. */
export const threadKindSchema = z.enum(['comment', 'question']);
export type ThreadKind = z.infer<typeof threadKindSchema>;

/** What a comment said before an edit, when that was written, and whether by a moderator; null: a moderator took it away. */
export const commentVersionSchema = z.strictObject({
  body: z.string().nullable(),
  writtenAt: momentSchema,
  isModerated: z.boolean(),
});
export type CommentVersion = z.infer<typeof commentVersionSchema>;

/** A thread without its comments, the same for everyone who may see it. */
export const threadSchema = z.strictObject({
  id: idSchema,
  readingId: idSchema,
  audience: threadAudienceSchema,
  /** whose numbers its own are: that of the reading when the audience is the group */
  streamId: idSchema,
  /** how many audiences it had before: a state with more moves is newer than any with fewer */
  moves: z.int().min(0),
  kind: threadKindSchema,
  /** of a question: the comment of this thread that answers it */
  answerId: idSchema.nullable(),
  /** settled, and by whom and when; null: it goes on */
  resolved: z.strictObject({ by: personSchema.nullable(), at: momentSchema }).nullable(),
  /** stands first at its place */
  isPinned: z.boolean(),
  /** from when on only who leads the group says anything more in it; null: it stays open */
  closesAt: momentSchema.nullable(),
  /** how many seconds lie between two comments of one person in it; null: none */
  slowSeconds: z.int().nullable(),
  anchors: z.array(anchorSchema).min(1),
  openedBy: personSchema.nullable(),
  openedAt: momentSchema,
  /** comments that are not deleted */
  commentCount: z.int(),
  lastCommentAt: momentSchema,
  lastCommentSeq: sequenceSchema,
  createdSeq: sequenceSchema,
  seq: sequenceSchema,
});
export type Thread = z.infer<typeof threadSchema>;

/** What a new, changed or deleted comment changes of its thread: enough to bring a known thread up to date. */
export const threadCountsSchema = threadSchema.pick({
  id: true,
  moves: true,
  answerId: true,
  commentCount: true,
  lastCommentAt: true,
  lastCommentSeq: true,
  seq: true,
});
export type ThreadCounts = z.infer<typeof threadCountsSchema>;

/** Given again after a rule of the group warned (E_WORDS, `warning`): its author has read the warning and means it. */
const heededSchema = z.literal(true).optional();

export const openThreadSchema = z.strictObject({
  commandId: commandIdSchema,
  readingId: idSchema,
  /** left out: a comment */
  kind: threadKindSchema.optional(),
  /** left out: the group */
  audience: chosenAudienceSchema.optional(),
  anchor: newAnchorSchema,
  body: commentBodySchema,
  heeded: heededSchema,
});
export type OpenThread = z.infer<typeof openThreadSchema>;

/** Shows a thread to more people than heard it until now; never to fewer. */
export const widenThreadSchema = z.strictObject({
  commandId: commandIdSchema,
  threadId: idSchema,
  audience: chosenAudienceSchema.exclude(['notes']),
});
export type WidenThread = z.infer<typeof widenThreadSchema>;

/**
 * Takes a thread with its answers to another reading, or puts a copy of it there. It stands at one place then: a paragraph
 * of that reading's present revision, words in it, or the whole of it.
 */
export const moveThreadSchema = z.strictObject({
  commandId: commandIdSchema,
  threadId: idSchema,
  mode: z.enum(['move', 'copy']),
  /** the reading it goes to */
  readingId: idSchema,
  anchor: newAnchorSchema,
});
export type MoveThread = z.infer<typeof moveThreadSchema>;

export const createCommentSchema = z.strictObject({
  commandId: commandIdSchema,
  threadId: idSchema,
  /** the comment it answers; null: the thread as such */
  parentId: idSchema.nullable(),
  body: commentBodySchema,
  heeded: heededSchema,
});
export type CreateComment = z.infer<typeof createCommentSchema>;

export const editCommentSchema = z.strictObject({
  commandId: commandIdSchema,
  commentId: idSchema,
  /** the `seq` of the state that was edited; if its words have changed since, the edit is a conflict */
  baseSeq: sequenceSchema,
  body: commentBodySchema,
  heeded: heededSchema,
});
export type EditComment = z.infer<typeof editCommentSchema>;

export const deleteCommentSchema = z.strictObject({ commandId: commandIdSchema, commentId: idSchema });
export type DeleteComment = z.infer<typeof deleteCommentSchema>;

/**
 * Says where a thread stands: its author's and the moderators' to do. `position`: which of its anchors, from 0; behind the
 * last it is one more place. `anchor: null` takes that place away; one is left.
 */
export const placeThreadSchema = z.strictObject({
  commandId: commandIdSchema,
  threadId: idSchema,
  position: z.int().min(0).max(limits.anchorsPerThread).default(0),
  anchor: newAnchorSchema.nullable(),
});
export type PlaceThread = z.infer<typeof placeThreadSchema>;

/** One thing about a thread that is said of it later. */
export const threadChangeSchema = z.discriminatedUnion('what', [
  /** asked or only said; a comment has no answer */
  z.strictObject({ what: z.literal('kind'), kind: threadKindSchema }),
  /** which of its comments answers the question; null: none does */
  z.strictObject({ what: z.literal('answer'), commentId: idSchema.nullable() }),
  z.strictObject({ what: z.literal('resolved'), isResolved: z.boolean() }),
  z.strictObject({ what: z.literal('pinned'), isPinned: z.boolean() }),
  closedChangeSchema,
  slowedChangeSchema,
]);
export type ThreadChange = z.infer<typeof threadChangeSchema>;

export const changeThreadSchema = z.strictObject({
  commandId: commandIdSchema,
  threadId: idSchema,
  change: threadChangeSchema,
});
export type ChangeThread = z.infer<typeof changeThreadSchema>;

/**
 * The answer to every command on threads, and to its repeat: where it stands in the stream and what it made. The
 * comment of a placed or changed thread is its first.
 */
export const threadCommandAnswerSchema = z.strictObject({
  seq: sequenceSchema,
  thread: threadSchema,
  comment: commentSchema,
});
export type ThreadCommandAnswer = z.infer<typeof threadCommandAnswerSchema>;

/** The discussion at one place: its threads' comments in the order they were created, a page at a time. */
export const commentPageSchema = z.strictObject({
  comments: z.array(commentSchema),
  /** per comment with any: which of its reactions are the caller's */
  ownReactions: z.record(idSchema, z.array(anyReactionSchema)),
  /** pass as `after` for the next page; null: that was the last */
  next: sequenceSchema.nullable(),
  /** the stream's number this page shows */
  head: sequenceSchema,
});
export type CommentPage = z.infer<typeof commentPageSchema>;

/** What of a thread is new to somebody: comments by others, created after the number up to which it was read. */
export const unreadSchema = z.strictObject({ count: z.int().min(0), after: sequenceSchema });

/** What is new to the person behind a socket, after they marked something as read in whichever of their browsers. */
export const readStateSchema = z.strictObject({
  readingId: idSchema,
  /** the stream's number up to which was counted */
  head: sequenceSchema,
  /** whether a thread that is not named has nothing new up to `head` */
  isWhole: z.boolean(),
  threads: z.record(idSchema, unreadSchema),
});
export type ReadState = z.infer<typeof readStateSchema>;

/** Marks a thread as read up to a number; never moves back. */
export const markThreadReadSchema = z.strictObject({ threadId: idSchema, upToSeq: sequenceSchema });
export type MarkThreadRead = z.infer<typeof markThreadReadSchema>;

/**
 * Marks everything in a reading as read up to a number; never moves back. With a block only what stands there or before
 * it in the present text, and on the reading as a whole.
 */
export const markReadingReadSchema = z.strictObject({
  readingId: idSchema,
  upToSeq: sequenceSchema,
  upToBlockId: idSchema.optional(),
});
export type MarkReadingRead = z.infer<typeof markReadingReadSchema>;
