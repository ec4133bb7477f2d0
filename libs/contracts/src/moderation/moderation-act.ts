import * as z from 'zod';

/** What can stand in the log of a group; in the past tense, what it was done to first. */
export const moderationActSchema = z.enum([
  'member.role-changed',
  'member.removed',
  'member.restricted',
  'member.restriction-lifted',
  'member.restriction-ended',
  'rules.published',
  'case.opened',
  'case.reopened',
  'case.claimed',
  'case.released',
  'case.handed-over',
  'case.second-asked',
  'case.decided',
  'case.undone',
  'case.restored',
  'case.lapsed',
  'case.appealed',
  'case.judged',
  'posting.changed',
  'word-rule.added',
  'word-rule.removed',
  'post.approved',
  'post.refused',
  'reading.closed',
  'reading.opened',
  'reading.slowed',
]);
export type ModerationAct = z.infer<typeof moderationActSchema>;
