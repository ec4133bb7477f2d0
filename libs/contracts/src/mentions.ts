import * as z from 'zod';
import { memberRoleSchema } from './groups';
import { personSchema } from './identifiers';

/** Whom one can mention here: people whose names begin with what was typed, and roles everybody of whom hears of it. */
export const mentionableSchema = z.strictObject({
  people: z.array(personSchema),
  roles: z.array(memberRoleSchema),
});
export type Mentionable = z.infer<typeof mentionableSchema>;
