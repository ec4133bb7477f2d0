import type { Block, Comment, Mark, Thread } from '@lectern/contracts';
import { threadTree, type CommentNode } from '@lectern/domain';
import { parseProse } from '@lectern/prose';
import { authorName, threadsByPlace, writtenAt, type ExportedReading } from '../exported-reading';
import {
  codeBlockMarkdown,
  codeMarkdown,
  escapeMarkdown,
  indented,
  linkMarkdown,
  proseMarkdown,
} from './prose-markdown';
import { segmentsOf } from './segments';

/** The text as Markdown, with the threads as quotations below the paragraphs they stand on. */
export function toMarkdown({ reading, groupName, revision, blocks, threads, comments }: ExportedReading): string {
  const places = threadsByPlace(threads);
  const byThread = Map.groupBy(comments, ({ threadId }) => threadId);
  const talk = (thread: Thread) => threadMarkdown(thread, byThread.get(thread.id) ?? []);
  const facts = [reading.authors.join(', '), reading.date ?? '', reading.source ?? '', groupName]
    .filter(Boolean)
    .map((fact) => escapeMarkdown(fact));
  const hasTitle = blocks.some(({ kind, level, text }) => kind === 'heading' && level === 1 && text === reading.title);
  const parts = [
    ...(hasTitle ? [] : [`# ${escapeMarkdown(reading.title)}`]),
    `*${[...facts, `${revision.number}`].join(' · ')}*`,
    ...places.whole.map(talk),
    ...blocks.flatMap((block) => [blockMarkdown(block), ...(places.at.get(block.id) ?? []).map(talk)]),
    ...(places.nowhere.length > 0 ? ['---', ...places.nowhere.map(talk)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockMarkdown(block: Block): string {
  const words = markedMarkdown(block);
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(Math.min(6, block.level ?? 2))} ${words.replace(/\s*\n\s*/g, ' ')}`;
    case 'quotation':
      return indented(words, '> ');
    case 'code':
    case 'table':
      return codeBlockMarkdown(block.text);
    case 'list-item': {
      const label = /^\d+[.)]?$/.test(block.label ?? '') ? `${parseInt(block.label ?? '1', 10)}. ` : '- ';
      const inset = '    '.repeat(Math.max(0, (block.level ?? 1) - 1));
      return indented(`${label}${indented(words, ' '.repeat(label.length)).trimStart()}`, inset);
    }
    case 'footnote':
      return `${block.label === undefined ? '' : `${escapeMarkdown(block.label)} `}${words}`;
    default:
      return words;
  }
}

function markedMarkdown({ text, marks }: Block): string {
  return segmentsOf(text, marks)
    .map(({ text: words, marks: held }) => {
      const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? [];
      // signs that touch a blank would not count as marks
      return inner === '' ? words : before + withMarks(inner, held) + after;
    })
    .join('');
}

function withMarks(inner: string, marks: readonly Mark[]): string {
  const isCode = marks.some(({ kind }) => kind === 'code');
  return marks.reduce(
    (text, mark) => {
      switch (mark.kind) {
        case 'emphasis':
          return `*${text}*`;
        case 'strong':
          return `**${text}**`;
        case 'link':
          return mark.href === undefined ? text : linkMarkdown(text, mark.href);
        default:
          return text;
      }
    },
    isCode ? codeMarkdown(inner) : escapeMarkdown(inner),
  );
}

function threadMarkdown({ anchors }: Thread, comments: readonly Comment[]): string {
  const [anchor] = anchors;
  const quote = anchor?.quote ? `“${escapeMarkdown(anchor.quote)}”` : '';
  const sureness = anchor && anchor.certainty !== 'exact' ? `(${anchor.certainty})` : '';
  const head = [quote, sureness].filter(Boolean).join(' ');
  const parts = [...(head ? [head] : []), ...threadTree(comments).map(commentMarkdown)];
  return indented(parts.join('\n\n'), '> ');
}

function commentMarkdown({ comment, answers }: CommentNode): string {
  const head = `**${escapeMarkdown(authorName(comment))}**, ${writtenAt(comment).slice(0, 16).replace('T', ' ')}`;
  const said = comment.body === null ? '…' : `${head}\n\n${proseMarkdown(parseProse(comment.body))}`;
  return [said, ...answers.map((answer) => indented(commentMarkdown(answer), '> '))].join('\n\n');
}
