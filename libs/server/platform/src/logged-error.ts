/** What of an error goes into the log: where it happened, and no more of what it says than its first lines. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack: string;
  readonly cause?: LoggedError;
}

const messageCharacters = 300;
const causesMax = 3;

/** Makes of an error what may be logged. The database's errors carry values in fields of their own, which stay out. */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: String(error).slice(0, messageCharacters), stack: '' };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message.slice(0, messageCharacters),
    ...(typeof code === 'string' ? { code } : {}),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(error.cause === undefined || depth >= causesMax ? {} : { cause: loggedError(error.cause, depth + 1) }),
  };
}
