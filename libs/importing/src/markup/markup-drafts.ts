import type { BlockKind } from '@lectern/contracts';
import { type DraftDecision, type Draft, draft } from '../ledger/draft';
import { MarkedText } from '../ledger/marked-text';
import { addInline, type InlineContext, isInline } from './inline-markup';
import { type MarkupElement, type MarkupNode, textOf, wordsOf } from './markup-tree';
import { isNote, targetOf } from './note-targets';
import { tableText, isDataTable } from './markup-tables';

/** Nothing of these reaches a text: they act, draw or ask. */
const dropped = new Set(
  'head script style template noscript iframe object embed applet svg canvas audio video form button input select textarea map dialog link meta base title nav'.split(
    ' ',
  ),
);
const levelMax = 9;
const labelCharactersMax = 40;

/** What surrounds a node: decides what the text in it becomes. */
interface Context {
  readonly kind: BlockKind;
  readonly level: number;
  readonly label?: string | undefined;
  readonly isApart: boolean;
}

/** Collects the blocks of a tree of markup. */
export class MarkupDrafts {
  readonly drafts: Draft[] = [];
  private text = new MarkedText();
  private breaks = 0;

  constructor(private readonly inline: InlineContext) {}

  /** Adds everything below an element as blocks. */
  addAll(element: MarkupElement): void {
    const context: Context = { kind: 'paragraph', level: 0, isApart: false };
    this.addChildren(element.children, context);
    this.flush(context);
  }

  private addChildren(children: readonly MarkupNode[], context: Context): void {
    for (const child of children) {
      if (typeof child === 'string') this.addText(child);
      else if (child.name === 'br') this.addBreak(context);
      else if (isInline(child)) this.addInlineElement(child, context);
      else if (!isDropped(child)) this.addBlock(child, context);
    }
  }

  private addText(text: string): void {
    if (text.trim() !== '') this.breaks = 0;
    this.text.addFlowing(text);
  }

  /** One break is a line's end; two of them are how old pages write a new paragraph. */
  private addBreak(context: Context): void {
    this.breaks += 1;
    if (this.breaks > 1) this.flush(context);
    else if (this.text.length > 0) this.text.addLineBreak();
  }

  private addInlineElement(element: MarkupElement, context: Context): void {
    if (isDropped(element)) return;
    if (element.name === 'img') return this.addImage(element, context);
    // An inline element around blocks (a link around a heading) is only a wrapper.
    if (element.children.some((child) => typeof child !== 'string' && !isInline(child) && !isDropped(child)))
      return this.addChildren(element.children, context);
    this.breaks = 0;
    addInline(this.text, element, this.inline);
  }

  private addImage(element: MarkupElement, context: Context): void {
    const alternative = element.attributes.get('alt')?.trim() ?? '';
    if (alternative === '') return;
    if (this.text.length > 0) return this.text.addFlowing(` ${alternative} `);
    this.flush(context);
    this.text.addFlowing(alternative);
    this.flush({ ...context, kind: 'figure', label: undefined });
  }

  private addBlock(element: MarkupElement, context: Context): void {
    this.flush(context);
    this.addWithin(element, { ...context, isApart: context.isApart || isFurniture(element) });
    this.breaks = 0;
  }

  private addWithin(element: MarkupElement, context: Context): void {
    const heading = /^h([1-6])$/.exec(element.name)?.[1];
    if (heading) return this.addSimple(element, { ...context, kind: 'heading', level: Number(heading) });
    const id = element.attributes.get('id');
    const note = id === undefined ? undefined : this.inline.notes.get(targetOf(this.inline.file, id));
    if (note !== undefined && isNote(element))
      return this.addItem(element, { ...context, kind: 'footnote', level: 0, label: note });
    switch (element.name) {
      case 'ul':
      case 'ol':
      case 'menu':
        return this.addList(element, context);
      case 'li':
        return this.addItem(element, { ...context, kind: 'list-item', level: Math.max(1, context.level), label: '•' });
      case 'blockquote':
        return this.addSimple(element, { ...context, kind: context.kind === 'paragraph' ? 'quotation' : context.kind });
      case 'pre':
      case 'listing':
      case 'xmp':
        return this.addCode(element, context);
      case 'figure':
        return this.addFigure(element, context);
      case 'figcaption':
        return this.addSimple(element, { ...context, kind: 'figure' });
      case 'table':
        return this.addTable(element, context);
      default:
        return this.addSimple(element, context);
    }
  }

  private addSimple(element: MarkupElement, context: Context): void {
    this.addChildren(element.children, context);
    this.flush(context);
  }

  private addList(list: MarkupElement, context: Context): void {
    const level = Math.min(levelMax, (context.kind === 'list-item' ? context.level : 0) + 1);
    let number = Number.parseInt(list.attributes.get('start') ?? '1', 10) || 1;
    for (const child of list.children) {
      if (typeof child === 'string') this.addText(child);
      else if (child.name === 'li') {
        const label = list.name === 'ol' ? `${number}.` : '•';
        number += 1;
        this.flush(context);
        const id = child.attributes.get('id');
        const note = id === undefined ? undefined : this.inline.notes.get(targetOf(this.inline.file, id));
        const kind = note === undefined ? (context.kind === 'footnote' ? 'footnote' : 'list-item') : 'footnote';
        this.addItem(child, { ...context, kind, level, label: note ?? label });
      } else if (!isDropped(child)) this.addBlock(child, { ...context, kind: 'list-item', level });
    }
    this.flush(context);
  }

  /** The first block of an item carries its bullet, number or note mark. */
  private addItem(element: MarkupElement, context: Context): void {
    const before = this.drafts.length;
    this.addSimple(element, { ...context, label: undefined });
    const first = this.drafts.findIndex(({ content }, at) => at >= before && content.kind === context.kind);
    const found = this.drafts[first];
    if (!found || context.label === undefined) return;
    const content = context.kind === 'footnote' ? withoutMarker(found.content, context.label) : found.content;
    this.drafts[first] = { ...found, content: { ...content, label: context.label.slice(0, labelCharactersMax) } };
  }

  private addCode(element: MarkupElement, context: Context): void {
    this.flush(context);
    this.push({ kind: 'code', text: textOf(element).replace(/^\n|\s+$/g, ''), marks: [] }, context);
  }

  private addFigure(element: MarkupElement, context: Context): void {
    const caption = element.children.find(
      (child): child is MarkupElement => typeof child !== 'string' && child.name === 'figcaption',
    );
    const before = this.drafts.length;
    // A caption says what the picture shows; the alternative text is for when there is none.
    const children = caption && !hasText(element, caption) ? [caption] : element.children;
    this.addChildren(children, { ...context, kind: context.kind === 'paragraph' ? 'figure' : context.kind });
    this.flush({ ...context, kind: 'figure' });
    if (this.drafts.length === before) this.text = new MarkedText();
  }

  private addTable(element: MarkupElement, context: Context): void {
    if (!isDataTable(element)) return this.addSimple(element, context);
    this.push({ kind: 'table', text: tableText(element), marks: [] }, context);
  }

  private flush(context: Context): void {
    const finished = this.text.finish();
    this.text = new MarkedText();
    this.breaks = 0;
    const { kind, level } = context;
    const depth = kind === 'heading' || kind === 'list-item' ? { level: Math.max(1, level) } : {};
    this.push({ kind, ...finished, ...depth }, context);
  }

  private push(content: Draft['content'], { isApart }: Context): void {
    if (content.text.trim() === '') return;
    const decision: DraftDecision = { kind: 'set-apart', reason: 'contents', confidence: 0.9 };
    this.drafts.push(isApart ? { ...draft(content), decisions: [decision] } : draft(content));
  }
}

function isDropped(element: MarkupElement): boolean {
  const { attributes, name } = element;
  const style = attributes.get('style') ?? '';
  return (
    dropped.has(name) ||
    attributes.has('hidden') ||
    attributes.get('aria-hidden') === 'true' ||
    /display\s*:\s*none/i.test(style)
  );
}

function isFurniture(element: MarkupElement): boolean {
  return wordsOf(element, 'epub:type', 'role', 'class').some((word) =>
    ['toc', 'doc-toc', 'landmarks', 'page-list', 'pagebreak', 'doc-pagebreak'].includes(word),
  );
}

function hasText(figure: MarkupElement, caption: MarkupElement): boolean {
  return figure.children.some(
    (child) => child !== caption && (typeof child === 'string' ? child.trim() !== '' : textOf(child).trim() !== ''),
  );
}

/** A note repeats its mark in front and an arrow back behind; the label already says it. */
function withoutMarker(content: Draft['content'], label: string): Draft['content'] {
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const front = new RegExp(String.raw`^[\[(]?${escaped}[\])]?[.:)]?\s+`, 'u').exec(content.text)?.[0].length ?? 0;
  const back = /\s*(?:↑|↩\uFE0E?|⏎|\^|⇑|↵)\s*$/u.exec(content.text)?.[0].length ?? 0;
  const text = content.text.slice(front, content.text.length - back);
  const marks = content.marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start - front), end: Math.min(text.length, mark.end - front) }))
    .filter((mark) => mark.end > mark.start);
  return { ...content, text, marks };
}
