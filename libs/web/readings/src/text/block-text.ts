import { Component, computed, input } from '@angular/core';
import type { Block } from '@lectern/contracts';
import type { QuotedSpan } from '@lectern/web/threads';
import { textRuns } from './text-runs';

/**
 * The words of a block with its marks, and under the quoted ones a line. What it draws has exactly
 * the characters of the block, so a selection can be counted in it.
 */
@Component({
  selector: 'lec-block-text',
  host: { '[attr.data-text-of]': 'block().id' },
  template: `
    @for (run of runs(); track $index) {
      @switch (run.element) {
        @case ('link') {
          <a
            class="quotes-{{ run.quotes }}"
            [class.active]="run.isActive"
            [class.em]="run.isEmphasis"
            [class.strong]="run.isStrong"
            [href]="run.href"
            target="_blank"
            rel="noopener noreferrer"
            [textContent]="run.text"
          ></a>
        }
        @case ('code') {
          <code class="quotes-{{ run.quotes }}" [class.active]="run.isActive" [textContent]="run.text"></code>
        }
        @case ('superscript') {
          <sup class="quotes-{{ run.quotes }}" [class.active]="run.isActive" [textContent]="run.text"></sup>
        }
        @case ('strong') {
          <strong
            class="quotes-{{ run.quotes }}"
            [class.active]="run.isActive"
            [class.em]="run.isEmphasis"
            [textContent]="run.text"
          ></strong>
        }
        @case ('emphasis') {
          <em class="quotes-{{ run.quotes }}" [class.active]="run.isActive" [textContent]="run.text"></em>
        }
        @default {
          <span class="quotes-{{ run.quotes }}" [class.active]="run.isActive" [textContent]="run.text"></span>
        }
      }
    }
  `,
  styleUrl: './block-text.css',
})
export class BlockText {
  readonly block = input.required<Block>();
  readonly spans = input<readonly QuotedSpan[]>([]);
  readonly openThreadIds = input<ReadonlySet<string> | null>(null);

  protected readonly runs = computed(() => textRuns(this.block(), this.spans(), this.openThreadIds()));
}
