import { Component, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Block } from '@lectern/contracts';
import { newCommandId } from '@lectern/web/core';
import { Button } from '@lectern/web/ui';
import { LucideArrowDown, LucideArrowUp, LucidePlus, LucideX } from '@lectern/web/icons';
import { faultOf, nextDraft, type PassageDraft } from './passage-draft';

/** The agenda while it is arranged: passages by the numbers of their paragraphs, in an order. */
@Component({
  selector: 'lec-agenda-editor',
  imports: [Button, LucideArrowDown, LucideArrowUp, LucidePlus, LucideX, TranslocoDirective],
  templateUrl: './agenda-editor.html',
  styleUrl: './agenda-editor.css',
})
export class AgendaEditor {
  readonly blocks = input.required<readonly Block[]>();
  readonly passages = model.required<readonly PassageDraft[]>();

  protected readonly faultOf = faultOf;

  protected last(): number {
    return Math.max(0, ...this.blocks().map(({ number }) => number ?? 0));
  }

  /** The first words of a paragraph, so that one sees what its number means. */
  protected words(number: number): string {
    const text = this.blocks().find((block) => block.number === number)?.text ?? '';
    return text.length > 60 ? `${text.slice(0, 60).trimEnd()} …` : text;
  }

  protected add(): void {
    this.passages.update((passages) => [...passages, nextDraft(passages, this.last(), newCommandId())]);
  }

  protected remove(index: number): void {
    this.passages.update((passages) => passages.filter((_, at) => at !== index));
  }

  protected move(index: number, by: 1 | -1): void {
    this.passages.update((passages) => {
      const moved = [...passages];
      const [passage] = moved.splice(index, 1);
      if (passage) moved.splice(index + by, 0, passage);
      return moved;
    });
  }

  protected set(index: number, part: 'from' | 'to' | 'minutes' | 'question' | 'task', event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const said = part === 'question' || part === 'task' ? value : Number(value || Number.NaN);
    this.passages.update((passages) => passages.map((one, at) => (at === index ? { ...one, [part]: said } : one)));
  }
}
