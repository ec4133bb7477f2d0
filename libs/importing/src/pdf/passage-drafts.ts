import type { BlockContent } from '@lectern/contracts';
import { decided, type Draft, draft } from '../ledger/draft';
import type { PageText } from './layout';
import { lineOf } from './line-text';
import type { Passage } from './passage';
import type { CleanPage } from './running-heads';

/**
 * A passage as a fragment with its decisions. A heading is a paragraph somebody took for a heading: its fragment is
 * a paragraph, so that taking the decision back leaves one.
 */
export function passageDraft(passage: Passage): Draft {
  const content: BlockContent = {
    kind: passage.kind === 'heading' ? 'paragraph' : passage.kind,
    text: passage.text,
    marks: [...passage.marks],
    ...(passage.level === undefined ? {} : { level: passage.level }),
    ...(passage.label === undefined ? {} : { label: passage.label }),
  };
  return { content, decisions: passage.decisions, page: passage.page };
}

/** The furniture of a page: heads, page numbers, and what stands on its side in the margin. */
export function furnitureDrafts({ page, furniture }: CleanPage): Draft[] {
  const rows = furniture.map(({ row, reason, confidence }) => {
    const { text, marks } = lineOf(page.page, row, page.links);
    return apart({ kind: 'paragraph', text, marks: [...marks] }, page, reason, confidence);
  });
  const sideways = page.sideways.map((run) => run.text.trim()).join(' ');
  return sideways === ''
    ? rows
    : [...rows, apart({ kind: 'paragraph', text: sideways, marks: [] }, page, 'turned-text', 0.9)];
}

function apart(content: BlockContent, page: PageText, reason: string, confidence: number): Draft {
  return decided(draft(content, page.page), { kind: 'set-apart', reason, confidence, pages: [page.page] });
}
