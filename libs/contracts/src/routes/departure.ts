import * as z from 'zod';
import { departureSchema, ownDataFormatSchema, requestDepartureSchema } from '../departure';
import { route } from './route';

/** Leaving the server, and what one can take along. */
export const departureRoutes = {
  ownData: route({
    method: 'GET',
    path: '/api/account/data',
    summary: 'Save what the server keeps of oneself, as JSON or to be read',
    signedIn: true,
    query: z.strictObject({ format: ownDataFormatSchema }),
    answer: null,
    file: ['application/json', 'text/html'],
  }),
  departure: route({
    method: 'GET',
    path: '/api/account/departure',
    summary: 'Whether one’s account is to go, and when',
    signedIn: true,
    answer: departureSchema,
  }),
  requestDeparture: route({
    method: 'POST',
    path: '/api/account/departure',
    summary: 'Have one’s account go after a time',
    signedIn: true,
    body: requestDepartureSchema,
    answer: departureSchema,
  }),
  cancelDeparture: route({
    method: 'DELETE',
    path: '/api/account/departure',
    summary: 'Keep one’s account after all',
    signedIn: true,
    answer: departureSchema,
  }),
} as const;
