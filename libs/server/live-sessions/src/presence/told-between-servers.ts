import * as z from 'zod';
import { idSchema, liveBeatSchema, liveReactionSchema, liveSignalSchema } from '@lectern/contracts';
import type { Topic } from '@lectern/server/realtime';

function topic<T>(name: string, form: z.ZodType<T>): Topic<T> {
  return { name, form };
}

/** A tab at another server said it is there. */
export const beatElsewhere = topic(
  'live.beat',
  z.strictObject({ personId: idSchema, tabId: z.string().max(100), beat: liveBeatSchema }),
);

/** Somebody left by themselves. */
export const leftElsewhere = topic('live.left', z.strictObject({ sessionId: idSchema, personId: idSchema }));

/** Somebody's view follows another's, or nobody's. */
export const followedElsewhere = topic(
  'live.followed',
  z.strictObject({ sessionId: idSchema, personId: idSchema, followsId: idSchema.nullable() }),
);

/** All that somebody signals now, on whatever paragraphs. */
export const signalledElsewhere = topic(
  'live.signalled',
  z.strictObject({
    sessionId: idSchema,
    personId: idSchema,
    signals: z.array(z.strictObject({ blockId: idSchema, signal: liveSignalSchema, isNamed: z.boolean() })),
  }),
);

/** Somebody reacted. */
export const reactedElsewhere = topic(
  'live.reacted',
  z.strictObject({ sessionId: idSchema, reaction: liveReactionSchema }),
);
