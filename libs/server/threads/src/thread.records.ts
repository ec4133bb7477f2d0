import type { AnchorCertainty, MemberRole, Person, Visibility } from '@lectern/contracts';

/** Where a thread stands on the reading's present revision. */
export interface AnchorRecord {
  readonly blockId: string | null;
  readonly spanStart: number | null;
  readonly spanEnd: number | null;
  readonly quote: string | null;
  readonly certainty: AnchorCertainty;
}

/** A thread as stored. */
export interface ThreadRecord {
  readonly id: string;
  readonly readingId: string;
  readonly openedBy: Person | null;
  readonly openedAt: Date;
  readonly anchors: readonly AnchorRecord[];
  readonly createdSeq: number;
  commentCount: number;
  lastCommentAt: Date;
  lastCommentSeq: number;
  seq: number;
}

/** A comment as stored. */
export interface CommentRecord {
  readonly id: string;
  readonly threadId: string;
  readonly parentId: string | null;
  readonly author: Person | null;
  readonly depth: number;
  readonly createdAt: Date;
  readonly createdSeq: number;
  body: string;
  editedAt: Date | null;
  deletedAt: Date | null;
  seq: number;
}

/** What rules and commands need to know of the reading they are for. */
export interface ReadingFacts {
  readonly id: string;
  readonly currentRevisionId: string;
  readonly visibility: Visibility;
  readonly audienceVersion: number;
}

/** Somebody who gives commands, with their role in the reading's group. */
export interface ActorRecord {
  readonly person: Person;
  readonly role: MemberRole | null;
}
