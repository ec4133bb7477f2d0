import * as z from 'zod';
import { momentSchema } from '../identifiers';
import { decisionActionSchema } from './cases';
import { restrictionKindSchema } from './restrictions';

/** How many of how many, and between what shares the truth lies with 95 of 100. */
export const rateSchema = z.strictObject({
  count: z.int().min(0),
  of: z.int().min(0),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
});
export type Rate = z.infer<typeof rateSchema>;

/** For how many days back a record is made. */
export const recordDaysSchema = z.enum(['30', '90', '365']).default('90');

/** What was done in a group's moderation in some time, for everybody who sees the group: counts, and nobody's name. */
export const moderationRecordSchema = z.strictObject({
  since: momentSchema,
  until: momentSchema,
  reports: z.int(),
  decisions: z.array(z.strictObject({ action: decisionActionSchema, count: z.int() })),
  /** the rules that restrictive decisions named, the most frequent first */
  grounds: z.array(z.strictObject({ ruleVersion: z.int(), ruleNumber: z.int(), title: z.string(), count: z.int() })),
  /** from the first report to the first decision: of half of the cases at most, and of nine in ten; null: none was decided */
  hoursToDecision: z.strictObject({ half: z.number(), nineInTen: z.number() }).nullable(),
  /** of the appeals that were judged: those after which something else holds */
  overturned: rateSchema,
  restrictions: z.array(z.strictObject({ kind: restrictionKindSchema, count: z.int() })),
  posts: z.strictObject({ approved: z.int(), refused: z.int() }),
  raidModes: z.int(),
  /** who decided, by a number that stays theirs */
  moderators: z.array(z.strictObject({ number: z.int().min(1), decisions: z.int(), overturned: rateSchema })),
});
export type ModerationRecord = z.infer<typeof moderationRecordSchema>;
