import * as z from 'zod';
import { idSchema } from '../identifiers';
import {
  actInLiveSessionSchema,
  liveAnswerSchema,
  liveSessionSchema,
  liveSessionSummarySchema,
  liveSnapshotSchema,
  scheduleLiveSessionSchema,
} from '../live-sessions';
import { eventPageSchema } from '../streams';
import { groupParams, readingParams, route, sequenceText } from './route';

const liveSessionParams = z.strictObject({ sessionId: idSchema });

/** Live sessions: arranging them, taking part, and their streams. */
export const liveSessionRoutes = {
  liveSessions: route({
    method: 'GET',
    path: '/api/groups/:groupId/live-sessions',
    summary: 'The live sessions of a group: those to come, the next first, or those that are over, the last first',
    signedIn: false,
    params: groupParams,
    query: z.strictObject({ of: z.enum(['coming', 'over']).default('coming') }),
    answer: z.array(liveSessionSummarySchema),
  }),
  scheduleLiveSession: route({
    method: 'POST',
    path: '/api/readings/:readingId/live-sessions',
    summary: 'Arrange a live session over a reading',
    signedIn: true,
    params: readingParams,
    body: scheduleLiveSessionSchema,
    answer: liveSessionSchema,
  }),
  liveSession: route({
    method: 'GET',
    path: '/api/live-sessions/:sessionId',
    summary: 'A live session whole, with the number it stands at',
    signedIn: false,
    params: liveSessionParams,
    answer: liveSnapshotSchema,
  }),
  liveSessionEvents: route({
    method: 'GET',
    path: '/api/live-sessions/:sessionId/events',
    summary: 'Events of a live session after a number',
    signedIn: false,
    params: liveSessionParams,
    query: z.strictObject({ since: sequenceText }),
    answer: eventPageSchema,
  }),
  actInLiveSession: route({
    method: 'POST',
    path: '/api/live-sessions/act',
    summary: 'Do something in a live session: enter, lead, go on, let somebody in, end it',
    signedIn: true,
    body: actInLiveSessionSchema,
    answer: liveAnswerSchema,
  }),
} as const;
