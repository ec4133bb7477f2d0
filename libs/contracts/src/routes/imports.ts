import * as z from 'zod';
import { idSchema } from '../identifiers';
import { importAddressSchema, importSchema } from '../imports';
import { groupParams, route } from './route';

const importParams = z.strictObject({ importId: idSchema });

/** Files on their way to drafts: each is seen by whoever brought it, and by nobody else. */
export const importRoutes = {
  imports: route({
    method: 'GET',
    path: '/api/groups/:groupId/imports',
    summary: 'One’s own latest imports into a group, the newest first',
    signedIn: true,
    params: groupParams,
    answer: z.array(importSchema),
  }),
  importAddress: route({
    method: 'POST',
    path: '/api/groups/:groupId/imports',
    summary: 'Start a draft from the address of a web page, or of a file on the public web',
    signedIn: true,
    params: groupParams,
    body: importAddressSchema,
    answer: importSchema,
  }),
  import: route({
    method: 'GET',
    path: '/api/imports/:importId',
    summary: 'How far an import is',
    signedIn: true,
    params: importParams,
    answer: importSchema,
  }),
  cancelImport: route({
    method: 'POST',
    path: '/api/imports/:importId/cancel',
    summary: 'Stop an import; one that has ended stays as it is',
    signedIn: true,
    params: importParams,
    answer: importSchema,
  }),
} as const;
