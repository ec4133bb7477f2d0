import * as z from 'zod';
import { idSchema, momentSchema, sequenceSchema } from '../identifiers';
import {
  markNotificationsReadSchema,
  notificationLevelsSchema,
  notificationPageSchema,
  setNotificationLevelSchema,
} from '../notifications/notifications';
import { pushHereSchema, setPushSchema } from '../notifications/push';
import { notificationSettingsSchema } from '../notifications/settings';
import { route, tokenParams } from './route';

/** What one is told, and of what one wants to be told. */
export const notificationRoutes = {
  notifications: route({
    method: 'GET',
    path: '/api/notifications',
    summary: 'What one was told, the newest first',
    signedIn: true,
    query: z.strictObject({ of: z.enum(['all', 'unread']).default('all'), before: momentSchema.optional() }),
    answer: notificationPageSchema,
  }),
  markNotificationsRead: route({
    method: 'POST',
    path: '/api/notifications/read',
    summary: 'Mark what one was told as read',
    signedIn: true,
    body: markNotificationsReadSchema,
    answer: z.strictObject({ unreadCount: z.int(), head: sequenceSchema }),
  }),
  notificationLevels: route({
    method: 'GET',
    path: '/api/notifications/levels',
    summary: 'Of what one is told in each of one’s groups',
    signedIn: true,
    answer: notificationLevelsSchema,
  }),
  setNotificationLevel: route({
    method: 'PUT',
    path: '/api/notifications/levels',
    summary: 'Say of what one wants to be told in a group or a reading',
    signedIn: true,
    body: setNotificationLevelSchema,
    answer: null,
  }),
  notificationSettings: route({
    method: 'GET',
    path: '/api/notifications/settings',
    summary: 'How one wants to be told besides the page',
    signedIn: true,
    answer: notificationSettingsSchema.nullable(),
  }),
  changeNotificationSettings: route({
    method: 'PUT',
    path: '/api/notifications/settings',
    summary: 'Say how one wants to be told besides the page',
    signedIn: true,
    body: notificationSettingsSchema,
    answer: null,
  }),
  pushHere: route({
    method: 'GET',
    path: '/api/push',
    summary: 'Whether this browser is told by push',
    signedIn: true,
    answer: pushHereSchema,
  }),
  setPush: route({
    method: 'PUT',
    path: '/api/push',
    summary: 'Tell this browser by push, until one signs out of it',
    signedIn: true,
    body: setPushSchema,
    answer: null,
  }),
  endPush: route({
    method: 'DELETE',
    path: '/api/push/:sessionId',
    summary: 'Tell a browser one is signed in with no more by push',
    signedIn: true,
    params: z.strictObject({ sessionId: idSchema }),
    answer: null,
  }),
  unsubscribe: route({
    method: 'POST',
    path: '/api/letters/unsubscribe/:token',
    summary: 'Stop the letters of whom this link was sent to, in one click (RFC 8058)',
    signedIn: false,
    fromAnywhere: true,
    params: tokenParams,
    answer: null,
  }),
} as const;
