import { Component, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@lectern/web/core';
import { StatementCount } from '@lectern/web/moderation';
import { LucideScale } from '@lectern/web/icons';
import { Button } from '@lectern/web/ui';

/** Stands in the header as long as there is something from moderators one has not read: a decision about oneself or one’s comments, or a talk. */
@Component({
  selector: 'lec-statement-flag',
  imports: [Button, LucideScale, RouterLink, TranslocoDirective],
  template: `
    @if (count.unread() > 0) {
      <a
        *transloco="let t; prefix: 'app.header'"
        lecButton="icon"
        class="flag"
        routerLink="/statements"
        [attr.aria-label]="t('unreadStatements', { count: count.unread() })"
        [title]="t('unreadStatements', { count: count.unread() })"
      >
        <svg lucideScale size="20"></svg>
        <span class="tabular" aria-hidden="true">{{ count.unread() }}</span>
      </a>
    }
  `,
  styles: `
    .flag {
      gap: 4px;
      color: var(--withdrawn);
    }
  `,
})
export class StatementFlag {
  protected readonly count = inject(StatementCount);
  private readonly session = inject(SessionStore);

  constructor() {
    effect(() => {
      const personId = this.session.account()?.id ?? null;
      untracked(() => this.count.follow(personId));
    });
  }
}
