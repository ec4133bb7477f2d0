import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { ReadingSummary } from '@lectern/contracts';
import { calendarDate, formatLocale } from '@lectern/web/core';
import { Badge, Moment } from '@lectern/web/ui';

/** A text as listed: what it is, how lively it is, what is new in it. */
@Component({
  selector: 'lec-reading-row',
  imports: [Badge, Moment, RouterLink, TranslocoDirective],
  template: `
    <article *transloco="let t; prefix: 'groups.readings'">
      <h3>
        <a [routerLink]="['/readings', reading().id]" dir="auto" [attr.lang]="reading().language">{{
          reading().title
        }}</a>
        @if (reading().unreadCount > 0) {
          <lec-badge tone="new">{{ t('unread', { count: reading().unreadCount }) }}</lec-badge>
        }
      </h3>
      @if (byline()) {
        <p class="quiet">
          <bdi>{{ byline() }}</bdi>
        </p>
      }
      <p class="quiet small">
        {{ t('paragraphs', { count: reading().paragraphCount }) }},
        {{ t('comments', { count: reading().commentCount }) }}
        @if (reading().lastCommentAt; as lastCommentAt) {
          · {{ t('last') }} <lec-moment [at]="lastCommentAt" />
        } @else {
          · {{ t('added') }} <lec-moment [at]="reading().publishedAt" />
        }
      </p>
    </article>
  `,
  styles: `
    article {
      display: grid;
      gap: 2px;
      padding: 16px 0;
    }
    h3 {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      font-size: 1.125rem;
      line-height: 1.625rem;
    }
    h3 a {
      color: var(--ink);
      text-decoration: none;
    }
    h3 a:hover {
      color: var(--accent);
      text-decoration: underline;
    }
    lec-badge {
      font-family: var(--interface-face);
      letter-spacing: normal;
    }
  `,
})
export class ReadingRow {
  readonly reading = input.required<ReadingSummary>();

  private readonly language = inject(TranslocoService).activeLang;
  private readonly locale = computed(() => formatLocale(this.language()));
  protected readonly byline = computed(() => {
    const { authors, date } = this.reading();
    const names = new Intl.ListFormat(this.locale(), { type: 'conjunction' }).format(authors);
    return [names, date && calendarDate(date, this.locale())].filter(Boolean).join(' · ');
  });
}
