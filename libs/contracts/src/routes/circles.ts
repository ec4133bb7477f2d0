import { circlesSchema, dealCirclesSchema, dissolveCirclesSchema, placeInCircleSchema } from '../circles';
import { readingParams, route } from './route';

/** Circles: a reading discussed by a few people at a time. */
export const circleRoutes = {
  circles: route({
    method: 'GET',
    path: '/api/readings/:readingId/circles',
    summary: 'The circle one is in; for who leads all circles of a reading',
    signedIn: false,
    params: readingParams,
    answer: circlesSchema,
  }),
  dealCircles: route({
    method: 'POST',
    path: '/api/readings/:readingId/circles',
    summary: 'Deal people into circles, or make empty ones',
    signedIn: true,
    params: readingParams,
    body: dealCirclesSchema,
    answer: circlesSchema,
  }),
  placeInCircle: route({
    method: 'PUT',
    path: '/api/readings/:readingId/circles/people',
    summary: 'Put somebody into a circle',
    signedIn: true,
    params: readingParams,
    body: placeInCircleSchema,
    answer: circlesSchema,
  }),
  dissolveCircles: route({
    method: 'POST',
    path: '/api/readings/:readingId/circles/dissolve',
    summary: 'End the circles of a reading',
    signedIn: true,
    params: readingParams,
    body: dissolveCirclesSchema,
    answer: circlesSchema,
  }),
} as const;
