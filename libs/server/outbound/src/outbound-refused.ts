/** Why an address was not fetched. */
export type OutboundRefusal =
  | 'ADDRESS_NOT_ALLOWED'
  | 'ADDRESS_UNREACHABLE'
  | 'ADDRESS_TOO_SLOW'
  | 'ADDRESS_TOO_LARGE'
  | 'ADDRESS_NOT_FOUND'
  | 'ADDRESS_WRONG_TYPE'
  | 'ADDRESS_REDIRECTS';

/** An address that was not fetched, with a sentence that tells nothing about the network the server stands in. */
export class OutboundRefused extends Error {
  constructor(
    readonly code: OutboundRefusal,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
