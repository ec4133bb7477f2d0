import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LastSaid } from '@lectern/contracts';
import { Badge, Moment } from '@lectern/web/ui';

/** A thread by the last that was said in it: who, where, and the words. */
@Component({
  selector: 'lec-latest-row',
  imports: [Badge, Moment, RouterLink, TranslocoDirective],
  template: `
    <article *transloco="let t; prefix: 'groups.latest'">
      <p class="words" dir="auto">
        <a
          [routerLink]="['/readings', said().reading.id]"
          [queryParams]="{ thread: said().threadId }"
          [fragment]="fragment()"
          >{{ said().excerpt }}</a
        >
        @if (said().newCount > 0) {
          <lec-badge tone="new">{{ t('new', { count: said().newCount }) }}</lec-badge>
        }
      </p>
      <p class="quiet small where">
        <bdi class="who">{{ said().author?.displayName ?? t('nobody') }}</bdi>
        <lec-moment [at]="said().at" />
        <span>
          {{ said().number === null ? t('in') : t('inParagraph', { number: said().number }) }}
          <bdi>{{ said().reading.title }}</bdi>
        </span>
        <span>{{ t('comments', { count: said().commentCount }) }}</span>
        @if (wanted() > 0) {
          <span>{{ t('wanted', { count: wanted() }) }}</span>
        }
      </p>
    </article>
  `,
  styles: `
    article {
      display: grid;
      gap: 4px;
      padding: 14px 0;
    }
    .words {
      font: 1rem/1.625rem var(--reading-face);
      overflow-wrap: anywhere;
    }
    .words lec-badge {
      margin-inline-start: 8px;
      font-family: var(--interface-face);
    }
    .words a {
      color: var(--ink);
      text-decoration: none;
    }
    .words a:hover {
      color: var(--accent);
      text-decoration: underline;
    }
    .where {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 10px;
      align-items: center;
    }
    .who {
      color: var(--ink);
    }
  `,
})
export class LatestRow {
  readonly said = input.required<LastSaid>();
  /** of a question: how many want an answer too */
  readonly wanted = input(0);

  /** The paragraph's place in its reading, as the reading page names it. */
  protected readonly fragment = computed(() => {
    const { number } = this.said();
    return number === null ? 'reading' : `p${number}`;
  });
}
