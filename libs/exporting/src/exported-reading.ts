import type { Block, Comment, ReactionCount, ReadingSummary, RevisionRef, Thread } from '@lectern/contracts';

/** A reading with everything said about it, as one who may see it sees it now. */
export interface ExportedReading {
  readonly reading: Pick<ReadingSummary, 'id' | 'title' | 'authors' | 'date' | 'language' | 'source'>;
  readonly groupName: string;
  readonly revision: RevisionRef;
  readonly blocks: readonly Block[];
  readonly threads: readonly Thread[];
  /** of all threads, in any order */
  readonly comments: readonly Comment[];
  /** `data:` addresses of pictures in comments by their ids, where they are to be in the file */
  readonly pictures?: ReadonlyMap<string, string>;
  readonly exportedAt: string;
}

/** Threads by where they stand: the first block of each, the whole reading, or no place. */
export interface ThreadsByPlace {
  readonly whole: readonly Thread[];
  readonly nowhere: readonly Thread[];
  readonly at: ReadonlyMap<string, readonly Thread[]>;
}

/** Sorts threads to their places; each thread stands once. */
export function threadsByPlace(threads: readonly Thread[]): ThreadsByPlace {
  const at = new Map<string, Thread[]>();
  const whole: Thread[] = [];
  const nowhere: Thread[] = [];
  for (const thread of threads) {
    const blockId = thread.anchors.find((anchor) => anchor.blockId !== null)?.blockId;
    if (blockId) at.set(blockId, [...(at.get(blockId) ?? []), thread]);
    else if (thread.anchors.some((anchor) => anchor.isWhole)) whole.push(thread);
    else nowhere.push(thread);
  }
  return { whole, nowhere, at };
}

/** The name a comment is shown under: who wrote it, even if somebody else brought it in. */
export function authorName(comment: Comment): string {
  return comment.importedFrom?.author ?? comment.author?.displayName ?? '';
}

/** When a comment's words were changed last, wherever that was; null: never. */
export function changedAt(comment: Comment): string | null {
  return comment.editedAt ?? comment.importedFrom?.editedAt ?? null;
}

/** What people put to a comment, here and where it was brought from, in one order whoever asks. */
export function reactionsTo({ reactions, importedFrom }: Comment): ReactionCount[] {
  const counts = new Map<ReactionCount['reaction'], number>();
  for (const { reaction, count } of [...(importedFrom?.reactions ?? []), ...reactions])
    counts.set(reaction, (counts.get(reaction) ?? 0) + count);
  return [...counts]
    .map(([reaction, count]) => ({ reaction, count }))
    .sort((a, b) => (a.reaction < b.reaction ? -1 : 1));
}

/** When a comment was written, wherever that was. */
export function writtenAt(comment: Comment): string {
  return comment.importedFrom?.createdAt ?? comment.createdAt;
}
