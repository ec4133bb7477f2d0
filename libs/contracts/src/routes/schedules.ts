import * as z from 'zod';
import { idSchema } from '../identifiers';
import {
  calendarAddressSchema,
  calendarScopeSchema,
  calendarsSchema,
  changeScheduleSchema,
  comingPortionSchema,
  daySchema,
  markPortionSchema,
  scheduleSchema,
} from '../schedules/schedules';
import { groupParams, readingParams, route, tokenParams } from './route';

/** Reading over weeks: portions with their days, one's own progress, and calendars of them. */
export const scheduleRoutes = {
  schedule: route({
    method: 'GET',
    path: '/api/readings/:readingId/schedule',
    summary: 'The portions a reading is read in',
    signedIn: false,
    params: readingParams,
    answer: scheduleSchema,
  }),
  changeSchedule: route({
    method: 'PUT',
    path: '/api/readings/:readingId/schedule',
    summary: 'Set the portions a reading is read in',
    signedIn: true,
    params: readingParams,
    body: changeScheduleSchema,
    answer: scheduleSchema,
  }),
  markPortion: route({
    method: 'PUT',
    path: '/api/portions/:portionId/progress',
    summary: 'Say whether one has read a portion',
    signedIn: true,
    params: z.strictObject({ portionId: idSchema }),
    body: markPortionSchema,
    answer: null,
  }),
  comingPortions: route({
    method: 'GET',
    path: '/api/groups/:groupId/portions',
    summary: 'What a group reads now and next',
    signedIn: false,
    params: groupParams,
    query: z.strictObject({ from: daySchema }),
    answer: z.array(comingPortionSchema),
  }),
  calendars: route({
    method: 'GET',
    path: '/api/calendars',
    summary: 'Of which groups one has a calendar with an address',
    signedIn: true,
    answer: calendarsSchema,
  }),
  createCalendar: route({
    method: 'POST',
    path: '/api/calendars',
    summary: 'Make a secret address for a calendar; the one before stops working',
    signedIn: true,
    body: calendarScopeSchema,
    answer: calendarAddressSchema,
  }),
  revokeCalendar: route({
    method: 'POST',
    path: '/api/calendars/revoke',
    summary: 'Take the address of a calendar back',
    signedIn: true,
    body: calendarScopeSchema,
    answer: null,
  }),
  calendarFile: route({
    method: 'GET',
    path: '/api/calendars/:token',
    summary: 'A calendar, for programs that have its address',
    signedIn: false,
    params: tokenParams,
    answer: null,
    file: ['text/calendar'],
  }),
} as const;
