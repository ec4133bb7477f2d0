import * as z from 'zod';

/** Why something was refused. Clients switch on the code, never on the message. */
export const errorCodeSchema = z.enum([
  'E_INVALID',
  'E_AUTH',
  'E_CREDENTIALS',
  'E_FORBIDDEN',
  'E_ORIGIN',
  'E_NOT_FOUND',
  'E_METHOD',
  'E_CONFLICT',
  'E_EMAIL_TAKEN',
  'E_PASSWORD_COMMON',
  'E_LAST_OWNER',
  'E_WORDS',
  'E_HELD',
  'E_CLOSED',
  'E_SLOW',
  'E_GONE',
  'E_TOO_LARGE',
  'E_MEDIA_TYPE',
  'E_IMPORT',
  'E_RATE',
  'E_SETUP',
  'E_INTERNAL',
  'E_BUSY',
]);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** Words of a comment that a rule of the group found, with what that rule says about them. */
export const wordFindingSchema = z.strictObject({ words: z.string(), explanation: z.string() });
export type WordFinding = z.infer<typeof wordFindingSchema>;

/** What a refusal looks like at both doors: what was wrong, what to do, and when to try again. */
export const refusalSchema = z.strictObject({
  code: errorCodeSchema,
  message: z.string(),
  /** the input field it is about, as a path: `anchor.span.end` */
  field: z.string().optional(),
  /** a finer code of the same refusal, such as the importer's `IMPORT_NOT_TEXT` */
  reason: z.string().optional(),
  retryAfterSeconds: z.number().optional(),
  requestId: z.string().optional(),
  /** of E_WORDS: which words, and what the rule that found them says */
  findings: z.array(wordFindingSchema).optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;
