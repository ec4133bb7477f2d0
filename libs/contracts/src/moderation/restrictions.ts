import * as z from 'zod';
import { idSchema, momentSchema, personSchema } from '../identifiers';
import { limits } from '../limits';
import { storableText } from '../text';

/** mute: reads without writing. suspend: is no member until it ends. ban: is removed, and cannot come back until then. */
export const restrictionKindSchema = z.enum(['mute', 'suspend', 'ban']);
export type RestrictionKind = z.infer<typeof restrictionKindSchema>;

/** What a member may not do, for how long, and why; the person reads the reason. */
export const restrictMemberSchema = z.strictObject({
  kind: restrictionKindSchema,
  days: z.number().min(0.01).max(limits.restrictionDaysMax),
  reason: storableText(limits.decisionReasonCharacters).refine((text) => text.trim().length > 0, 'Say why.'),
});
export type RestrictMember = z.infer<typeof restrictMemberSchema>;

/** A restriction in force. */
export const memberRestrictionSchema = z.strictObject({
  id: idSchema,
  kind: restrictionKindSchema,
  person: personSchema,
  reason: z.string(),
  createdAt: momentSchema,
  until: momentSchema,
});
export type MemberRestriction = z.infer<typeof memberRestrictionSchema>;

/** One's own restriction, with the group it is in: also of a group one does not see meanwhile. */
export const ownRestrictionSchema = memberRestrictionSchema
  .omit({ person: true })
  .extend({ group: z.strictObject({ id: idSchema, name: z.string() }) });
export type OwnRestriction = z.infer<typeof ownRestrictionSchema>;
