import * as z from 'zod';
import { idSchema } from '../identifiers';
import { bulkSchema, decideInBulkSchema } from '../moderation/bulk';
import { groupParams, route } from './route';

const bulkParams = z.strictObject({ bulkId: idSchema });

/** Deciding many cases at once. */
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
