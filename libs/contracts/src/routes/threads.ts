import * as z from 'zod';
import { idSchema } from '../identifiers';
import { limits } from '../limits';
import { reactSchema } from '../reactions';
import { eventPageSchema } from '../streams';
import { lastSaidSchema, threadFilterSchema, threadListSchema, threadOrderSchema } from '../thread-list';
import {
  changeThreadSchema,
  commentPageSchema,
  commentVersionSchema,
  createCommentSchema,
  deleteCommentSchema,
  editCommentSchema,
  markReadingReadSchema,
  markThreadReadSchema,
  openThreadSchema,
  placeThreadSchema,
  threadCommandAnswerSchema,
} from '../threads';
import { groupParams, pageText, readingParams, route, sequenceText } from './route';

/** The stream of a reading, its threads, and what one has read. */
export const threadRoutes = {
  readingEvents: route({
    method: 'GET',
    path: '/api/readings/:readingId/events',
    summary: 'Events after a number',
    signedIn: false,
    params: readingParams,
    query: z.strictObject({ since: sequenceText }),
    answer: eventPageSchema,
  }),
  comments: route({
    method: 'GET',
    path: '/api/readings/:readingId/comments',
    summary: 'The comments at one block, of one thread, in a wider scope, or (nothing given) on the reading as a whole',
    signedIn: false,
    params: readingParams,
    query: z.strictObject({
      blockId: idSchema.optional(),
      threadId: idSchema.optional(),
      /** every thread, or those that stand in no place of the present revision */
      scope: z.enum(['everywhere', 'nowhere']).optional(),
      after: sequenceText.optional(),
    }),
    answer: commentPageSchema,
  }),
  groupLatest: route({
    method: 'GET',
    path: '/api/groups/:groupId/latest',
    summary: 'What was said last in a group, thread by thread',
    signedIn: false,
    params: groupParams,
    answer: z.array(lastSaidSchema),
  }),
  readingThreads: route({
    method: 'GET',
    path: '/api/readings/:readingId/threads',
    summary: 'The threads of a reading: filtered, in an order, a page at a time',
    signedIn: false,
    params: readingParams,
    query: z.strictObject({
      of: threadFilterSchema.default('all'),
      personId: idSchema.optional(),
      order: threadOrderSchema.default('text'),
      page: pageText.default(1),
    }),
    answer: threadListSchema,
  }),
  openThread: route({
    method: 'POST',
    path: '/api/threads',
    summary: 'Open a thread',
    signedIn: true,
    body: openThreadSchema,
    bodyBytes: limits.socketFrameBytes,
    answer: threadCommandAnswerSchema,
  }),
  placeThread: route({
    method: 'POST',
    path: '/api/threads/place',
    summary: 'Put a thread in its place again',
    signedIn: true,
    body: placeThreadSchema,
    bodyBytes: limits.socketFrameBytes,
    answer: threadCommandAnswerSchema,
  }),
  changeThread: route({
    method: 'POST',
    path: '/api/threads/change',
    summary: 'Say that a thread is a question, what answers it, that it is settled, or that it stands first',
    signedIn: true,
    body: changeThreadSchema,
    answer: threadCommandAnswerSchema,
  }),
  createComment: route({
    method: 'POST',
    path: '/api/comments',
    summary: 'Answer in a thread',
    signedIn: true,
    body: createCommentSchema,
    bodyBytes: limits.socketFrameBytes,
    answer: threadCommandAnswerSchema,
  }),
  editComment: route({
    method: 'POST',
    path: '/api/comments/edit',
    summary: 'Edit one’s comment',
    signedIn: true,
    body: editCommentSchema,
    bodyBytes: limits.socketFrameBytes,
    answer: threadCommandAnswerSchema,
  }),
  commentVersions: route({
    method: 'GET',
    path: '/api/comments/:commentId/versions',
    summary: 'What a comment said before it was edited, the newest first',
    signedIn: false,
    params: z.strictObject({ commentId: idSchema }),
    answer: z.array(commentVersionSchema),
  }),
  deleteComment: route({
    method: 'POST',
    path: '/api/comments/delete',
    summary: 'Delete one’s comment',
    signedIn: true,
    body: deleteCommentSchema,
    answer: threadCommandAnswerSchema,
  }),
  reactToComment: route({
    method: 'POST',
    path: '/api/comments/react',
    summary: 'Put a reaction to a comment, or take one’s own away',
    signedIn: true,
    body: reactSchema,
    answer: threadCommandAnswerSchema,
  }),
  markThreadRead: route({
    method: 'POST',
    path: '/api/read-state/thread',
    summary: 'Mark a thread as read',
    signedIn: true,
    body: markThreadReadSchema,
    answer: null,
  }),
  markReadingRead: route({
    method: 'POST',
    path: '/api/read-state/reading',
    summary: 'Mark a reading as read',
    signedIn: true,
    body: markReadingReadSchema,
    answer: null,
  }),
} as const;
