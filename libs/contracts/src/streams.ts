import * as z from 'zod';
import { eventBase } from './event-base';
import { idSchema, personSchema, sequenceSchema } from './identifiers';
import { liveEvents } from './live-sessions/live-events';
import { liveSideEvents } from './live-sessions/live-sides';
import { caseSummarySchema } from './moderation/cases';
import { notificationEventSchema } from './notifications/notifications';
import { reactedSchema } from './reactions';
import { firstThoughtsSchema } from './first-thoughts';
import { readingSummarySchema } from './readings';
import { revisionRefSchema } from './revisions';
import { readingStandingSchema } from './standing';
import { commentSchema, threadCountsSchema, threadSchema } from './threads';

/**
 * Whose events: a reading's, for everybody who sees it; in it those for who leads the group, for one person alone, and
 * for who wrote on a paragraph or is in a circle; a live session's, and those of its sides; what one person is told (its id is the person's), a group's moderation.
 */
export const streamKindSchema = z.enum([
  'reading',
  'leaders',
  'notes',
  'passage',
  'circle',
  'session',
  'side',
  'notifications',
  'moderation',
]);
export type StreamKind = z.infer<typeof streamKindSchema>;

export const streamRefSchema = z.strictObject({ kind: streamKindSchema, id: idSchema });
export type StreamRef = z.infer<typeof streamRefSchema>;

/** something this version cannot show or the caller may not see; it only counts */
const withheldEvent = z.strictObject({ ...eventBase, type: z.literal('event.withheld') });

/**
 * What happens in a reading. An event points at what it is about and shows that as it may be seen
 * when the event is sent, not as it was: the creation of a comment deleted since shows it deleted.
 */
const readingEvents = [
  z.strictObject({ ...eventBase, type: z.literal('thread.opened'), thread: threadSchema, comment: commentSchema }),
  z.strictObject({
    ...eventBase,
    type: z.literal('comment.created'),
    thread: threadCountsSchema,
    comment: commentSchema,
  }),
  z.strictObject({
    ...eventBase,
    type: z.literal('comment.edited'),
    thread: threadCountsSchema,
    comment: commentSchema,
  }),
  z.strictObject({
    ...eventBase,
    type: z.literal('comment.deleted'),
    thread: threadCountsSchema,
    comment: commentSchema,
  }),
  /** a moderator held, hid or removed it: it counts as deleted, and `comment.withheldAs` says as what */
  z.strictObject({
    ...eventBase,
    type: z.literal('comment.withheld'),
    thread: threadCountsSchema,
    comment: commentSchema,
  }),
  /** what was withheld is back as it was */
  z.strictObject({
    ...eventBase,
    type: z.literal('comment.restored'),
    thread: threadCountsSchema,
    comment: commentSchema,
  }),
  /** somebody put a reaction to a comment, or took theirs away */
  z.strictObject({ ...eventBase, type: z.literal('comment.reacted'), reacted: reactedSchema }),
  /** a thread stands elsewhere, because a person said so */
  z.strictObject({ ...eventBase, type: z.literal('thread.placed'), thread: threadSchema }),
  /** it was asked or answered, resolved or reopened, pinned or unpinned */
  z.strictObject({ ...eventBase, type: z.literal('thread.changed'), thread: threadSchema }),
  /** a thread went to another reading, with all that was said in it; whither says its permanent address */
  z.strictObject({
    ...eventBase,
    type: z.literal('thread.left'),
    left: z.strictObject({ threadId: idSchema, moves: threadSchema.shape.moves }),
  }),
  /** the text and every anchor are other ones now: load the reading anew */
  z.strictObject({ ...eventBase, type: z.literal('revision.published'), revision: revisionRefSchema }),
  z.strictObject({ ...eventBase, type: z.literal('reading.updated'), title: readingSummarySchema.shape.title }),
  /** it was closed, opened again, slowed down or quickened */
  z.strictObject({ ...eventBase, type: z.literal('reading.changed'), standing: readingStandingSchema }),
  /** what others say on a paragraph is hidden until one has written there, or (null) it is not */
  z.strictObject({
    ...eventBase,
    type: z.literal('first-thoughts.changed'),
    firstThoughts: firstThoughtsSchema.nullable(),
  }),
] as const;
export const readingEventSchema = z.discriminatedUnion('type', [...readingEvents, withheldEvent]);
export type ReadingEvent = z.infer<typeof readingEventSchema>;

/** What happens in a live session; its kinds stand with its parts. */
export const liveEventSchema = z.discriminatedUnion('type', [...liveEvents, ...liveSideEvents, withheldEvent]);
export type LiveEvent = z.infer<typeof liveEventSchema>;

/** What happened in a group's moderation, for those who lead it: a case as it is when the event is sent. */
export const moderationEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...eventBase, type: z.literal('case.changed'), case: caseSummarySchema }),
  z.strictObject({ ...eventBase, type: z.literal('case.withheld') }),
]);
export type ModerationEvent = z.infer<typeof moderationEventSchema>;

const readingEventTypes: ReadonlySet<string> = new Set(readingEventSchema.options.map(({ shape }) => shape.type.value));

/** Whether an event is one of a reading's stream. */
export function isReadingEvent(event: StreamEvent): event is ReadingEvent {
  return readingEventTypes.has(event.type);
}

/** Any event of any stream. */
export const streamEventSchema = z.union([
  readingEventSchema,
  liveEventSchema,
  notificationEventSchema,
  moderationEventSchema,
]);
export type StreamEvent = z.infer<typeof streamEventSchema>;

/** Join a stream's room; `since` is the number one already has. */
export const joinStreamSchema = z.strictObject({ stream: streamRefSchema, since: sequenceSchema });
/** Ask for a stretch one misses. */
export const readStreamSchema = z.strictObject({ stream: streamRefSchema, since: sequenceSchema });

/** Events after `since` in order, without gaps, one page; `head` is the stream's newest number. */
export const eventPageSchema = z.strictObject({ events: z.array(streamEventSchema), head: sequenceSchema });
export type EventPage = z.infer<typeof eventPageSchema>;

export const streamEventsSchema = z.strictObject({ stream: streamRefSchema, events: z.array(streamEventSchema) });
export type StreamEvents = z.infer<typeof streamEventsSchema>;
export const streamHeadSchema = z.strictObject({ stream: streamRefSchema, head: sequenceSchema });
export type StreamHead = z.infer<typeof streamHeadSchema>;

/** Who has a reading open: how many people (someone not signed in counts as one) and who, the first 50. */
export const presenceSchema = z.strictObject({
  readingId: idSchema,
  count: z.int(),
  people: z.array(personSchema),
});
export type Presence = z.infer<typeof presenceSchema>;
