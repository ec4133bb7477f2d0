import * as z from 'zod';
import { idSchema } from '../identifiers';
import { actOnCaseSchema, caseDetailSchema, casePageSchema } from '../moderation/cases';
import { createReportSchema, ownReportSchema } from '../moderation/reports';
import { publishRulesSchema, ruleSetSchema } from '../moderation/rules';
import {
  appealAnswerSchema,
  createAppealSchema,
  statementSchema,
  unreadStatementsSchema,
} from '../moderation/statements';
import { answerTalkSchema, memberStrikesSchema, talkSchema } from '../moderation/strikes';
import { moderationRecordSchema, recordDaysSchema } from '../moderation/record';
import { eventPageSchema } from '../streams';
import { groupParams, route, sequenceText } from './route';

const caseParams = z.strictObject({ caseId: idSchema });
const statementParams = z.strictObject({ statementId: idSchema });

/** A group's rules, reports, cases, and what those concerned are told. */
export const moderationRoutes = {
  groupRules: route({
    method: 'GET',
    path: '/api/groups/:groupId/rules',
    summary: 'The rules of a group as they are now',
    signedIn: false,
    params: groupParams,
    answer: ruleSetSchema,
  }),
  moderationRecord: route({
    method: 'GET',
    path: '/api/groups/:groupId/moderation-record',
    summary: 'What was done in a group’s moderation in the last days, in counts that name nobody',
    signedIn: false,
    params: groupParams,
    query: z.strictObject({ days: recordDaysSchema }),
    answer: moderationRecordSchema,
  }),
  publishRules: route({
    method: 'PUT',
    path: '/api/groups/:groupId/rules',
    summary: 'Publish the next version of a group’s rules',
    signedIn: true,
    params: groupParams,
    body: publishRulesSchema,
    answer: ruleSetSchema,
  }),
  reportComment: route({
    method: 'POST',
    path: '/api/reports',
    summary: 'Report a comment to who leads the group',
    signedIn: true,
    body: createReportSchema,
    answer: z.strictObject({ reportId: idSchema }),
  }),
  ownReports: route({
    method: 'GET',
    path: '/api/reports',
    summary: 'One’s own reports and what became of them, the newest first',
    signedIn: true,
    answer: z.array(ownReportSchema),
  }),
  cases: route({
    method: 'GET',
    path: '/api/groups/:groupId/cases',
    summary: 'A group’s cases, the most pressing first, a page at a time',
    signedIn: true,
    params: groupParams,
    query: z.strictObject({
      of: z.enum(['waiting', 'done']).default('waiting'),
      after: z.string().max(200).optional(),
    }),
    answer: casePageSchema,
  }),
  moderationEvents: route({
    method: 'GET',
    path: '/api/groups/:groupId/moderation-events',
    summary: 'What happened in a group’s moderation after a number',
    signedIn: true,
    params: groupParams,
    query: z.strictObject({ since: sequenceText }),
    answer: eventPageSchema,
  }),
  case: route({
    method: 'GET',
    path: '/api/cases/:caseId',
    summary: 'A case with everything needed to decide it',
    signedIn: true,
    params: caseParams,
    answer: caseDetailSchema,
  }),
  actOnCase: route({
    method: 'POST',
    path: '/api/cases/:caseId/acts',
    summary: 'Claim a case, decide it, judge an appeal, or say something of it',
    signedIn: true,
    params: caseParams,
    body: actOnCaseSchema,
    answer: caseDetailSchema,
  }),
  statements: route({
    method: 'GET',
    path: '/api/statements',
    summary: 'What one was told of decisions about one’s comments, the newest first',
    signedIn: true,
    answer: z.array(statementSchema),
  }),
  unreadStatements: route({
    method: 'GET',
    path: '/api/unread-statements',
    summary: 'How many of one’s statements one has not read',
    signedIn: true,
    answer: unreadStatementsSchema,
  }),
  statement: route({
    method: 'GET',
    path: '/api/statements/:statementId',
    summary: 'One such statement; reading it is noted',
    signedIn: true,
    params: statementParams,
    answer: statementSchema,
  }),
  memberStrikes: route({
    method: 'GET',
    path: '/api/groups/:groupId/members/:personId/strikes',
    summary: 'What counts against somebody in a group, for those who lead it',
    signedIn: true,
    params: groupParams.extend({ personId: idSchema }),
    answer: memberStrikesSchema,
  }),
  ownStrikes: route({
    method: 'GET',
    path: '/api/strikes',
    summary: 'What counts against oneself, in each group where something does',
    signedIn: true,
    answer: z.array(memberStrikesSchema),
  }),
  ownTalks: route({
    method: 'GET',
    path: '/api/talks',
    summary: 'What moderators said to one about one’s comments, the newest first; reading it is noted',
    signedIn: true,
    answer: z.array(talkSchema),
  }),
  answerTalk: route({
    method: 'POST',
    path: '/api/talks/:caseId/lines',
    summary: 'Answer what a moderator said about one’s comment',
    signedIn: true,
    params: caseParams,
    body: answerTalkSchema,
    answer: talkSchema,
  }),
  appeal: route({
    method: 'POST',
    path: '/api/appeals',
    summary: 'Ask that somebody else looks at a decision again',
    signedIn: true,
    body: createAppealSchema,
    answer: appealAnswerSchema,
  }),
} as const;
