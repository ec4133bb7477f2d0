import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Group } from '@lectern/contracts';
import { Badge } from '@lectern/web/ui';

/** Groups as a list that reads like sentences. */
@Component({
  selector: 'lec-group-rows',
  imports: [Badge, RouterLink, TranslocoDirective],
  template: `
    <ul *transloco="let t; prefix: 'groups'" class="rows">
      @for (group of groups(); track group.id) {
        <li>
          <a class="entry" [routerLink]="['/groups', group.id]">
            <span class="name"
              ><bdi>{{ group.name }}</bdi>
              @if (group.unreadCount > 0) {
                <lec-badge tone="new">{{ t('facts.unread', { count: group.unreadCount }) }}</lec-badge>
              }
            </span>
            @if (group.description) {
              <span class="description quiet" dir="auto">{{ group.description }}</span>
            }
            <span class="facts quiet small">
              {{ t('facts.readings', { count: group.readingCount }) }},
              {{ t('facts.members', { count: group.memberCount }) }}
              @if (group.role; as role) {
                @if (role !== 'member') {
                  <lec-badge>{{ t('role.' + role) }}</lec-badge>
                }
              } @else if (group.hasOpenRequest) {
                <lec-badge tone="held">{{ t('facts.requested') }}</lec-badge>
              }
            </span>
          </a>
        </li>
      }
    </ul>
  `,
  styles: `
    .entry {
      display: grid;
      gap: 4px;
      margin: 0 -12px;
      padding: 16px 12px;
      border-radius: var(--radius);
      color: inherit;
      text-decoration: none;
    }
    .entry:hover {
      background: var(--sunk);
    }
    .name {
      font: 600 1.125rem/1.625rem var(--reading-face);
    }
    .name lec-badge {
      margin-inline-start: 8px;
      font-family: var(--interface-face);
    }
    .entry:hover .name {
      color: var(--accent);
    }
    .description {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
    }
  `,
})
export class GroupRows {
  readonly groups = input.required<readonly Group[]>();
}
