import * as z from 'zod';
import { idSchema } from '../identifiers';
import { bulkSchema, decideInBulkSchema } from '../moderation/bulk';
import { preparedTextSetSchema, publishPreparedTextsSchema } from '../moderation/prepared-texts';
import { groupParams, route } from './route';

const bulkParams = z.strictObject({ bulkId: idSchema });

/** Deciding many cases at once, and the reasons that are written beforehand. */
export const bulkRoutes = {
  decideInBulk: route({
    method: 'POST',
    path: '/api/groups/:groupId/bulk-decisions',
    summary: 'Decide many cases at once; each is done or not done, one after the other',
    signedIn: true,
    params: groupParams,
    body: decideInBulkSchema,
    answer: bulkSchema,
  }),
  preparedTexts: route({
    method: 'GET',
    path: '/api/groups/:groupId/prepared-texts',
    summary: 'Reasons that who leads a group wrote beforehand',
    signedIn: true,
    params: groupParams,
    answer: preparedTextSetSchema,
  }),
  publishPreparedTexts: route({
    method: 'PUT',
    path: '/api/groups/:groupId/prepared-texts',
    summary: 'Publish the next version of a group’s prepared texts',
    signedIn: true,
    params: groupParams,
    body: publishPreparedTextsSchema,
    answer: preparedTextSetSchema,
  }),
  bulk: route({
    method: 'GET',
    path: '/api/bulk-decisions/:bulkId',
    summary: 'How far one’s own decision on many cases is, and what became of each',
    signedIn: true,
    params: bulkParams,
    answer: bulkSchema,
  }),
  undoBulk: route({
    method: 'DELETE',
    path: '/api/bulk-decisions/:bulkId',
    summary: 'Take one’s own decision on many cases back in one step, for some seconds',
    signedIn: true,
    params: bulkParams,
    answer: bulkSchema,
  }),
} as const;
