import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { type SelectedSpan, selectedSpan } from './selected-span';
import { sentenceAfter, sentencesOf } from './sentences';

const settledAfterMs = 180;

/** The words selected in the text, by mouse, touch, or sentence by sentence with a key. */
@Injectable()
export class QuoteSelection {
  private readonly page = inject(DOCUMENT);
  private readonly current = signal<SelectedSpan | null>(null);
  readonly selected = this.current.asReadonly();
  private pickedStart: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const changed = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), settledAfterMs);
    };
    this.page.addEventListener('selectionchange', changed);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.page.removeEventListener('selectionchange', changed);
    });
  }

  /** What is selected now, without waiting for it to settle. */
  look(): SelectedSpan | null {
    this.current.set(selectedSpan(this.page.getSelection()));
    return this.current();
  }

  /** Whether what is selected was picked with the key, so that the key goes on to the next sentence. */
  isPicked(): boolean {
    return this.pickedStart !== null && this.look()?.span.start === this.pickedStart;
  }

  /** Selects the next sentence of a block; answers its words, null if the block has none. */
  pickSentence(blockId: string, language: string | null): string | null {
    const root = this.page.querySelector<HTMLElement>(`[data-text-of="${blockId}"]`);
    const text = root?.textContent ?? '';
    const from = this.isPicked() && this.current()?.blockId === blockId ? this.pickedStart : null;
    const sentence = sentenceAfter(sentencesOf(text, language), from);
    if (!root || !sentence) return null;
    this.select(root, sentence.start, sentence.end);
    this.pickedStart = sentence.start;
    this.look();
    return text.slice(sentence.start, sentence.end);
  }

  clear(): void {
    this.pickedStart = null;
    this.page.getSelection()?.removeAllRanges();
    this.current.set(null);
  }

  private select(root: HTMLElement, start: number, end: number): void {
    const range = this.page.createRange();
    const walker = this.page.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let passed = 0;
    let isStarted = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (!isStarted && start < passed + length) {
        range.setStart(node, start - passed);
        isStarted = true;
      }
      if (end <= passed + length) {
        range.setEnd(node, end - passed);
        break;
      }
      passed += length;
    }
    const selection = this.page.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }
}
