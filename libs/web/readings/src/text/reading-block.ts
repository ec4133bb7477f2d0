import { Component, computed, inject, input } from '@angular/core';
import type { Block } from '@lectern/contracts';
import { KeyPreference } from '@lectern/web/core';
import { LucideMessageSquarePlus } from '@lectern/web/icons';
import { BesideText, DiscussionStore, WritingStore } from '@lectern/web/threads';
import { ReadingKeys } from '../keys/reading-keys';
import { elementIdOf } from '../reading/place-element';
import { PositionStore } from '../reading/position-store';
import { BlockText } from './block-text';
import { BlockWords } from './block-words';
import { CountButton } from './count-button';
import { ParagraphMarks } from './paragraph-marks';

/**
 * A paragraph with its number and what stands beside it. One that can be discussed can have the
 * focus; only the current one is a stop of the Tab key, the others are reached with `j` and `k`.
 */
@Component({
  selector: 'lec-reading-block',
  imports: [BlockText, CountButton, LucideMessageSquarePlus, ParagraphMarks],
  templateUrl: './reading-block.html',
  styleUrl: './reading-block.css',
  host: {
    '[id]': 'elementId()',
    '[class.current]': 'isCurrent()',
    '[attr.data-kind]': 'block().kind',
    '[attr.data-place]': 'block().number === null ? null : block().id',
    '[attr.role]': "block().number === null ? null : 'group'",
    '[attr.tabindex]': 'block().number === null ? null : isCurrent() || !keys.isOn() ? 0 : -1',
    '[attr.aria-label]': 'label()',
    '[attr.aria-describedby]': "block().number === null ? null : elementId() + '-text'",
    '(focusin)': 'came()',
  },
})
export class ReadingBlock {
  readonly block = input.required<Block>();
  readonly isCurrent = input(false);

  protected readonly keys = inject(KeyPreference);
  protected readonly commands = inject(ReadingKeys);
  private readonly discussion = inject(DiscussionStore);
  private readonly position = inject(PositionStore);
  private readonly writing = inject(WritingStore);
  private readonly words = inject(BlockWords);
  private readonly beside = inject(BesideText);

  protected readonly elementId = computed(() => elementIdOf(this.block().id, this.block().number));
  protected readonly summary = computed(() => this.discussion.summaries.of(this.block().id)());
  /** what a live session around the text shows of it */
  protected readonly marks = computed(() => this.beside.marks().get(this.block().id) ?? null);
  protected readonly canComment = computed(() => this.discussion.viewer().can.comment);
  protected readonly openThreadIds = computed(() => (this.isCurrent() ? this.discussion.openThreadIds() : null));
  protected readonly label = computed(() => {
    const { number } = this.block();
    if (number === null) return null;
    return this.words.label(number, this.summary());
  });

  protected readonly where = computed(() => this.words.paragraph(this.block().number ?? 0));
  protected readonly commentLabel = computed(() => this.words.comment(this.block().number ?? 0));

  protected came(): void {
    if (this.block().number !== null) this.position.show(this.block().id);
  }

  protected open(): void {
    this.position.openThreads(this.block().id);
  }

  protected comment(): void {
    this.position.openThreads(this.block().id);
    this.writing.begin({ kind: 'thread', place: this.block().id, span: null });
  }
}
