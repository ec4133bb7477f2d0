import * as z from 'zod';
import { idSchema } from '../identifiers';
import {
  actInChatSchema,
  actInLiveSessionSchema,
  actOnHandsSchema,
  actOnPollsSchema,
  liveAnswerSchema,
  liveRecapSchema,
  liveSessionSchema,
  liveSessionSummarySchema,
  liveSnapshotSchema,
  recapFormatSchema,
  pollAnswersSchema,
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
  liveRecap: route({
    method: 'GET',
    path: '/api/live-sessions/:sessionId/recap',
    summary: 'A live session afterwards: what was read, asked and written, and what one missed',
    signedIn: false,
    params: liveSessionParams,
    answer: liveRecapSchema,
  }),
  exportLiveRecap: route({
    method: 'GET',
    path: '/api/live-sessions/:sessionId/recap/export',
    summary: 'The same as a file',
    signedIn: false,
    params: liveSessionParams,
    query: z.strictObject({ format: recapFormatSchema }),
    answer: null,
    file: ['text/markdown', 'application/json'],
  }),
  actInLiveSession: route({
    method: 'POST',
    path: '/api/live-sessions/act',
    summary: 'Do something in a live session: enter, lead, go on, let somebody in, end it',
    signedIn: true,
    body: actInLiveSessionSchema,
    answer: liveAnswerSchema,
  }),
  actOnHands: route({
    method: 'POST',
    path: '/api/live-sessions/hands',
    summary: 'Raise, lower or move a hand, give the floor or take it back, say what the turns go by',
    signedIn: true,
    body: actOnHandsSchema,
    answer: liveAnswerSchema,
  }),
  actOnPolls: route({
    method: 'POST',
    path: '/api/live-sessions/polls',
    summary: 'Open or close a poll, answer one, ask what is missing and say it',
    signedIn: true,
    body: actOnPollsSchema,
    answer: liveAnswerSchema,
  }),
  actInChat: route({
    method: 'POST',
    path: '/api/live-sessions/chat',
    summary: 'Say something in the chat of a live session, make a comment of a line, withdraw a contribution',
    signedIn: true,
    body: actInChatSchema,
    answer: liveAnswerSchema,
  }),
  pollAnswers: route({
    method: 'GET',
    path: '/api/live-sessions/polls/:pollId/answers',
    summary: 'Who answered a closed poll how, and to facilitators what is missing; of a secret one without names',
    signedIn: false,
    params: z.strictObject({ pollId: idSchema }),
    answer: pollAnswersSchema,
  }),
} as const;
