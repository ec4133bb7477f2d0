import * as z from 'zod';
import { idSchema } from '../identifiers';
import { limits } from '../limits';
import {
  decideHeldPostSchema,
  heldPostSchema,
  heldPostsReleasedSchema,
  newWordRuleSchema,
  postingRulesSchema,
  postingSettingsSchema,
  releaseHeldPostsSchema,
  tryWordsSchema,
  wordRuleSchema,
  wordsTriedSchema,
} from '../moderation/posting';
import { groupParams, route } from './route';

/** What a group does before a comment goes up, and what waits there. */
export const postingRoutes = {
  postingRules: route({
    method: 'GET',
    path: '/api/groups/:groupId/posting',
    summary: 'What a group does before a comment goes up',
    signedIn: true,
    params: groupParams,
    answer: postingRulesSchema,
  }),
  updatePosting: route({
    method: 'PUT',
    path: '/api/groups/:groupId/posting',
    summary: 'Say whose comments wait for a moderator',
    signedIn: true,
    params: groupParams,
    body: postingSettingsSchema,
    answer: null,
  }),
  addWordRule: route({
    method: 'POST',
    path: '/api/groups/:groupId/word-rules',
    summary: 'Add a rule about words',
    signedIn: true,
    params: groupParams,
    body: newWordRuleSchema,
    answer: wordRuleSchema,
  }),
  removeWordRule: route({
    method: 'DELETE',
    path: '/api/groups/:groupId/word-rules/:ruleId',
    summary: 'Remove a rule about words',
    signedIn: true,
    params: z.strictObject({ groupId: idSchema, ruleId: idSchema }),
    answer: null,
  }),
  tryWords: route({
    method: 'POST',
    path: '/api/groups/:groupId/word-rules/try',
    summary: 'Hold a text against the rules about words, and against one that is not added yet',
    signedIn: true,
    params: groupParams,
    body: tryWordsSchema,
    bodyBytes: limits.socketFrameBytes,
    answer: wordsTriedSchema,
  }),
  heldPosts: route({
    method: 'GET',
    path: '/api/groups/:groupId/held-posts',
    summary: 'Comments that wait: for who moderates all of them, for everybody else their own',
    signedIn: true,
    params: groupParams,
    answer: z.array(heldPostSchema),
  }),
  releaseHeldPosts: route({
    method: 'POST',
    path: '/api/groups/:groupId/held-posts/release',
    summary: 'Undo what the rules held in a period: let all of it up that still waits',
    signedIn: true,
    params: groupParams,
    body: releaseHeldPostsSchema,
    answer: heldPostsReleasedSchema,
  }),
  decideHeldPost: route({
    method: 'POST',
    path: '/api/groups/:groupId/held-posts/:postId/decision',
    summary: 'Let a comment that waits go up, or refuse it with a reason',
    signedIn: true,
    params: z.strictObject({ groupId: idSchema, postId: idSchema }),
    body: decideHeldPostSchema,
    answer: null,
  }),
} as const;
