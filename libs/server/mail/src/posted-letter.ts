/** A letter that goes out at most once. Nothing in it is loaded from anywhere, and nothing in it tells who reads it. */
export interface PostedLetter {
  /** stands in its Message-ID, so that whoever gets it twice all the same can tell */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** where one POST stops letters like this (RFC 8058) */
  readonly unsubscribeUrl: string;
}

/** sent: the mail server has it · refused: it has not, try again · unknown: it may have it, do not. */
export type PostOutcome = 'sent' | 'refused' | 'unknown';
