import * as z from 'zod';
import { momentSchema } from '../identifiers';
import { limits } from '../limits';
import { raidNoticeSchema } from '../standing';
import { storableText } from '../text';

/** What holds in a group while it is in raid mode, since when and why: what its members read. */
export const raidModeSchema = raidNoticeSchema.extend({ begunAt: momentSchema, reason: z.string() });
export type RaidMode = z.infer<typeof raidModeSchema>;

/** Puts a group into raid mode, or says anew what holds while it is: for some hours, for a reason its members read. */
export const beginRaidModeSchema = raidNoticeSchema
  .omit({ until: true })
  .extend({
    hours: z.number().min(0.25).max(limits.raidHoursMax),
    reason: storableText(limits.raidReasonCharacters).refine((text) => text.trim().length > 0, 'Say why.'),
  })
  .refine((given) => given.holdsNewcomers || given.closesJoining || given.slowSeconds !== null, {
    path: ['holdsNewcomers'],
    message: 'Choose at least one thing that is to hold.',
  });
export type BeginRaidMode = z.infer<typeof beginRaidModeSchema>;

/** What may come in a burst: people who join, people who report, people whose comments wait. */
export const raidSignKindSchema = z.enum(['members', 'reports', 'holds']);
export type RaidSignKind = z.infer<typeof raidSignKindSchema>;

/** Far more of something than usual: how many people within ten minutes, and how many it usually is. */
export const raidSignSchema = z.strictObject({ kind: raidSignKindSchema, count: z.int(), usual: z.number() });
export type RaidSign = z.infer<typeof raidSignSchema>;

/** Why raid mode is proposed, and since when. */
export const raidSignsSchema = z.strictObject({ at: momentSchema, signs: z.array(raidSignSchema).min(1) });
export type RaidSigns = z.infer<typeof raidSignsSchema>;
