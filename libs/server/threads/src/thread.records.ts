import type {
  AnchorCertainty,
  ImportedFrom,
  MemberRole,
  Person,
  ReactionCount,
  ThreadAudience,
  ThreadKind,
  Visibility,
  WithheldAs,
} from '@lectern/contracts';

/**
 * Where a thread stands on one revision. Without a block it is on the whole reading when it is exact, and otherwise in
 * no place; then `origin` is where it last stood and `suggestionBlockId` the block to look at first.
 */
export interface AnchorRecord {
  readonly blockId: string | null;
  readonly spanStart: number | null;
  readonly spanEnd: number | null;
  readonly quote: string | null;
  readonly certainty: AnchorCertainty;
  readonly suggestionBlockId: string | null;
  readonly originBlockId: string | null;
  readonly originRevision: number | null;
}

/** A thread as stored. */
export interface ThreadRecord {
  readonly id: string;
  readonly readingId: string;
  /** null: everybody who sees the reading */
  readonly audienceId: string | null;
  readonly audience: ThreadAudience;
  readonly moves: number;
  readonly openedBy: Person | null;
  readonly openedAt: Date;
  anchors: readonly AnchorRecord[];
  readonly createdSeq: number;
  commentCount: number;
  lastCommentAt: Date;
  lastCommentSeq: number;
  seq: number;
  kind: ThreadKind;
  answerId: string | null;
  resolvedAt: Date | null;
  resolvedBy: Person | null;
  pinnedAt: Date | null;
  closesAt: Date | null;
  slowSeconds: number | null;
}

/** A comment as stored. */
export interface CommentRecord {
  readonly id: string;
  readonly threadId: string;
  /** as of its thread */
  readonly moves: number;
  readonly parentId: string | null;
  readonly author: Person | null;
  readonly depth: number;
  readonly createdAt: Date;
  readonly createdSeq: number;
  readonly importedFrom: ImportedFrom | null;
  readonly liveSessionId: string | null;
  body: string;
  editedAt: Date | null;
  deletedAt: Date | null;
  /** it counts as deleted because it was withheld, as this; its words are kept elsewhere */
  readonly withheldAs: WithheldAs | null;
  /** its words were put there by a moderator */
  isModerated: boolean;
  /** the number its words were changed by last */
  bodySeq: number;
  reactions: readonly ReactionCount[];
  seq: number;
}

/** What rules and commands need to know of the reading they are for. */
export interface ReadingFacts {
  readonly id: string;
  readonly currentRevisionId: string;
  readonly visibility: Visibility;
  readonly audienceVersion: number;
  /** the set the group chose */
  readonly reactions: readonly string[];
  readonly asksFirstThoughts: boolean;
  readonly closesAt: Date | null;
  readonly slowSeconds: number | null;
}

/** Whose stream a batch of commands is for. */
export interface StreamFacts {
  readonly id: string;
  readonly audience: ThreadAudience;
  /** of notes: whose */
  readonly ownerId: string | null;
}

/** Somebody who gives commands, with their role in the reading's group. */
export interface ActorRecord {
  readonly person: Person;
  readonly role: MemberRole | null;
  /** of a paragraph under first thoughts: they wrote there; of a circle: they are in it */
  readonly hasWritten: boolean;
  /** the live session over the reading whose room they are in */
  readonly liveSessionId: string | null;
  /** when they said something in the reading last, where one waits between two comments */
  readonly saidAt: Date | null;
}

/** Where a thread is: in which reading, and (null: everybody who sees it) for which audience. */
export interface TargetPlace {
  readonly threadId: string;
  readonly readingId: string;
  readonly audienceId: string | null;
  readonly audience: ThreadAudience;
}
