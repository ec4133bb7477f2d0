import * as z from 'zod';
import { idSchema, momentSchema } from '../identifiers';
import { limits } from '../limits';

/** bytes of a browser's key (an uncompressed point of P-256) and of its secret, in base64url */
const keyPattern = /^B[A-Za-z0-9_-]{86}$/;
const secretPattern = /^[A-Za-z0-9_-]{22}$/;

/** Tells this browser by push: where its push service takes messages for it, and how much is shown in them. */
export const setPushSchema = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/, error: 'The address of a push service.' }).max(limits.addressCharacters),
  keys: z.strictObject({
    p256dh: z.string().regex(keyPattern, 'Not a key of a browser.'),
    auth: z.string().regex(secretPattern, 'Not a secret of a browser.'),
  }),
  /** who wrote where and the first words, instead of only that there is something */
  showsWords: z.boolean(),
});
export type SetPush = z.infer<typeof setPushSchema>;

/** Whether the browser that asks is told by push, and the key by which it knows this server. */
export const pushHereSchema = z.strictObject({
  publicKey: z.string(),
  sessionId: idSchema,
  here: z.strictObject({ endpoint: z.string(), showsWords: z.boolean(), since: momentSchema }).nullable(),
});
export type PushHere = z.infer<typeof pushHereSchema>;

/** What is pushed, encrypted for the browser; its service worker shows it. */
export const pushMessageSchema = z.strictObject({
  title: z.string(),
  body: z.string(),
  /** of several with one tag the last is shown */
  tag: z.string(),
  /** where a click leads, on this server */
  path: z.string(),
});
export type PushMessage = z.infer<typeof pushMessageSchema>;
