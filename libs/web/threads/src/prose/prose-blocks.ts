import { Component, input } from '@angular/core';
import type { ProseTree } from '@lectern/prose';
import { Formula } from './formula';
import { ProseInlines } from './prose-inlines';

/** Draws the blocks of a comment, each kind by its own element. */
@Component({
  selector: 'lec-prose-blocks',
  imports: [Formula, ProseInlines],
  template: `
    @for (block of blocks(); track $index) {
      @switch (block.kind) {
        @case ('paragraph') {
          <p dir="auto"><lec-prose-inlines [nodes]="block.children" /></p>
        }
        @case ('quotation') {
          <blockquote><lec-prose-blocks [blocks]="block.children" /></blockquote>
        }
        @case ('code-block') {
          <pre tabindex="0"><code [textContent]="block.text"></code></pre>
        }
        @case ('formula-block') {
          <lec-formula [source]="block.text" [isBlock]="true" />
        }
        @case ('list') {
          @if (block.isOrdered) {
            <ol [attr.start]="block.start">
              @for (item of block.items; track $index) {
                <li><lec-prose-blocks [blocks]="item.children" /></li>
              }
            </ol>
          } @else {
            <ul>
              @for (item of block.items; track $index) {
                <li><lec-prose-blocks [blocks]="item.children" /></li>
              }
            </ul>
          }
        }
        @case ('thematic-break') {
          <hr />
        }
      }
    }
  `,
  styleUrl: './prose-blocks.css',
})
export class ProseBlocks {
  readonly blocks = input.required<ProseTree>();
}
