import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Notification } from '@lectern/contracts';
import { LucideCheck } from '@lectern/web/icons';
import { Badge, Button, Moment } from '@lectern/web/ui';

/** One thing one was told: who said it where, and its words; they lead there. */
@Component({
  selector: 'lec-notification-row',
  imports: [Badge, Button, LucideCheck, Moment, RouterLink, TranslocoDirective],
  template: `
    <article *transloco="let t; prefix: 'notifications.row'" [class.new]="!told().isRead">
      <div class="text">
        <p class="what small">
          @if (told().author; as author) {
            <bdi class="who">{{ author.displayName }}</bdi>
          } @else {
            <span class="who">{{ t('someone') }}</span>
          }
          {{ t('did.' + told().reason) }}
          <lec-moment [at]="told().at" [isFocusable]="false" />
          @if (!told().isRead) {
            <lec-badge tone="new">{{ t('new') }}</lec-badge>
          }
        </p>
        <p class="words" dir="auto">
          <a
            [routerLink]="['/readings', told().reading.id]"
            [queryParams]="{ thread: told().threadId, comment: told().commentId }"
            [fragment]="fragment()"
            (click)="opened.emit()"
            >{{ told().excerpt || t('noWords') }}</a
          >
        </p>
        <p class="quiet small">
          {{ told().number === null ? t('in') : t('inParagraph', { number: told().number }) }}
          <bdi>{{ told().reading.title }}</bdi>, <bdi>{{ told().group.name }}</bdi>
        </p>
      </div>
      @if (!told().isRead) {
        <button
          lecButton="icon"
          type="button"
          [attr.aria-label]="t('mark')"
          [title]="t('mark')"
          (click)="marked.emit()"
        >
          <svg lucideCheck size="18"></svg>
        </button>
      }
    </article>
  `,
  styles: `
    article {
      display: flex;
      gap: 8px;
      align-items: start;
      justify-content: space-between;
      padding: 14px 0 14px 14px;
      border-inline-start: 2px solid transparent;
    }
    article.new {
      border-inline-start-color: var(--accent);
    }
    .text {
      display: grid;
      gap: 4px;
      min-width: 0;
    }
    .what {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 6px;
      align-items: center;
      color: var(--quiet);
    }
    .who {
      color: var(--ink);
      font-weight: 500;
    }
    .words {
      font: 1.0625rem/1.625rem var(--reading-face);
      overflow-wrap: anywhere;
    }
    .words a {
      color: var(--ink);
      text-decoration: none;
    }
    .words a:hover {
      color: var(--accent);
      text-decoration: underline;
    }
  `,
})
export class NotificationRow {
  readonly told = input.required<Notification>();
  /** its place was opened */
  readonly opened = output();
  readonly marked = output();

  /** The paragraph's place in its reading, as the reading page names it. */
  protected readonly fragment = computed(() => {
    const { number } = this.told();
    return number === null ? 'reading' : `p${number}`;
  });
}
