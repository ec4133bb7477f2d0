import type { ErrorCode, Refusal } from '@lectern/contracts';
import type { z } from 'zod';
import { DomainError } from './domain-error';

/** The one table from code to HTTP status. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  E_INVALID: 400,
  E_PASSWORD_COMMON: 400,
  E_AUTH: 401,
  E_CREDENTIALS: 401,
  E_FORBIDDEN: 403,
  E_ORIGIN: 403,
  E_NOT_FOUND: 404,
  E_METHOD: 405,
  E_CONFLICT: 409,
  E_EMAIL_TAKEN: 409,
  E_LAST_OWNER: 409,
  E_SETUP: 409,
  E_HELD: 409,
  E_CLOSED: 409,
  E_GONE: 410,
  E_TOO_LARGE: 413,
  E_MEDIA_TYPE: 415,
  E_IMPORT: 422,
  E_WORDS: 422,
  E_RATE: 429,
  E_SLOW: 429,
  E_INTERNAL: 500,
  E_BUSY: 503,
};

/** What both doors answer for anything thrown. `isOurFault` asks the door to log it. */
export function refusalOf(error: unknown): { refusal: Refusal; isOurFault: boolean } {
  if (error instanceof DomainError) {
    return {
      refusal: { code: error.code, message: error.message, ...error.details },
      isOurFault: error.code === 'E_INTERNAL',
    };
  }
  const codes = databaseCodesOf(error);
  if (codes.some(isPassing) || isLostConnection(error)) {
    return {
      refusal: { code: 'E_BUSY', message: 'The server is busy. Try again in a moment.', retryAfterSeconds: 2 },
      isOurFault: true,
    };
  }
  if (codes.some(isTaken)) {
    return {
      refusal: { code: 'E_CONFLICT', message: 'This name was given to something else already. Take a new one.' },
      isOurFault: false,
    };
  }
  return {
    refusal: { code: 'E_INTERNAL', message: 'Something went wrong on the server. Nothing was stored.' },
    isOurFault: true,
  };
}

/** Parses an input by its contract, or refuses it with the first field that is wrong. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') || undefined;
  const message =
    issue?.code === 'unrecognized_keys'
      ? `Unknown field ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}.`
      : issue?.message;
  throw new DomainError('E_INVALID', `${field ? `${field}: ` : ''}${message ?? 'Not understood.'}`.slice(0, 500), {
    field: field?.slice(0, 200),
  });
}

/** The SQLSTATEs and Prisma codes of an error of the database, found through its causes. */
function databaseCodesOf(error: unknown): string[] {
  const codes: unknown[] = [];
  for (let cause: unknown = error, depth = 0; cause !== null && typeof cause === 'object' && depth < 5; depth += 1) {
    const candidate = cause as {
      code?: unknown;
      originalCode?: unknown;
      cause?: unknown;
      meta?: { driverAdapterError?: unknown };
    };
    codes.push(candidate.originalCode, candidate.code);
    cause = candidate.cause ?? candidate.meta?.driverAdapterError;
  }
  return codes.filter((code) => typeof code === 'string');
}

/** Whether something of that name is there already: a unique constraint, told by Prisma or by PostgreSQL. */
function isTaken(code: string): boolean {
  return code === 'P2002' || code === '23505';
}

/**
 * Whether the fault passes by itself: connections (SQLSTATE 08, 57P), deadlock and serialisation
 * (40), lock and statement time-outs (55P03, 57014), out of resources (53), Prisma's own time-outs.
 */
function isPassing(code: string): boolean {
  return /^(08...|40...|53...|55P03|57...|P1001|P1002|P1008|P1017|P2024|P2028|P2034|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(
    code,
  );
}

/**
 * Whether the connection to the database broke, which the driver tells without a code. What was being
 * done may be stored or not, so this must not be said to be an internal fault that stored nothing.
 */
function isLostConnection(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    if (
      /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
        cause.message,
      )
    )
      return true;
    cause = cause.cause;
  }
  return false;
}
