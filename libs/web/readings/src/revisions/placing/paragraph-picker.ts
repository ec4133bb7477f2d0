import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { afterRenderEffect, Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { addTexts } from '@lectern/web/core';
import { Badge, Button } from '@lectern/web/ui';
import english from '../../i18n/picker.en.json';
import { type ChosenPlace, offered, type PlaceQuestion } from './paragraph-choice';

/**
 * Asks for the paragraph a thread belongs to, beside the words it was about. One types a number or some words and goes
 * through what is found with the arrow keys, or uses the mouse.
 */
@Component({
  selector: 'lec-paragraph-picker',
  imports: [Badge, Button, TranslocoDirective],
  templateUrl: './paragraph-picker.html',
  styleUrl: './paragraph-picker.css',
})
export class ParagraphPicker {
  protected readonly question = inject<PlaceQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<ChosenPlace>>(DialogRef);
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  protected readonly query = signal('');
  private readonly marked = signal(0);
  protected readonly found = computed(() => offered(this.question, this.query()));
  protected readonly at = computed(() => Math.min(this.marked(), this.found().length - 1));
  protected readonly chosen = computed(() => this.found()[this.at()] ?? null);

  constructor() {
    addTexts({ picker: english });
    afterRenderEffect(() => {
      const element = this.list()?.nativeElement.children.item(this.at());
      element?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected look(words: string): void {
    this.query.set(words);
    this.marked.set(0);
  }

  protected mark(index: number): void {
    this.marked.set(index);
  }

  protected key(event: KeyboardEvent): void {
    const last = this.found().length - 1;
    const to = { ArrowDown: this.at() + 1, ArrowUp: this.at() - 1, PageDown: this.at() + 8, PageUp: this.at() - 8 }[
      event.key
    ];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    this.marked.set(Math.max(0, Math.min(to, last)));
  }

  protected place(): void {
    const chosen = this.chosen();
    if (chosen) this.dialog.close({ key: chosen.key, span: chosen.span });
  }

  protected placeOnWhole(): void {
    this.dialog.close({ key: null, span: null });
  }
}
