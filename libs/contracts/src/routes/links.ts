import * as z from 'zod';
import { linkTargetsText, shownLinkSchema } from '../links';
import { route } from './route';

/** Links in comments: what they lead to. */
export const linkRoutes = {
  shownLinks: route({
    method: 'GET',
    path: '/api/links',
    summary: 'What links to readings, paragraphs and comments lead to; of what one may not see there is nothing',
    signedIn: false,
    query: z.strictObject({ to: linkTargetsText }),
    answer: z.array(shownLinkSchema),
  }),
} as const;
