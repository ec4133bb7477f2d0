import * as z from 'zod';
import { idSchema } from '../identifiers';

/** Every 15 s, and when something of it changes: this tab is there, and where in the text it reads. */
export const liveBeatSchema = z.strictObject({
  sessionId: idSchema,
  /** somebody sits before it: it is in front and was touched lately */
  isActive: z.boolean(),
  blockId: idSchema.nullable(),
  /** moved there themselves, rather than led there */
  isOwnMove: z.boolean(),
});
export type LiveBeat = z.infer<typeof liveBeatSchema>;

/** Whom one's view follows; null: nobody but who leads. */
export const followPersonSchema = z.strictObject({ sessionId: idSchema, personId: idSchema.nullable() });
export type FollowPerson = z.infer<typeof followPersonSchema>;

export const livePresenceStateSchema = z.enum(['here', 'away', 'gone']);
export type LivePresenceState = z.infer<typeof livePresenceStateSchema>;

/** Who is here, at most one frame a second: everybody when `isWhole`, otherwise whose state is another one. */
export const livePresenceSchema = z.strictObject({
  sessionId: idSchema,
  isWhole: z.boolean(),
  people: z.array(z.tuple([idSchema, livePresenceStateSchema])),
});
export type LivePresence = z.infer<typeof livePresenceSchema>;

/** Where the person one follows is; `leaderId` null: following goes round in a circle and leads nowhere. */
export const livePositionSchema = z.strictObject({
  sessionId: idSchema,
  personId: idSchema,
  leaderId: idSchema.nullable(),
  blockId: idSchema.nullable(),
});
export type LivePosition = z.infer<typeof livePositionSchema>;
