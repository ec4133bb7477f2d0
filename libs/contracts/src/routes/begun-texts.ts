import * as z from 'zod';
import { begunKeySchema, begunTextSchema, saveBegunTextSchema } from '../begun-texts';
import { limits } from '../limits';
import { readingParams, route } from './route';

/** What one began to write and has not sent, for one's other devices. */
export const begunTextRoutes = {
  begunTexts: route({
    method: 'GET',
    path: '/api/readings/:readingId/begun-texts',
    summary: 'What one began to write in a reading and has not sent',
    signedIn: true,
    params: readingParams,
    answer: z.array(begunTextSchema),
  }),
  saveBegunText: route({
    method: 'POST',
    path: '/api/readings/:readingId/begun-texts',
    summary: 'Keep what one began to write for one’s other devices',
    signedIn: true,
    params: readingParams,
    body: saveBegunTextSchema,
    bodyBytes: limits.socketFrameBytes,
    answer: begunTextSchema,
  }),
  forgetBegunText: route({
    method: 'POST',
    path: '/api/readings/:readingId/begun-texts/forget',
    summary: 'Forget what one began to write: it was sent or thrown away',
    signedIn: true,
    params: readingParams,
    body: z.strictObject({ key: begunKeySchema }),
    answer: null,
  }),
} as const;
