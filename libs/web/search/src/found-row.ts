import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SearchResult } from '@lectern/contracts';
import { Moment } from '@lectern/web/ui';

/** A place where something was found: who says it where, and the words around it. */
@Component({
  selector: 'lec-found-row',
  imports: [Moment, RouterLink, TranslocoDirective],
  template: `
    <article *transloco="let t; prefix: 'search.found'">
      <p class="where quiet small">
        @if (found().comment; as comment) {
          <span>
            @if (comment.author; as author) {
              <bdi class="who">{{ author.displayName }}</bdi>
            } @else {
              {{ t('nobody') }}
            }
            {{ t(comment.isAnswer ? 'answered' : 'said') }} <lec-moment [at]="comment.createdAt" />
          </span>
        } @else {
          <span>{{ t('text') }}</span>
        }
        <span>
          {{ found().number === null ? t('in') : t('inParagraph', { number: found().number }) }}
          <bdi>{{ found().reading.title }}</bdi>, <bdi>{{ found().group.name }}</bdi>
        </span>
      </p>
      <p class="words" dir="auto" [attr.lang]="found().comment ? null : found().reading.language">
        <a [routerLink]="['/readings', found().reading.id]" [queryParams]="query()" [fragment]="fragment()">
          @for (part of found().excerpt; track $index) {
            @if (part.isMatch) {
              <mark>{{ part.text }}</mark>
            } @else {
              {{ part.text }}
            }
          }
        </a>
      </p>
    </article>
  `,
  styles: `
    article {
      display: grid;
      gap: 4px;
      padding: 16px 0;
    }
    .where {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
    }
    .who {
      color: var(--ink);
      font-weight: 500;
    }
    .words {
      font: 1.0625rem/1.75rem var(--reading-face);
      overflow-wrap: anywhere;
    }
    .words a {
      color: var(--ink);
      text-decoration: none;
    }
    .words a:hover {
      text-decoration: underline;
    }
    mark {
      border-radius: 3px;
      background: var(--accent-tint);
      color: inherit;
      font-weight: 600;
    }
  `,
})
export class FoundRow {
  readonly found = input.required<SearchResult>();

  /** The comment, which the reading page opens. */
  protected readonly query = computed(() => {
    const { comment } = this.found();
    return comment && { thread: comment.threadId, comment: comment.id };
  });
  /** The paragraph's place in its reading, as the reading page names it. */
  protected readonly fragment = computed(() => {
    const { number, blockId } = this.found();
    if (number !== null) return `p${number}`;
    return blockId === null ? 'reading' : `b-${blockId}`;
  });
}
