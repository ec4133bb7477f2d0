import * as z from 'zod';
import { momentSchema, personSchema } from './identifiers';

/**
 * What one does not want of somebody. muted: what they write is folded away, and one is told of none of it. blocked:
 * besides they cannot answer or mention one. They are never told.
 */
export const contactKindSchema = z.enum(['muted', 'blocked']);
export type ContactKind = z.infer<typeof contactKindSchema>;

export const chooseContactSchema = z.strictObject({ choice: contactKindSchema });
export type ChooseContact = z.infer<typeof chooseContactSchema>;

/** Somebody one does not want to hear from. */
export const contactSchema = z.strictObject({ person: personSchema, choice: contactKindSchema, since: momentSchema });
export type Contact = z.infer<typeof contactSchema>;
