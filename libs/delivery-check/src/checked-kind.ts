/** What an event is about, whoever tells of it. */
export interface Subject {
  readonly type: string;
  /** the id of what it is about: of a command, where that made it */
  readonly about: string | null;
  /** whether it can happen to that only once, so that a second one is a duplicate */
  readonly isOnce: boolean;
}

/**
 * How the events of one kind of stream are recognised. All the checks need to know of a kind: an event as a
 * client is shown it and the row it is stored as must come to the same subject.
 */
export interface CheckedKind<Event, Row> {
  ofEvent(event: Event): Subject;
  ofRow(row: Row): Subject;
}

/** A subject in words, the same for the same thing: what can happen again is told apart by its number. */
export function contentOf({ type, about, isOnce }: Subject, seq: number, nameOf: (id: string) => string): string {
  return [type, about === null ? '' : nameOf(about), isOnce ? '' : `at ${seq}`].filter(Boolean).join(' ');
}
