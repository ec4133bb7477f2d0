import * as z from 'zod';
import { eventBase } from '../event-base';
import { liveArrangementEvents } from './live-arrangement';
import { liveChatEvents } from './live-chat';
import { liveFollowUpEvents } from './live-follow-ups';
import { liveHandEvents } from './live-hands';
import { livePollEvents } from './live-polls';
import { liveCourseSchema, liveLeadSchema, livePersonSchema, liveSessionSchema } from './live-session';

/**
 * What happens in a live session. Like a reading's events they point, and show what they point at as it is when they
 * are sent; whatever they show carries the number that changed it last. Each part of a session adds its own kinds.
 */
export const liveBaseEvents = [
  /** the plan, the state or the lock; the clock may stand or run on with it, and it may have let people in */
  z.strictObject({
    ...eventBase,
    type: z.literal('live.changed'),
    session: liveSessionSchema,
    course: liveCourseSchema,
    people: z.array(livePersonSchema),
  }),
  /** another passage, more time, another deputy */
  z.strictObject({ ...eventBase, type: z.literal('live.moved'), course: liveCourseSchema, lead: liveLeadSchema }),
  z.strictObject({ ...eventBase, type: z.literal('live.led'), lead: liveLeadSchema }),
  /** somebody came, waits, was let in, left, or is something else now */
  z.strictObject({ ...eventBase, type: z.literal('live.people-changed'), people: z.array(livePersonSchema) }),
] as const;

/** Every event of a live session. */
export const liveEvents = [
  ...liveBaseEvents,
  ...liveHandEvents,
  ...livePollEvents,
  ...liveChatEvents,
  ...liveFollowUpEvents,
  ...liveArrangementEvents,
] as const;
