import { authorName, changedAt, writtenAt, type ExportedReading } from '../exported-reading';

/** What makes a spreadsheet take a field for a formula, blanks before it or not; the wide forms do so in some of them. */
const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]|^[\t\r\n]/;
const byteOrderMark = '\uFEFF';

const columns = [
  'thread',
  'paragraph',
  'certainty',
  'quotation',
  'comment',
  'answers',
  'author',
  'importedFrom',
  'createdAt',
  'editedAt',
  'text',
] as const;

/** The comments as a table, a line each in the order they were written (RFC 4180, with what Excel needs to see UTF-8). */
export function toCsv({ blocks, threads, comments }: ExportedReading): string {
  const numberOf = new Map(blocks.map(({ id, number }) => [id, number]));
  const threadOf = new Map(threads.map((thread) => [thread.id, thread]));
  const rows = [...comments]
    .sort((a, b) => a.createdSeq - b.createdSeq)
    .flatMap((comment) => {
      const anchor = threadOf.get(comment.threadId)?.anchors[0];
      if (comment.body === null || !anchor) return [];
      const number = anchor.blockId === null ? null : numberOf.get(anchor.blockId);
      return [
        [
          comment.threadId,
          number === null || number === undefined ? '' : `${number}`,
          anchor.certainty,
          anchor.quote ?? '',
          comment.id,
          comment.parentId ?? '',
          authorName(comment),
          comment.importedFrom?.source ?? '',
          writtenAt(comment),
          changedAt(comment) ?? '',
          comment.body,
        ],
      ];
    });
  return byteOrderMark + [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string): string {
  const guarded = formula.test(value) ? `'${value}` : value;
  return `"${guarded.replaceAll('"', '""')}"`;
}
