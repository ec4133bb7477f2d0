import * as z from 'zod';
import { commandIdSchema, momentSchema } from './identifiers';
import { limits } from './limits';

/** How many seconds lie between two comments of one person; null: none. */
export const slowSecondsSchema = z.int().min(limits.slowSecondsMin).max(limits.slowSecondsMax).nullable();

/** A thread or a whole reading is closed from a moment on; null: it is open again. */
export const closedChangeSchema = z.strictObject({
  what: z.literal('closed'),
  from: z.union([z.literal('now'), momentSchema]).nullable(),
});

/** In a thread or a whole reading one person waits between two comments, or (null) does not any more. */
export const slowedChangeSchema = z.strictObject({ what: z.literal('slowed'), seconds: slowSecondsSchema });

/** What holds in a group while it is in raid mode, and until when. */
export const raidNoticeSchema = z.strictObject({
  /** comments of newcomers wait for a moderator */
  holdsNewcomers: z.boolean(),
  /** how long one waits between two comments in each reading */
  slowSeconds: slowSecondsSchema,
  /** nobody comes in by themselves */
  closesJoining: z.boolean(),
  until: momentSchema,
});
export type RaidNotice = z.infer<typeof raidNoticeSchema>;

/** How far a reading goes on, the same for everyone who sees it; who leads the group goes on in any case. */
export const readingStandingSchema = z.strictObject({
  /** from when on nobody else says or reacts in it; null: it stays open */
  closesAt: momentSchema.nullable(),
  /** how long one waits between two comments in it; null: not at all */
  slowSeconds: z.int().nullable(),
  /** raid mode of its group; null: it is not in it */
  raid: raidNoticeSchema.nullable(),
});
export type ReadingStanding = z.infer<typeof readingStandingSchema>;

/** Closes a reading, opens it again, or says how fast people write in it. */
export const readingChangeSchema = z.discriminatedUnion('what', [closedChangeSchema, slowedChangeSchema]);
export type ReadingChange = z.infer<typeof readingChangeSchema>;

export const changeReadingSchema = z.strictObject({ commandId: commandIdSchema, change: readingChangeSchema });
export type ChangeReading = z.infer<typeof changeReadingSchema>;
