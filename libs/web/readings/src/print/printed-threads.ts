import type { Comment, Reading, Thread } from '@lectern/contracts';
import { threadTree, type CommentNode } from '@lectern/domain';

/** A comment of a printed thread with how deep it stands among the answers. */
export interface PrintedComment {
  readonly comment: Comment;
  readonly depth: number;
}

/** A thread as it is printed at its place. */
export interface PrintedThread {
  readonly thread: Thread;
  /** counted through the whole text, as the note in it is numbered */
  readonly number: number;
  readonly quote: string | null;
  readonly comments: readonly PrintedComment[];
}

/** The threads of a reading by where they are printed: a block's id, `whole` or `nowhere`; numbered in the order of the text. */
export function printedThreads(
  { blocks, threads }: Pick<Reading, 'blocks' | 'threads'>,
  comments: readonly Comment[],
): ReadonlyMap<string, readonly PrintedThread[]> {
  const ofThread = Map.groupBy(comments, ({ threadId }) => threadId);
  const byPlace = Map.groupBy(
    threads.filter(({ commentCount }) => commentCount > 0),
    ({ anchors: [anchor] }) => anchor?.blockId ?? (anchor?.isWhole ? 'whole' : 'nowhere'),
  );
  const printed = new Map<string, readonly PrintedThread[]>();
  let number = 0;
  for (const place of ['whole', ...blocks.map(({ id }) => id), 'nowhere']) {
    const here = byPlace.get(place) ?? [];
    if (here.length === 0) continue;
    printed.set(
      place,
      here.map((thread) => ({
        thread,
        number: (number += 1),
        quote: thread.anchors[0]?.quote ?? null,
        comments: flattened(threadTree(ofThread.get(thread.id) ?? [])),
      })),
    );
  }
  return printed;
}

function flattened(nodes: readonly CommentNode[], depth = 0): PrintedComment[] {
  return nodes.flatMap(({ comment, answers }) => [{ comment, depth }, ...flattened(answers, depth + 1)]);
}
