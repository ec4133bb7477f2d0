import { Component, computed, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Group } from '@lectern/contracts';
import { Badge } from '@lectern/web/ui';

/** The pages of a group that the reader may open, on one quiet line. */
@Component({
  selector: 'lec-group-nav',
  imports: [Badge, RouterLink, RouterLinkActive, TranslocoDirective],
  template: `
    @if (pages().length > 1) {
      <nav *transloco="let t; prefix: 'groups.nav'" [attr.aria-label]="t('label')">
        <ul>
          @for (page of pages(); track page.name) {
            <li>
              <a
                [routerLink]="page.link"
                routerLinkActive="here"
                ariaCurrentWhenActive="page"
                [routerLinkActiveOptions]="{ exact: true }"
              >
                {{ t(page.name) }}
                @if (page.name === 'requests' && requestCount() > 0) {
                  <lec-badge tone="new">{{ t('open', { count: requestCount() }) }}</lec-badge>
                }
              </a>
            </li>
          }
        </ul>
      </nav>
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0 20px;
      border-bottom: 1px solid var(--rule);
    }
    a {
      display: flex;
      gap: 6px;
      align-items: center;
      margin-bottom: -1px;
      padding: 8px 0;
      border-bottom: 2px solid transparent;
      color: var(--quiet);
      text-decoration: none;
    }
    a:hover {
      color: var(--ink);
    }
    .here {
      border-bottom-color: var(--accent);
      color: var(--ink);
      font-weight: 500;
    }
  `,
})
export class GroupNav {
  readonly group = input.required<Group>();
  readonly requestCount = input(0);

  protected readonly pages = computed(() => {
    const { id, can } = this.group();
    const page = (name: string, isShown: boolean) => ({ name, isShown, link: ['/groups', id, name] });
    return [
      { name: 'readings', isShown: true, link: ['/groups', id] },
      page('members', can.seeMembers),
      page('invitations', can.invite),
      page('requests', can.decideRequests),
      page('held', can.addReading),
      page('posting', can.moderate),
      page('moderation', can.moderate),
      page('rules', true),
      page('settings', can.update),
    ].filter(({ isShown }) => isShown);
  });
}
