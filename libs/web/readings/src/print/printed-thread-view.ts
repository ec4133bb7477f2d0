import { Component, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Comment } from '@lectern/contracts';
import { exactTime, formatLocale } from '@lectern/web/core';
import { Prose } from '@lectern/web/threads';
import type { PrintedThread } from './printed-threads';

/** A thread as a note beneath its paragraph. */
@Component({
  selector: 'lec-printed-thread',
  imports: [Prose, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'revisions.print'">
      <p class="number">[{{ printed().number }}]</p>
      <div class="thread">
        @if (printed().quote; as words) {
          <p class="quote" dir="auto">“{{ words }}”</p>
        }
        @for (item of printed().comments; track item.comment.id) {
          <div class="comment" [style.margin-inline-start.em]="item.depth < 4 ? item.depth : 4">
            <p class="by">
              <bdi>{{ author(item.comment) || t('someone') }}</bdi>, {{ at(item.comment) }}
            </p>
            @if (item.comment.body; as body) {
              <lec-prose [markdown]="body" />
            } @else {
              <p class="by">{{ t('deleted') }}</p>
            }
          </div>
        }
      </div>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 2.2rem minmax(0, 1fr);
      padding: 4px 0;
      font-size: 0.875rem;
      line-height: 1.3125rem;
    }
    .number {
      color: var(--accent);
      font-size: 0.75rem;
    }
    .thread {
      display: grid;
      gap: 6px;
    }
    .quote {
      font: italic 0.875rem/1.3125rem var(--reading-face);
      break-after: avoid;
    }
    .by {
      color: var(--quiet);
      font-size: 0.75rem;
      break-after: avoid;
    }
    @media print {
      :host {
        font-size: 9pt;
        line-height: 1.4;
      }
      .by,
      .number {
        font-size: 7.5pt;
      }
      .quote {
        font-size: 9pt;
      }
    }
  `,
})
export class PrintedThreadView {
  readonly printed = input.required<PrintedThread>();

  private readonly transloco = inject(TranslocoService);

  protected author({ author, importedFrom }: Comment): string {
    if (importedFrom?.author)
      return this.transloco.translate('revisions.print.elsewhere', { author: importedFrom.author });
    return author?.displayName ?? '';
  }

  protected at({ createdAt }: Comment): string {
    return exactTime(createdAt, formatLocale(this.transloco.activeLang()));
  }
}
