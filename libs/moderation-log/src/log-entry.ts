/** What may stand in the open in an entry: nothing that a person wrote or is known by. */
export type LogFact = string | number | boolean | null;

/** SHA-256 of a text as UTF-8, in lower-case hexadecimal. Handed in, so that this library stays without input and output. */
export type Sha256 = (text: string) => string;

/** What an entry says, before it has its place in the chain. */
export interface LogContent {
  readonly groupId: string;
  /** ISO 8601, UTC */
  readonly at: string;
  readonly act: string;
  /** what concerns people, by name: only salted commitments, see `commitTo` */
  readonly commitments: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, LogFact>>;
}

/** One act in the log of a group: numbered from 1 without gaps, sealed together with the seal of the one before. */
export interface LogEntry extends LogContent {
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** The newest entry of a group's log, kept apart from it: without it a log that lost its end would look whole. */
export interface LogHead {
  readonly seq: number;
  readonly hash: string;
}

/** The last entry of a day: published, it holds everything up to it. */
export interface LogRoot extends LogHead {
  /** YYYY-MM-DD, UTC */
  readonly day: string;
}
