import * as z from 'zod';
import { idSchema } from '../identifiers';
import { limits } from '../limits';
import { pictureSchema } from '../pictures';
import { readingParams, route } from './route';

/** Pictures: given for a comment, and shown to whoever may see what they stand in. */
export const pictureRoutes = {
  uploadPicture: route({
    method: 'POST',
    path: '/api/readings/:readingId/pictures',
    summary:
      'Gives a picture (PNG, JPEG, WebP or GIF) for one’s own comments in a reading; it is made anew without metadata',
    signedIn: true,
    params: readingParams,
    bytes: true,
    bodyBytes: limits.pictureBytes,
    answer: pictureSchema,
  }),
  picture: route({
    method: 'GET',
    path: '/api/pictures/:pictureId',
    summary: 'A picture, for whoever may see what it stands in; what it stands in is asked each time',
    signedIn: false,
    params: z.strictObject({ pictureId: idSchema }),
    file: ['image/webp'],
    answer: null,
  }),
} as const;
