import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Block, type BlockKind, type DraftChange, type ReviewedDecision, limits } from '@lectern/contracts';
import { Button } from '@lectern/web/ui';
import { BlockText } from '../text/block-text';
import { DecisionNote } from './decision-note';
import type { ReviewedBlock } from './review';

const kinds = [
  'paragraph',
  'heading-1',
  'heading-2',
  'heading-3',
  'quotation',
  'list-item',
  'footnote',
  'byline',
  'code',
  'furniture',
] as const;
type KindChoice = (typeof kinds)[number] | BlockKind;

/** A paragraph of a draft with what the import decided at it, and what one can do with it. */
@Component({
  selector: 'lec-draft-block-view',
  imports: [BlockText, Button, DecisionNote, TranslocoDirective],
  templateUrl: './draft-block-view.html',
  styleUrl: './draft-block-view.css',
})
export class DraftBlockView {
  readonly item = input.required<ReviewedBlock>();
  /** not called `change`, which the list of kinds inside also sends up by itself */
  readonly changed = output<DraftChange>();

  private readonly injector = inject(Injector);
  private readonly box = viewChild<ElementRef<HTMLTextAreaElement>>('box');
  protected readonly isEditing = signal(false);
  protected readonly charactersMax = limits.blockCharacters;
  protected readonly drawn = computed((): Block => {
    const { block, index } = this.item();
    return { ...block, id: `draft-${index}`, number: null };
  });
  protected readonly kindValue = computed((): KindChoice => {
    const { kind, level } = this.item().block;
    return kind === 'heading' ? (`heading-${Math.min(3, level ?? 2)}` as KindChoice) : kind;
  });
  protected get kinds(): readonly KindChoice[] {
    const now = this.kindValue();
    return kinds.some((kind) => kind === now) ? kinds : [...kinds, now];
  }

  protected decide(decision: ReviewedDecision): void {
    this.changed.emit({ kind: 'decision', decisionId: decision.id, applied: !decision.applied });
  }

  protected edit(): void {
    this.isEditing.set(true);
    afterNextRender(() => this.box()?.nativeElement.focus(), { injector: this.injector });
  }

  protected save(text: string): void {
    this.isEditing.set(false);
    if (text !== this.item().block.text && text.trim() !== '') {
      this.changed.emit({ kind: 'edit-block', block: this.item().index, text });
    }
  }

  protected setKind(choice: string): void {
    const [, level] = /^heading-(\d)$/.exec(choice) ?? [];
    this.changed.emit(
      level === undefined
        ? { kind: 'set-kind', block: this.item().index, blockKind: choice as BlockKind }
        : { kind: 'set-kind', block: this.item().index, blockKind: 'heading', level: Number(level) },
    );
  }
}
