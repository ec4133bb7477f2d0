import * as z from 'zod';
import { commandIdSchema, idSchema, momentSchema, personSchema, sequenceSchema, versionSchema } from '../identifiers';
import { limits } from '../limits';
import { storableText } from '../text';
import { commentBodySchema, withheldAsSchema } from '../threads';
import { reportKindSchema } from './reports';
import { talkLineSchema, talkWords } from './strikes';

/** How far a case is. Claimed: somebody has it in hand for some minutes. Final: nothing can be appealed any more. */
export const caseStateSchema = z.enum(['open', 'claimed', 'decided', 'appealed', 'final']);
export type CaseState = z.infer<typeof caseStateSchema>;

/** What can be decided about a comment. `hold` comes before a decision: it ends by itself within a day. */
export const decisionActionSchema = z.enum([
  'approve',
  'warn',
  'ask-change',
  'edit',
  'hold',
  'hide',
  'remove',
  'restore',
]);
export type DecisionAction = z.infer<typeof decisionActionSchema>;

/** What can be done with a case. */
export const caseActionSchema = z.enum([
  'see',
  'claim',
  'renew',
  'release',
  'hand-over',
  'ask-second',
  'escalate',
  'note',
  'talk',
  'decide',
  'restore',
  'undo',
  'appeal',
  'judge',
]);
export type CaseAction = z.infer<typeof caseActionSchema>;

/** Why a case stands where it does in the queue. */
export const priorityReasonSchema = z.enum(['appeal', 'threat', 'several', 'private-data', 'second', 'escalated']);
export type PriorityReason = z.infer<typeof priorityReasonSchema>;

/**
 * Why reports count for less than their number. together: by accounts that report or joined together; at-once: within
 * minutes; new: by newcomers; often-wrong: by who was wrong before; one-target: by who reports one person again and again.
 */
export const weighingReasonSchema = z.enum(['together', 'at-once', 'new', 'often-wrong', 'one-target']);
export type WeighingReason = z.infer<typeof weighingReasonSchema>;

const reasonText = storableText(limits.decisionReasonCharacters).refine(
  (text) => text.trim().length > 0,
  'Say why: it is what the author reads.',
);

/** Who has a case in hand, and until when. */
export const claimSchema = z.strictObject({ by: personSchema, until: momentSchema });

/** A decision as moderators see it. */
export const decisionSchema = z.strictObject({
  id: idSchema,
  action: decisionActionSchema,
  by: personSchema,
  at: momentSchema,
  reason: z.string(),
  rule: z.strictObject({ version: z.int(), number: z.int(), title: z.string() }).nullable(),
  until: momentSchema.nullable(),
  endedAt: momentSchema.nullable(),
  endedBy: z.enum(['undo', 'appeal', 'restore', 'lapse', 'decision', 'revision']).nullable(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** A case as the queue lists it, the same for all who lead the group. */
export const caseSummarySchema = z.strictObject({
  id: idSchema,
  groupId: idSchema,
  state: caseStateSchema,
  version: versionSchema,
  reading: z.strictObject({ id: idSchema, title: z.string() }),
  threadId: idSchema,
  commentId: idSchema,
  author: personSchema.nullable(),
  excerpt: z.string(),
  /** `version` of the comment's words: what is decided names it */
  bodyVersion: sequenceSchema,
  withheldAs: withheldAsSchema.nullable(),
  reportCount: z.int(),
  /** what the reports are worth together: one of somebody long known and independent of the others is worth 1 */
  reportWeight: z.number(),
  weighedBy: z.array(weighingReasonSchema),
  kinds: z.array(reportKindSchema),
  priority: z.int(),
  reasons: z.array(priorityReasonSchema),
  openedAt: momentSchema,
  updatedAt: momentSchema,
  /** only owners decide it: it was handed to them */
  isEscalated: z.boolean(),
  claim: claimSchema.nullable(),
  decision: decisionSchema.nullable(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;

/** A page of a group's cases; `next` names where the following page begins. */
export const casePageSchema = z.strictObject({
  cases: z.array(caseSummarySchema),
  next: z.string().nullable(),
  /** how many wait: open, claimed or appealed */
  waiting: z.int(),
  /** how many appeals against restrictions of members wait; they are judged where members are */
  restrictionAppeals: z.int(),
  /** the number the group's moderation stream stood at */
  head: sequenceSchema,
});
export type CasePage = z.infer<typeof casePageSchema>;

/** What happened to a case besides decisions. */
export const caseTurnSchema = z.strictObject({
  id: idSchema,
  what: z.enum(['claim', 'release', 'hand-over', 'ask-second', 'escalate', 'note']),
  by: personSchema.nullable(),
  to: personSchema.nullable(),
  words: z.string().nullable(),
  at: momentSchema,
});
export type CaseTurn = z.infer<typeof caseTurnSchema>;

/** An appeal as moderators see it. */
export const appealSchema = z.strictObject({
  id: idSchema,
  decisionId: idSchema,
  side: z.enum(['author', 'reporter']),
  by: personSchema.nullable(),
  words: z.string(),
  at: momentSchema,
  judged: z
    .strictObject({
      by: personSchema,
      at: momentSchema,
      outcome: z.enum(['upheld', 'overturned', 'changed']),
      reason: z.string(),
    })
    .nullable(),
});
export type Appeal = z.infer<typeof appealSchema>;

/** A case with everything needed to decide it, for one of those who lead the group. */
export const caseDetailSchema = caseSummarySchema.extend({
  /** the words in question, also while they are withheld; `version` is what a decision names as `bodyVersion` */
  comment: z.strictObject({
    body: z.string(),
    version: sequenceSchema,
    writtenAt: momentSchema,
    isEdited: z.boolean(),
    isDeletedByAuthor: z.boolean(),
  }),
  /** the paragraph its thread stands on */
  block: z.strictObject({ id: idSchema, number: z.int().nullable(), text: z.string() }).nullable(),
  /** what else is said in the thread, in order */
  thread: z.array(
    z.strictObject({ id: idSchema, author: personSchema.nullable(), body: z.string().nullable(), at: momentSchema }),
  ),
  reports: z.array(
    z.strictObject({
      id: idSchema,
      kind: reportKindSchema,
      words: z.string(),
      by: personSchema.nullable(),
      at: momentSchema,
      /** made on the words as they are now */
      isOnPresent: z.boolean(),
    }),
  ),
  turns: z.array(caseTurnSchema),
  decisions: z.array(decisionSchema),
  appeals: z.array(appealSchema),
  /** what moderators and the author said to each other about it */
  talk: z.array(talkLineSchema),
  /** how often comments of this author were restricted in the group, and the restriction still stands */
  authorRestrictions: z.int(),
  /** what the caller may do now, and with `decide` which decisions */
  can: z.array(caseActionSchema),
  decisionsAllowed: z.array(decisionActionSchema),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

const ruleNumber = z.int().min(1).max(limits.rulesPerGroup);
const restrictive = { reason: reasonText, ruleNumber };

/** What is done with a case. Everything but a note names the version it was seen in. */
export const caseActSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('claim') }),
  z.strictObject({ do: z.literal('renew') }),
  z.strictObject({ do: z.literal('release') }),
  z.strictObject({ do: z.literal('hand-over'), toPersonId: idSchema }),
  z.strictObject({ do: z.literal('ask-second'), words: storableText(limits.noteCharacters) }),
  z.strictObject({
    do: z.literal('note'),
    words: storableText(limits.noteCharacters).refine(
      (text) => text.trim().length > 0,
      'There is nothing written yet.',
    ),
  }),
  z.strictObject({ do: z.literal('escalate'), reason: reasonText }),
  z.strictObject({ do: z.literal('talk'), words: talkWords }),
  z.strictObject({
    do: z.literal('decide'),
    action: decisionActionSchema.exclude(['restore']),
    /** `version` of the comment that was read */
    bodyVersion: sequenceSchema,
    ruleVersion: z.int().min(0),
    /** of a hold: how many hours at the most */
    hours: z.int().min(1).max(limits.holdHoursMax).optional(),
    /** of an edit, and only of one: what stands there instead */
    words: commentBodySchema.optional(),
    ...restrictive,
  }),
  z.strictObject({ do: z.literal('restore'), reason: reasonText }),
  z.strictObject({ do: z.literal('undo') }),
  z.strictObject({
    do: z.literal('judge'),
    appealId: idSchema,
    outcome: z.enum(['upheld', 'overturned', 'changed']),
    reason: reasonText,
    /** what is decided instead; needed for a change, and to restrict what was left as it was */
    instead: z
      .strictObject({
        action: z.enum(['warn', 'ask-change', 'hide', 'remove']),
        ruleVersion: z.int().min(0),
        ruleNumber,
      })
      .optional(),
  }),
]);
export type CaseAct = z.infer<typeof caseActSchema>;

export const actOnCaseSchema = z.strictObject({
  commandId: commandIdSchema,
  version: versionSchema,
  act: caseActSchema,
});
export type ActOnCase = z.infer<typeof actOnCaseSchema>;
