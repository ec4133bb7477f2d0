import * as z from 'zod';
import { idSchema, momentSchema, personSchema } from '../identifiers';
import { limits } from '../limits';
import { storableText } from '../text';

/** mute: reads without writing. suspend: is no member until it ends. ban: is removed, and cannot come back until then. */
export const restrictionKindSchema = z.enum(['mute', 'suspend', 'ban']);
export type RestrictionKind = z.infer<typeof restrictionKindSchema>;

const said = (why: string) =>
  storableText(limits.decisionReasonCharacters).refine((text) => text.trim().length > 0, why);
const days = z.number().min(0.01).max(limits.restrictionDaysMax);

/** What a member may not do, for how long, what for and by which rule; the person reads all of it in the statement. */
export const restrictMemberSchema = z.strictObject({
  kind: restrictionKindSchema,
  days,
  facts: said('Say what happened.'),
  reason: said('Say why.'),
  ruleVersion: z.int().min(0),
  ruleNumber: z.int().min(1).max(limits.rulesPerGroup),
});
export type RestrictMember = z.infer<typeof restrictMemberSchema>;

/** What somebody else than who began a restriction says of an appeal against it. */
export const judgeRestrictionSchema = z
  .strictObject({
    outcome: z.enum(['upheld', 'overturned', 'changed']),
    reason: said('Say why.'),
    /** what holds instead, for how many days from now; needed for a change */
    instead: z.strictObject({ kind: restrictionKindSchema, days }).optional(),
  })
  .refine(({ outcome, instead }) => (outcome === 'changed') === (instead !== undefined), {
    path: ['instead'],
    message: 'A change, and nothing else, says what holds instead.',
  });
export type JudgeRestriction = z.infer<typeof judgeRestrictionSchema>;

/** A restriction in force, or one that is over and was appealed against. */
export const memberRestrictionSchema = z.strictObject({
  id: idSchema,
  kind: restrictionKindSchema,
  person: personSchema,
  /** what happened; empty in one that was begun before it was asked for */
  facts: z.string(),
  reason: z.string(),
  createdAt: momentSchema,
  until: momentSchema,
  isOver: z.boolean(),
  /** an appeal that nobody judged yet */
  appeal: z.strictObject({ id: idSchema, words: z.string(), at: momentSchema }).nullable(),
  can: z.strictObject({ lift: z.boolean(), judge: z.boolean() }),
});
export type MemberRestriction = z.infer<typeof memberRestrictionSchema>;

/** One's own restriction, with the group it is in: also of a group one does not see meanwhile. */
export const ownRestrictionSchema = memberRestrictionSchema
  .pick({ id: true, kind: true, reason: true, createdAt: true, until: true })
  .extend({
    group: z.strictObject({ id: idSchema, name: z.string() }),
    /** the whole of what one was told; null: it was begun before statements were given */
    statementId: idSchema.nullable(),
  });
export type OwnRestriction = z.infer<typeof ownRestrictionSchema>;
