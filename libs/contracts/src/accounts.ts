import * as z from 'zod';
import { idSchema, linkTokenSchema, momentSchema } from './identifiers';
import { limits } from './limits';
import { isStorable, singleLine } from './text';

/** An e-mail address as a browser would accept it, lower-cased: one person, one address. */
export const emailSchema = z
  .string()
  .trim()
  .max(limits.emailCharacters)
  .transform((address) => address.toLowerCase())
  .pipe(z.email('Not an e-mail address.'));

/** A password is taken exactly as typed; only its length is judged here. */
export const newPasswordSchema = z
  .string()
  .min(limits.passwordCharactersMin, `At least ${limits.passwordCharactersMin} characters.`)
  .max(limits.passwordBytesMax)
  .refine((text) => new TextEncoder().encode(text).length <= limits.passwordBytesMax, 'Too long.')
  .refine(isStorable, 'Contains a character that cannot be stored.');

const typedPasswordSchema = z.string().min(1, 'Must not be empty.').max(limits.passwordBytesMax);

export const displayNameSchema = singleLine(limits.displayNameCharacters);

export const registerSchema = z.strictObject({
  email: emailSchema,
  displayName: displayNameSchema,
  password: newPasswordSchema,
  /** needed where the server lets only invited people register */
  invitationToken: linkTokenSchema.optional(),
});
export type Register = z.infer<typeof registerSchema>;

/** The first owner of a fresh server, by the one-time link in its log. */
export const setupSchema = registerSchema.omit({ invitationToken: true }).extend({ token: linkTokenSchema });
export type Setup = z.infer<typeof setupSchema>;

export const signInSchema = z.strictObject({ email: emailSchema, password: typedPasswordSchema });
export type SignIn = z.infer<typeof signInSchema>;

export const changePasswordSchema = z.strictObject({
  currentPassword: typedPasswordSchema,
  newPassword: newPasswordSchema,
});
export type ChangePassword = z.infer<typeof changePasswordSchema>;

/** Asks for a letter with a link to a new password. The answer is the same whether the address has an account or not. */
export const requestPasswordResetSchema = z.strictObject({ email: emailSchema });
export type RequestPasswordReset = z.infer<typeof requestPasswordResetSchema>;

export const resetPasswordSchema = z.strictObject({ token: linkTokenSchema, password: newPasswordSchema });
export type ResetPassword = z.infer<typeof resetPasswordSchema>;

export const updateAccountSchema = z.strictObject({ displayName: displayNameSchema });
export type UpdateAccount = z.infer<typeof updateAccountSchema>;

/** One's own account, as only oneself sees it. */
export const accountSchema = z.strictObject({
  id: idSchema,
  email: z.string(),
  displayName: z.string(),
  createdAt: momentSchema,
});
export type Account = z.infer<typeof accountSchema>;

/** Who is signed in here (null: nobody) and what this server allows those who are not. */
export const currentAccountSchema = z.strictObject({
  account: accountSchema.nullable(),
  registration: z.enum(['open', 'invited', 'setup']),
});
export type CurrentAccount = z.infer<typeof currentAccountSchema>;

/** A place where one is signed in. */
export const signedInSessionSchema = z.strictObject({
  id: idSchema,
  isCurrent: z.boolean(),
  signedInAt: momentSchema,
  lastSeenAt: momentSchema,
  userAgent: z.string(),
  /** this browser is told by push */
  isPushedTo: z.boolean(),
});
export type SignedInSession = z.infer<typeof signedInSessionSchema>;
