import type { ErrorCode, Refusal } from '@lectern/contracts';

/** What a refusal may say besides its code and message. */
export type RefusalDetails = Partial<Pick<Refusal, 'field' | 'reason' | 'retryAfterSeconds' | 'findings'>>;

/** A refusal with its code, thrown by use cases and doors; both doors turn it into the same answer. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message);
  }
}

/** What a caller may not see does not exist for them: the same words as for something that really is not there. */
export function notFound(): DomainError {
  return new DomainError('E_NOT_FOUND', 'There is nothing here, or it is not for you to see.');
}

/** It exists and may be seen, but this may not be done with it. */
export function forbidden(message = 'Your role does not allow this.'): DomainError {
  return new DomainError('E_FORBIDDEN', message);
}

/** The state it was meant for has changed. */
export function conflict(message: string): DomainError {
  return new DomainError('E_CONFLICT', message);
}

/** The input does not have the shape or size its contract asks for. */
export function invalid(message: string, field?: string): DomainError {
  return new DomainError('E_INVALID', message, { field });
}
