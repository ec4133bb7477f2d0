import type { Refusal } from '@lectern/contracts';

/** The server understood and said no; switch on `refusal.code`. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(
    readonly refusal: Refusal,
    readonly status: number,
  ) {
    super(`${refusal.code}: ${refusal.message}`);
  }
}

/** There was no connection to the server, or it did not answer in time. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** The server answered something the contract does not know, as a newer version of it might. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
}

/** Whether what was thrown is a refusal with one of the given codes. */
export function isRefusal(fault: unknown, ...codes: Refusal['code'][]): fault is RefusedError {
  return fault instanceof RefusedError && (codes.length === 0 || codes.includes(fault.refusal.code));
}
