import * as z from 'zod';

/** What can stand in the log of a group; in the past tense, what it was done to first. */
export const moderationActSchema = z.enum(['member.role-changed', 'member.removed']);
export type ModerationAct = z.infer<typeof moderationActSchema>;
