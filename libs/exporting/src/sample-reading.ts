import type { Anchor, Block, Comment, Thread } from '@lectern/contracts';
import type { ExportedReading } from './exported-reading';

const at = '2026-01-02T03:04:05.000Z';
const ada = { id: '00000000-0000-4000-8000-000000000001', displayName: 'Ada' };

/** A block for the tests of this library; `n` names it. */
export function sampleBlock(n: number, text: string, changes: Partial<Block> = {}): Block {
  return {
    id: `00000000-0000-4000-8000-0000000001${n.toString().padStart(2, '0')}`,
    number: n,
    kind: 'paragraph',
    text,
    marks: [],
    ...changes,
  };
}

/** An anchor on the whole reading, unless said otherwise. */
export function sampleAnchor(changes: Partial<Anchor> = {}): Anchor {
  return {
    blockId: null,
    isWhole: changes.blockId === undefined && changes.certainty === undefined,
    span: null,
    quote: changes.span?.quote ?? null,
    certainty: 'exact',
    suggestedBlockId: null,
    lastPlace: null,
    ...changes,
  };
}

/** A comment; `seq` names it and the thread it opens. */
export function sampleComment(seq: number, body: string | null, changes: Partial<Comment> = {}): Comment {
  const id = commentId(seq);
  return {
    id,
    threadId: id,
    parentId: null,
    author: body === null ? null : ada,
    body,
    createdAt: at,
    editedAt: null,
    isDeleted: body === null,
    withheldAs: null,
    reactions: [],
    importedFrom: null,
    isModerated: false,
    liveSessionId: null,
    createdSeq: seq,
    seq,
    moves: 0,
    ...changes,
  };
}

/** The id of the comment with that number. */
export function commentId(seq: number): string {
  return `00000000-0000-7000-8000-0000000002${seq.toString().padStart(2, '0')}`;
}

/** A reading with these blocks, a thread for each comment that opens one, standing on its anchor. */
export function sampleReading(
  blocks: readonly Block[],
  comments: readonly Comment[],
  anchors: Readonly<Record<string, Anchor>> = {},
): ExportedReading {
  const threads = comments
    .filter(({ id, threadId }) => id === threadId)
    .map(({ id, createdSeq }): Thread => ({
      id,
      readingId: '00000000-0000-4000-8000-000000000009',
      audience: 'group',
      streamId: '00000000-0000-4000-8000-000000000009',
      moves: 0,
      kind: 'comment',
      answerId: null,
      resolved: null,
      isPinned: false,
      closesAt: null,
      slowSeconds: null,
      anchors: [anchors[id] ?? sampleAnchor()],
      openedBy: ada,
      openedAt: at,
      commentCount: 1,
      lastCommentAt: at,
      lastCommentSeq: createdSeq,
      createdSeq,
      seq: createdSeq,
    }));
  return {
    reading: {
      id: '00000000-0000-4000-8000-000000000009',
      title: 'On lamps',
      authors: ['A. Writer'],
      date: '2026-01-01',
      language: 'en',
      source: null,
    },
    groupName: 'Circle',
    revision: { id: '00000000-0000-4000-8000-000000000008', number: 1, publishedAt: at },
    blocks,
    threads,
    comments,
    exportedAt: at,
  };
}
