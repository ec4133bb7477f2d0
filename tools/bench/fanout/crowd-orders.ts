/** Where one person of a crowd sits: which server, as whom, in which readings (none: a bare server), writing where. */
export interface Seat {
  readonly base: string;
  readonly cookie: string | null;
  readonly readingIds: readonly string[];
  readonly threadId: string | null;
}

/** What a crowd is told to do. */
export type CrowdOrder =
  | { readonly do: 'open'; readonly seats: readonly Seat[] }
  /** everybody writes as fast as acknowledged */
  | { readonly do: 'burst'; readonly ms: number }
  | { readonly do: 'pace'; readonly ms: number; readonly perSecond: number }
  /** from now on who loses their connection comes back as the product's client does; answers when all were back once */
  | { readonly do: 'come-back' }
  /** counts from nothing again */
  | { readonly do: 'forget' }
  | { readonly do: 'report' }
  | { readonly do: 'close' };

/** What a crowd says when it has done what it was told. */
export interface CrowdReport {
  /** by member: how many comments it was sent */
  readonly comments: readonly number[];
  /** how often somebody's next number was not the next */
  readonly holes: number;
  /** the number of the stream that the one furthest behind has */
  readonly lowestSeq: number;
  /** by comment: from its sending until the last of this crowd had it */
  readonly lastSeenMs: readonly number[];
  /** of a burst or pace: each acknowledgement; of coming back: when each was back */
  readonly tookMs: readonly number[];
  readonly ranMs: number;
  /** why connecting failed, each time it did */
  readonly statuses: readonly string[];
  readonly fault: string | null;
  /** more follows */
  readonly isUnderway: boolean;
}
