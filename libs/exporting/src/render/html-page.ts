import type { Block, Comment, Thread } from '@lectern/contracts';
import { threadTree, type CommentNode } from '@lectern/domain';
import { parseProse } from '@lectern/prose';
import { authorName, threadsByPlace, writtenAt, type ExportedReading } from '../exported-reading';
import { escapeHtml, markedHtml, proseHtml, type PictureData } from './html-text';
import { pageStyle } from './page-style';

/** One HTML file that reads offline: no script, nothing loaded, every word escaped; a policy in it says so to the browser. */
export function toHtml(exported: ExportedReading): string {
  const { reading, groupName, revision, blocks, threads, exportedAt } = exported;
  const places = threadsByPlace(threads);
  const talk = new Talk(exported.comments, exported.pictures);
  const language = escapeHtml(reading.language ?? '');
  const facts = [reading.authors.join(', '), reading.date ?? '', reading.source ?? ''].filter(Boolean);
  return [
    `<!doctype html>\n<html${language && ` lang="${language}"`}>\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escapeHtml(reading.title)}</title>\n<style>${pageStyle}</style>\n</head>\n<body>\n<header>`,
    `<h1>${escapeHtml(reading.title)}</h1>`,
    ...facts.map((fact) => `<p>${escapeHtml(fact)}</p>`),
    `<p class="meta">${escapeHtml(groupName)} · ${revision.number} · ${moment(exportedAt)}</p>`,
    ...places.whole.map((thread) => talk.html(thread)),
    '</header>\n<main>',
    ...blocks.map((block) => blockHtml(block) + (places.at.get(block.id) ?? []).map((it) => talk.html(it)).join('')),
    '</main>',
    places.nowhere.length > 0 ? `<footer>${places.nowhere.map((it) => talk.html(it)).join('')}</footer>` : '',
    '</body>\n</html>\n',
  ].join('\n');
}

function blockHtml(block: Block): string {
  const number = block.number === null ? '' : `<span class="number">${block.number}</span>`;
  const words = markedHtml(block);
  const label = block.label === undefined ? '' : `<span class="label">${escapeHtml(block.label)}</span> `;
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, Math.max(2, (block.level ?? 1) + 1));
      return `<h${level}>${words}</h${level}>`;
    }
    case 'quotation':
      return `<blockquote>${number}${words}</blockquote>`;
    case 'code':
    case 'table':
      return `<pre>${number}${words}</pre>`;
    case 'list-item':
      return `<p class="item level-${block.level ?? 1}">${number}${label || '• '}${words}</p>`;
    default:
      return `<p class="${block.kind}">${number}${label}${words}</p>`;
  }
}

/** The threads' comments, drawn as trees. */
class Talk {
  private readonly byThread: ReadonlyMap<string, readonly Comment[]>;

  constructor(
    comments: readonly Comment[],
    private readonly pictures?: PictureData,
  ) {
    this.byThread = Map.groupBy(comments, ({ threadId }) => threadId);
  }

  html({ id, anchors }: Thread): string {
    const [anchor] = anchors;
    const quote = anchor?.quote ? `<q>${escapeHtml(anchor.quote)}</q>` : '';
    const sureness = anchor && anchor.certainty !== 'exact' ? `<span class="meta">(${anchor.certainty})</span>` : '';
    return `<aside>${quote}${sureness}${threadTree(this.byThread.get(id) ?? [])
      .map((node) => commentHtml(node, this.pictures))
      .join('')}</aside>`;
  }
}

function commentHtml({ comment, answers }: CommentNode, pictures?: PictureData): string {
  const head = `<p class="meta">${escapeHtml(authorName(comment))} · ${moment(writtenAt(comment))}</p>`;
  const body = comment.body === null ? '<p>…</p>' : proseHtml(parseProse(comment.body), pictures);
  return `<article>${comment.body === null ? '' : head}${body}${answers.map((answer) => commentHtml(answer, pictures)).join('')}</article>`;
}

function moment(at: string): string {
  const shown = escapeHtml(at.slice(0, 16).replace('T', ' '));
  return `<time datetime="${escapeHtml(at)}">${shown}</time>`;
}
