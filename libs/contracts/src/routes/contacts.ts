import * as z from 'zod';
import { chooseContactSchema, contactSchema } from '../contacts';
import { idSchema } from '../identifiers';
import { route } from './route';

const params = z.strictObject({ personId: idSchema });

/** Whom one does not want to hear from. */
export const contactRoutes = {
  contacts: route({
    method: 'GET',
    path: '/api/account/contacts',
    summary: 'Whom one muted or blocked for oneself',
    signedIn: true,
    answer: z.array(contactSchema),
  }),
  chooseContact: route({
    method: 'PUT',
    path: '/api/account/contacts/:personId',
    summary: 'Mute or block somebody for oneself',
    signedIn: true,
    params,
    body: chooseContactSchema,
    answer: null,
  }),
  forgetContact: route({
    method: 'DELETE',
    path: '/api/account/contacts/:personId',
    summary: 'Hear from somebody again',
    signedIn: true,
    params,
    answer: null,
  }),
} as const;
