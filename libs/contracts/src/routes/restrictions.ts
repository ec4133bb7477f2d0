import * as z from 'zod';
import { idSchema } from '../identifiers';
import { ownRestrictionSchema, memberRestrictionSchema, restrictMemberSchema } from '../moderation/restrictions';
import { groupParams, route } from './route';

/** Muting, suspending and banning members, each until a moment. */
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
    summary: 'Who is restricted in a group now',
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
  ownRestrictions: route({
    method: 'GET',
    path: '/api/restrictions',
    summary: 'Where one is restricted oneself, until when and why',
    signedIn: true,
    answer: z.array(ownRestrictionSchema),
  }),
} as const;
