import type { Anchor, Comment, Thread } from '@lectern/contracts';
import { threadTree, type CommentNode } from '@lectern/domain';
import { authorName, changedAt, reactionsTo, writtenAt, type ExportedReading } from '../exported-reading';
import { ReadingText } from './reading-text';
import { context, own } from './vocabulary';

type Json = Readonly<Record<string, unknown>>;

const contextCharacters = 32;

/** The threads as a W3C Web Annotation collection: an annotation for each comment, from which `fromJsonLd` makes them again. */
export function toJsonLd(exported: ExportedReading): string {
  const { reading, revision, threads, comments, exportedAt } = exported;
  const source = `urn:uuid:${reading.id}`;
  const byThread = Map.groupBy(comments, ({ threadId }) => threadId);
  const targets = new Targets(exported, source);
  const items = threads.flatMap((thread) =>
    annotationsOf(thread, threadTree(byThread.get(thread.id) ?? []), targets.of(thread)),
  );
  const collection: Json = {
    '@context': context,
    id: `urn:uuid:${revision.id}`,
    type: 'AnnotationCollection',
    label: reading.title,
    generated: exportedAt,
    total: items.length,
    first: { id: `urn:uuid:${revision.id}#page-1`, type: 'AnnotationPage', startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function annotationsOf(thread: Thread, roots: readonly CommentNode[], targets: readonly Json[]): Json[] {
  const [first, ...answersToThread] = roots;
  if (!first) return [];
  const opening = annotation(first.comment, { ...stateOf(thread, roots), target: targets });
  return [
    opening,
    ...first.answers.flatMap((node) => replies(node, first.comment)),
    ...answersToThread.flatMap((node) => [
      annotation(node.comment, {
        motivation: 'replying',
        target: nameOf(first.comment),
        [own.answers]: 'thread',
      }),
      ...node.answers.flatMap((answer) => replies(answer, node.comment)),
    ]),
  ];
}

/** What is said of a thread as such, with its opening annotation. */
function stateOf({ kind, answerId, resolved, isPinned, closesAt }: Thread, roots: readonly CommentNode[]): Json {
  const answer = answerId === null ? null : commentIn(roots, answerId);
  return {
    motivation: kind === 'question' ? 'questioning' : 'commenting',
    ...(answer === null ? {} : { [own.answeredBy]: nameOf(answer) }),
    ...(resolved === null ? {} : { [own.settled]: true }),
    ...(isPinned ? { [own.pinned]: true } : {}),
    ...(closesAt === null ? {} : { [own.closesAt]: closesAt }),
  };
}

function commentIn(nodes: readonly CommentNode[], id: string): Comment | null {
  for (const { comment, answers } of nodes) {
    const found = comment.id === id ? comment : commentIn(answers, id);
    if (found) return found;
  }
  return null;
}

function replies({ comment, answers }: CommentNode, parent: Comment): Json[] {
  return [
    annotation(comment, { motivation: 'replying', target: nameOf(parent) }),
    ...answers.flatMap((node) => replies(node, comment)),
  ];
}

function annotation(comment: Comment, about: Json): Json {
  const author = authorName(comment);
  const modified = changedAt(comment);
  const reactions = reactionsTo(comment);
  return {
    id: nameOf(comment),
    type: 'Annotation',
    ...about,
    ...(author ? { creator: { type: 'Person', name: author } } : {}),
    created: writtenAt(comment),
    ...(modified === null ? {} : { modified }),
    ...(comment.body === null
      ? { [own.deleted]: true }
      : { body: { type: 'TextualBody', value: comment.body, format: 'text/markdown' } }),
    ...(reactions.length === 0
      ? {}
      : {
          [own.reactions]: reactions.map(({ reaction, count }) => ({ [own.reaction]: reaction, [own.count]: count })),
        }),
  };
}

/** A comment brought in keeps the name it came with. */
function nameOf({ id, importedFrom }: Comment): string {
  return importedFrom?.id ?? `urn:uuid:${id}`;
}

/** What threads stand on, as selectors. */
class Targets {
  private readonly text: ReadingText;
  private readonly indexOf: ReadonlyMap<string, number>;

  constructor(
    private readonly exported: ExportedReading,
    private readonly source: string,
  ) {
    this.text = new ReadingText(exported.blocks.map(({ text }) => text));
    this.indexOf = new Map(exported.blocks.map(({ id }, index) => [id, index]));
  }

  of({ anchors }: Thread): Json[] {
    return anchors.map((anchor) => {
      const base = { type: 'SpecificResource', source: this.source, [own.certainty]: anchor.certainty };
      return { ...base, ...this.selectors(anchor) };
    });
  }

  private selectors({ blockId, span, quote }: Anchor): Json {
    const blockIndex = blockId === null ? undefined : this.indexOf.get(blockId);
    const block = blockIndex === undefined ? undefined : this.exported.blocks[blockIndex];
    if (blockIndex === undefined || !block) return quote === null ? {} : { selector: [{ ...quoted, exact: quote }] };
    const start = this.text.startOf(blockIndex) + (span?.start ?? 0);
    const end = this.text.startOf(blockIndex) + (span?.end ?? block.text.length);
    const standing = this.text.whole.slice(start, end);
    return {
      selector: [
        {
          ...quoted,
          exact: quote ?? standing,
          prefix: this.text.whole.slice(Math.max(0, start - contextCharacters), start).toWellFormed(),
          suffix: this.text.whole.slice(end, end + contextCharacters).toWellFormed(),
        },
        { type: 'TextPositionSelector', start, end },
      ],
      ...(span === null ? { [own.unit]: quote === null ? 'paragraph' : 'paragraph-of-quotation' } : {}),
      ...(quote !== null && quote !== standing ? { [own.standing]: standing } : {}),
    };
  }
}

const quoted = { type: 'TextQuoteSelector' } as const;
