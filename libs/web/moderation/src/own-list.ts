import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Remote } from '@lectern/web/core';
import { EmptyState, PageHeading, RemoteState } from '@lectern/web/ui';

/**
 * A page of what concerns oneself in moderation: its rows are put into it, and it says when there are none. What is marked
 * `lecBelow` stands under them.
 */
@Component({
  selector: 'lec-own-list',
  imports: [EmptyState, PageHeading, RemoteState, RouterLink],
  template: `
    <div class="page">
      <div class="page-head">
        <h1 [lecPageHeading]="title()">{{ title() }}</h1>
        <p class="quiet">
          {{ lead() }} <a [routerLink]="other()">{{ otherText() }}</a>
        </p>
      </div>
      <lec-remote-state [remote]="list()" (retry)="retry.emit()" />
      @if (hasRows()) {
        <ul class="rows">
          <ng-content />
        </ul>
      } @else if (list().value) {
        <lec-empty-state [title]="emptyTitle()" [text]="emptyText()" />
      }
      <ng-content select="[lecBelow]" />
    </div>
  `,
})
export class OwnList {
  readonly title = input.required<string>();
  readonly lead = input.required<string>();
  /** the page beside this one, and what it is called */
  readonly other = input.required<string>();
  readonly otherText = input.required<string>();
  readonly emptyTitle = input.required<string>();
  readonly emptyText = input.required<string>();
  readonly list = input.required<Remote<readonly unknown[]>>();
  readonly retry = output();

  protected readonly hasRows = computed(() => (this.list().value?.length ?? 0) > 0);
}
