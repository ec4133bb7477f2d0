import * as z from 'zod';
import { idSchema, momentSchema, sequenceSchema } from '../identifiers';
import { memberRoleSchema } from '../groups';
import { liveNoteBookSchema, liveSmallRoomSchema, liveSplitSchema } from './live-arrangement';
import { liveLineSchema, ownWithdrawnSchema } from './live-chat';
import { liveFollowUpSchema } from './live-follow-ups';
import { liveHandSchema, liveTurnRulesSchema, liveTurnsSchema } from './live-hands';
import { livePollSchema, ownVoteSchema } from './live-polls';
import { liveCourseSchema, liveLeadSchema, livePersonSchema, liveSessionSchema } from './live-session';

/** What each part of a live session puts into its snapshot, under the part's own name. */
export const liveContentSchema = z.strictObject({
  session: liveSessionSchema,
  course: liveCourseSchema,
  lead: liveLeadSchema,
  people: z.array(livePersonSchema),
  turnRules: liveTurnRulesSchema,
  hands: z.array(liveHandSchema),
  turns: z.array(liveTurnsSchema),
  polls: z.array(livePollSchema),
  /** the newest of the chat */
  lines: z.array(liveLineSchema),
  followUps: z.array(liveFollowUpSchema),
  noteBook: liveNoteBookSchema,
  split: liveSplitSchema,
  /** the small rooms of the last time it was split */
  rooms: z.array(liveSmallRoomSchema),
});
export type LiveContent = z.infer<typeof liveContentSchema>;

/** What of a live session is one's own: what one answered, and what others withdrew. */
export const liveOwnSchema = z.strictObject({
  votes: z.array(ownVoteSchema),
  withdrawn: z.array(ownWithdrawnSchema),
});
export type LiveOwn = z.infer<typeof liveOwnSchema>;

/** A live session whole: what is in it, the number it stands at, who looks, and the server's time. */
export const liveSnapshotSchema = z.strictObject({
  ...liveContentSchema.shape,
  head: sequenceSchema,
  /** the server's clock when it answered */
  now: momentSchema,
  reading: z.strictObject({ id: idSchema, title: z.string() }),
  group: z.strictObject({ id: idSchema, name: z.string() }),
  viewer: z.strictObject({
    /** the id one has in this session: a person's or a guest's; null: not known here */
    id: idSchema.nullable(),
    groupRole: memberRoleSchema.nullable(),
    own: liveOwnSchema,
  }),
});
export type LiveSnapshot = z.infer<typeof liveSnapshotSchema>;
