import * as z from 'zod';
import { idSchema, momentSchema, personSchema, sequenceSchema } from '../identifiers';
import { limits } from '../limits';

/** Why somebody is told of a comment; of several the first that fits. */
export const notificationReasonSchema = z.enum(['mention', 'answer', 'comment']);
export type NotificationReason = z.infer<typeof notificationReasonSchema>;

/** Of what in a group or a reading somebody wants to be told. */
export const notificationLevelSchema = z.enum(['everything', 'answers', 'mentions', 'nothing']);
export type NotificationLevel = z.infer<typeof notificationLevelSchema>;

/** That somebody said something, as the one who is told may see it now. It is called like the comment. */
export const notificationSchema = z.strictObject({
  commentId: idSchema,
  threadId: idSchema,
  reason: notificationReasonSchema,
  at: momentSchema,
  /** it was marked, or the comment was read where it stands */
  isRead: z.boolean(),
  author: personSchema.nullable(),
  group: z.strictObject({ id: idSchema, name: z.string() }),
  reading: z.strictObject({ id: idSchema, title: z.string() }),
  /** the number of the paragraph it stands at; null: on the reading as a whole, or nowhere */
  number: z.int().nullable(),
  /** the comment's words on one line */
  excerpt: z.string().max(limits.excerptCharacters),
});
export type Notification = z.infer<typeof notificationSchema>;

const eventBase = { seq: sequenceSchema.min(1), at: momentSchema };

/** What happens in the stream of what one is told. */
export const notificationEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...eventBase, type: z.literal('notification.created'), notification: notificationSchema }),
  z.strictObject({ ...eventBase, type: z.literal('notification.read'), commentId: idSchema }),
  /** everything that was told before this event */
  z.strictObject({ ...eventBase, type: z.literal('notifications.read') }),
]);
export type NotificationEvent = z.infer<typeof notificationEventSchema>;

/** What one was told, the newest first; `head` is the number of the stream it stands at. */
export const notificationPageSchema = z.strictObject({
  notifications: z.array(notificationSchema),
  unreadCount: z.int(),
  /** give it as `before` for what was told earlier; null: there is nothing */
  next: momentSchema.nullable(),
  head: sequenceSchema,
});
export type NotificationPage = z.infer<typeof notificationPageSchema>;

/** Marks some, or everything that was told so far. */
export const markNotificationsReadSchema = z.strictObject({
  commentIds: z.union([z.literal('all'), z.array(idSchema).min(1).max(limits.notificationsPerPage)]),
});
export type MarkNotificationsRead = z.infer<typeof markNotificationsReadSchema>;

/** Of what one is told in one's groups; null: as the group says, and there: as everybody who chose nothing. */
export const notificationLevelsSchema = z.array(
  z.strictObject({
    group: z.strictObject({ id: idSchema, name: z.string() }),
    level: notificationLevelSchema.nullable(),
    readings: z.array(z.strictObject({ id: idSchema, title: z.string(), level: notificationLevelSchema.nullable() })),
  }),
);
export type NotificationLevels = z.infer<typeof notificationLevelsSchema>;

/** Sets the level of a group, or of one of its readings; null takes it away. */
export const setNotificationLevelSchema = z.strictObject({
  of: z.enum(['group', 'reading']),
  id: idSchema,
  level: notificationLevelSchema.nullable(),
});
export type SetNotificationLevel = z.infer<typeof setNotificationLevelSchema>;
