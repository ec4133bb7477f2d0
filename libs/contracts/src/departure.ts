import * as z from 'zod';
import { momentSchema } from './identifiers';
import { limits } from './limits';

/** Asks for one's account to go; with the password, as nobody else may. */
export const requestDepartureSchema = z.strictObject({
  password: z.string().min(1, 'Must not be empty.').max(limits.passwordBytesMax),
});
export type RequestDeparture = z.infer<typeof requestDepartureSchema>;

/** Whether one's account goes, and when; null: it stays. */
export const departureSchema = z.strictObject({
  departure: z.strictObject({ requestedAt: momentSchema, dueAt: momentSchema }).nullable(),
});
export type Departure = z.infer<typeof departureSchema>;

/** As what one's own data can be had: for programs, and to be read. */
export const ownDataFormatSchema = z.enum(['json', 'html']);
export type OwnDataFormat = z.infer<typeof ownDataFormatSchema>;

/** What the server keeps of somebody, part by part; each row as names and plain values. */
export const ownDataSchema = z.strictObject({
  format: z.literal('lectern-own-data'),
  version: z.literal(1),
  savedAt: momentSchema,
  parts: z.array(
    z.strictObject({
      name: z.string(),
      rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    }),
  ),
});
export type OwnData = z.infer<typeof ownDataSchema>;
