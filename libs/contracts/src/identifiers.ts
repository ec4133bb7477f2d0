import * as z from 'zod';

/** Anything stored is named by a UUID. */
export const idSchema = z.uuid();

/** A command is named by its client with a UUIDv7, so that a repeat can be told from a new one. */
export const commandIdSchema = z.uuidv7('A command is named by a UUIDv7.');

/** What counts up with each change: no more than the database's integers hold. */
const countMax = 2_147_483_647;

/** A number in a stream: 0 stands before the first event. */
export const sequenceSchema = z.int().min(0).max(countMax);

/** The version of something that is changed by several: from 1. */
export const versionSchema = z.int().min(1).max(countMax);

/** A moment, ISO 8601 in UTC. */
export const momentSchema = z.iso.datetime();

/** A secret carried by a link: 256 random bits, base64url. */
export const linkTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'The link is not complete.');

/** A person as others see them. */
export const personSchema = z.strictObject({ id: idSchema, displayName: z.string() });
export type Person = z.infer<typeof personSchema>;
