import { Component, computed, inject, input } from '@angular/core';
import { ProseBlocks } from './prose-blocks';
import { ProseReader } from './prose-reader';

/** A comment's Markdown as text; never as HTML. */
@Component({
  selector: 'lec-prose',
  imports: [ProseBlocks],
  template: `
    @if (tree(); as blocks) {
      <lec-prose-blocks [blocks]="blocks" />
    } @else {
      <p class="prewrap" dir="auto" [textContent]="markdown()"></p>
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      overflow: clip;
      overflow-clip-margin: 4px;
    }
  `,
})
export class Prose {
  readonly markdown = input.required<string>();

  private readonly reader = inject(ProseReader);
  protected readonly tree = computed(() => this.reader.tree(this.markdown()));
}
