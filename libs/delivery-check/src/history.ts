/** When something happened, in milliseconds of one clock for the whole history. */
type Moment = number;

/** A client begins an attempt at a command. Attempts at one command share its `item`. */
export interface Invoked {
  readonly kind: 'invoke';
  readonly at: Moment;
  readonly client: string;
  readonly stream: string;
  /** the client's name for the command, unique for its writer */
  readonly item: string;
}

/** The server said it is done: committed, as number `seq` of the stream. */
export interface Acknowledged {
  readonly kind: 'ok';
  readonly at: Moment;
  readonly client: string;
  readonly stream: string;
  readonly item: string;
  readonly seq: number;
}

/** The server said it was not done and nothing was stored. */
export interface Refused {
  readonly kind: 'fail';
  readonly at: Moment;
  readonly client: string;
  readonly stream: string;
  readonly item: string;
  readonly code: string;
}

/** No answer, or one that leaves open whether it was done. */
export interface LeftOpen {
  readonly kind: 'unknown';
  readonly at: Moment;
  readonly client: string;
  readonly stream: string;
  readonly item: string;
  readonly reason: string;
}

/** From the moment this was committed, the client may hear nothing of the stream beyond `afterSeq`. */
export interface Revoked {
  readonly kind: 'revoked';
  readonly at: Moment;
  readonly client: string;
  readonly stream: string;
  readonly afterSeq: number;
  /** how long later events may still arrive, in milliseconds: 0 where the commit decides, more where a session ends */
  readonly graceMs: number;
}

/** A fault began or ended; the last `healed` starts the clock of convergence. */
export interface Fault {
  readonly kind: 'broken' | 'healed';
  readonly at: Moment;
  readonly what: string;
}

export type OperationEvent = Invoked | Acknowledged | Refused | LeftOpen;
export type HistoryEvent = OperationEvent | Revoked | Fault;

/** An event of a stream as a client was shown it; `content` says what it is about, the same for everyone. */
export interface Shown {
  readonly at: Moment;
  readonly seq: number;
  readonly content: string;
}

/** What one client's copy of one stream came to. */
export interface Replica {
  readonly client: string;
  readonly stream: string;
  /** the number its snapshot stood at; 0 for an empty one */
  readonly since: number;
  /** in the order it applied them */
  readonly applied: readonly Shown[];
  /** everything that reached it, in whatever order and however often */
  readonly arrived: readonly Shown[];
  /** whether it has to have everything in the end; false for one that lost its access or was cut off for good */
  readonly mustConverge: boolean;
}

/** An event as read from the database when all is quiet. */
export interface StoredRow {
  readonly seq: number;
  readonly content: string;
  /** null: not caused by a command of a client */
  readonly item: string | null;
  readonly writer: string | null;
  /** when the server stored it, on the history's clock; undefined where the server's clock was tampered with */
  readonly storedAt?: Moment;
}

/** A stream as read from the database when all is quiet. */
export interface StoredStream {
  readonly stream: string;
  readonly head: number;
  /** by `seq`, ascending */
  readonly rows: readonly StoredRow[];
}

/** Everything the checks look at. */
export interface History {
  /** in the order of `at` */
  readonly events: readonly HistoryEvent[];
  readonly replicas: readonly Replica[];
  readonly stored: readonly StoredStream[];
}
