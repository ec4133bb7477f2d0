import * as z from 'zod';
import { groupSchema } from '../groups';
import { idSchema } from '../identifiers';
import { beginRaidModeSchema } from '../moderation/raid-mode';
import {
  judgeRestrictionSchema,
  memberRestrictionSchema,
  ownRestrictionSchema,
  restrictMemberSchema,
} from '../moderation/restrictions';
import { appealAnswerSchema, appealWordsSchema } from '../moderation/statements';
import { groupParams, route } from './route';

/** Muting, suspending and banning members, and raid mode of a whole group: each until a moment. */
export const restrictionRoutes = {
  restrictMember: route({
    method: 'POST',
    path: '/api/groups/:groupId/members/:personId/restriction',
    summary: 'Mute, suspend or ban a member for a time',
    signedIn: true,
    params: z.strictObject({ groupId: idSchema, personId: idSchema }),
    body: restrictMemberSchema,
    answer: memberRestrictionSchema,
  }),
  restrictions: route({
    method: 'GET',
    path: '/api/groups/:groupId/restrictions',
    summary: 'Who is restricted in a group now, and what appeals against restrictions wait',
    signedIn: true,
    params: groupParams,
    answer: z.array(memberRestrictionSchema),
  }),
  liftRestriction: route({
    method: 'DELETE',
    path: '/api/groups/:groupId/restrictions/:restrictionId',
    summary: 'End a restriction before its time',
    signedIn: true,
    params: z.strictObject({ groupId: idSchema, restrictionId: idSchema }),
    answer: null,
  }),
  appealRestriction: route({
    method: 'POST',
    path: '/api/restrictions/:restrictionId/appeal',
    summary: 'Ask that somebody else looks at one’s own restriction again; also as no member',
    signedIn: true,
    params: z.strictObject({ restrictionId: idSchema }),
    body: appealWordsSchema,
    answer: appealAnswerSchema,
  }),
  judgeRestriction: route({
    method: 'POST',
    path: '/api/groups/:groupId/restrictions/:restrictionId/judgement',
    summary: 'Judge the appeal against a restriction that somebody else began',
    signedIn: true,
    params: z.strictObject({ groupId: idSchema, restrictionId: idSchema }),
    body: judgeRestrictionSchema,
    answer: z.array(memberRestrictionSchema),
  }),
  beginRaidMode: route({
    method: 'PUT',
    path: '/api/groups/:groupId/raid-mode',
    summary: 'Put a group into raid mode for some hours, or say anew what holds while it is',
    signedIn: true,
    params: groupParams,
    body: beginRaidModeSchema,
    answer: groupSchema,
  }),
  endRaidMode: route({
    method: 'DELETE',
    path: '/api/groups/:groupId/raid-mode',
    summary: 'End raid mode before its time',
    signedIn: true,
    params: groupParams,
    answer: groupSchema,
  }),
  dismissRaidSigns: route({
    method: 'DELETE',
    path: '/api/groups/:groupId/raid-signs',
    summary: 'Say that what looks like a raid is none',
    signedIn: true,
    params: groupParams,
    answer: groupSchema,
  }),
  ownRestrictions: route({
    method: 'GET',
    path: '/api/restrictions',
    summary: 'Where one is restricted oneself, until when and why',
    signedIn: true,
    answer: z.array(ownRestrictionSchema),
  }),
} as const;
