import * as z from 'zod';
import { idSchema, personSchema } from '../identifiers';
import { limits } from '../limits';
import { mentionableSchema } from '../mentions';
import { readingParams, route } from './route';

/** ids as they stand in an address: with commas in between */
const idsText = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(idSchema).min(1).max(limits.mentionsPerComment));

/** Mentions: whom one can mention, and what the mentioned are called today. */
export const mentionRoutes = {
  mentionable: route({
    method: 'GET',
    path: '/api/readings/:readingId/mentionable',
    summary: 'Whom one can mention here: by the beginning of a name, or which of these people would hear of it',
    signedIn: true,
    params: readingParams,
    query: z.strictObject({
      q: z.string().max(limits.displayNameCharacters).default(''),
      personIds: idsText.optional(),
    }),
    answer: mentionableSchema,
  }),
  mentioned: route({
    method: 'GET',
    path: '/api/readings/:readingId/mentioned',
    summary: 'What people who are mentioned in a reading are called today',
    signedIn: false,
    params: readingParams,
    query: z.strictObject({ personIds: idsText }),
    answer: z.array(personSchema),
  }),
} as const;
