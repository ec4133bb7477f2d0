import * as z from 'zod';
import { idSchema } from '../identifiers';
import { limits } from '../limits';
import { searchKindSchema, searchPageSchema, searchWordsSchema } from '../search';
import { pageText, route } from './route';

const pagesMax = Math.ceil(limits.searchPlaces / limits.searchResultsPerPage);

/** Finding what was said and written. */
export const searchRoutes = {
  search: route({
    method: 'GET',
    path: '/api/search',
    shed: 'search',
    summary: 'Find texts and comments in one’s groups, in one group or in one reading',
    signedIn: true,
    query: z.strictObject({
      q: searchWordsSchema,
      kind: searchKindSchema.default('all'),
      groupId: idSchema.optional(),
      readingId: idSchema.optional(),
      page: pageText.pipe(z.int().max(pagesMax, `There are at most ${pagesMax} pages.`)).default(1),
    }),
    answer: searchPageSchema,
  }),
} as const;
